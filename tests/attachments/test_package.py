import zipfile
from io import BytesIO

import pytest

from attachments.samples import make_document, make_office, make_zip
from disclosure.attachments.extraction import Extraction, extract_text
from disclosure.attachments.obstacles import Obstacle
from disclosure.attachments.package import UNPACKED_LIMIT


def _obstacle(document: str | bytes) -> Obstacle | None:
    data = make_office("word/document.xml", {"word/document.xml": document})
    return extract_text("文.docx", data).obstacle


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    """No more is unpacked than the limit, however small the file."""
    assert _obstacle(b"<a>" + b" " * UNPACKED_LIMIT) is Obstacle.TOO_LARGE


def test_the_limit_holds_for_all_parts_together() -> None:
    """Parts that each keep the limit are refused when they exceed it together."""
    half = f"<w:p>{' ' * (UNPACKED_LIMIT // 2)}</w:p>"
    data = make_document(half, footnotes=half)
    assert extract_text("文.docx", data).obstacle is Obstacle.TOO_LARGE


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a [<!ENTITY x "yyyy"><!ENTITY z "&x;&x;&x;">]><a><t>&z;</t></a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a><t>&x;</t></a>',
        "<a>" * 5000,
        "<a><t/>甲",
        "<a><t></b></a>",
        "",
    ],
    ids=["bomb", "outside", "depth", "unclosed", "crossed", "nothing"],
)
def test_xml_that_no_office_program_writes_is_damaged(document: str) -> None:
    """Entities, deep nesting and faulty XML make a file damaged."""
    assert _obstacle(document) is Obstacle.DAMAGED


def test_what_was_read_before_a_fault_is_kept() -> None:
    """Of a file of which one part is faulty the others are searched, and so are checked."""
    document = "<w:p><w:t>清河镇</w:t></w:p>"
    data = make_document(document, footnotes="<w:p><w:t>1101</w:t>")
    assert extract_text("文.docx", data) == Extraction(
        text="清河镇\n1101", obstacle=Obstacle.PART, concealed="清河镇\n1101"
    )


def test_an_archive_of_very_many_parts_is_refused() -> None:
    """A directory of more parts than any office file has is not even read."""
    data = make_zip({str(number): b"" for number in range(10_001)})
    assert extract_text("文.docx", data).obstacle is Obstacle.TOO_LARGE


def test_an_archive_with_a_password_is_encrypted() -> None:
    """A part that is marked as encrypted makes the file encrypted."""
    data = bytearray(make_document("<w:p/>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + offset] |= 1
    assert extract_text("文.docx", bytes(data)).obstacle is Obstacle.ENCRYPTED


def test_a_packing_that_office_files_never_have_is_damaged() -> None:
    """Only the two ways of packing are read that the standard allows."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("_rels/.rels", "<Relationships/>")
    assert extract_text("文.docx", buffer.getvalue()).obstacle is Obstacle.DAMAGED
