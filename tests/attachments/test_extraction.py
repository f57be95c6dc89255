import io
import logging
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attachments.samples import make_document, make_office, make_pdf, make_workbook, make_zip
from disclosure.attachments.extraction import DATA_LIMIT, Extraction, extract_text
from disclosure.attachments.lines import TEXT_LIMIT
from disclosure.attachments.obstacles import Obstacle
from sample_site import ROOT

PARAGRAPH = "<w:p><w:r><w:t>春耕备耕</w:t></w:r></w:p>"
ROW = '<row><c t="inlineStr"><is><t>清河镇</t></is></c><c><v>1200</v></c></row>'
FILES = {
    "通知.docx": make_document(PARAGRAPH),
    "表.xlsx": make_workbook(ROW),
    "说明.pdf": make_pdf(["春耕备耕"]),
    "网页.html": "<p>春耕备耕</p>".encode(),
    "说明.txt": "春耕备耕".encode(),
    "表.csv": "清河镇,1200".encode("gb18030"),
}
ENDINGS = ["docx", "xlsx", "pptx", "pdf", "txt", "csv", "html", "htm", "doc", "ofd", "", "PDF"]
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


@pytest.mark.parametrize(
    ("name", "data", "obstacle"),
    [
        ("空.docx", b"", Obstacle.EMPTY),
        ("旧.doc", OLE, Obstacle.OLD_FORMAT),
        ("旧.wps", b"anything", Obstacle.OLD_FORMAT),
        ("其实是旧的.docx", OLE, Obstacle.OLD_FORMAT),
        ("加密.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), Obstacle.ENCRYPTED),
        ("图.png", b"\x89PNG\r\n", Obstacle.UNKNOWN_TYPE),
        ("版式.ofd", make_zip({"OFD.xml": "<OFD/>"}), Obstacle.UNKNOWN_TYPE),
        ("没有扩展名", b"text", Obstacle.UNKNOWN_TYPE),
        ("其实是文本.docx", b"text", Obstacle.DAMAGED),
        ("其实是文本.pdf", b"text", Obstacle.DAMAGED),
        ("没有字.docx", make_document("<w:p/>"), Obstacle.NO_TEXT),
        ("没有字.xlsx", make_workbook(""), Obstacle.NO_TEXT),
        ("没有字.txt", b" \n\t\n", Obstacle.NO_TEXT),
        ("大.txt", b"x" * (DATA_LIMIT + 1), Obstacle.TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_without_text_says_why(name: str, data: bytes, obstacle: Obstacle) -> None:
    """A file that gives no text gives the reason, which content decides before the ending."""
    extraction = extract_text(name, data)
    assert (extraction.text, extraction.obstacle) == ("", obstacle)


@pytest.mark.parametrize("name", FILES)
def test_the_content_decides_what_a_file_is(name: str) -> None:
    """The same bytes give the same text under any ending that their type may bear."""
    expected = extract_text(name, FILES[name])
    assert expected.obstacle is None
    if FILES[name].startswith((b"PK", b"%PDF")):
        for ending in ENDINGS:
            assert extract_text(f"改名.{ending}", FILES[name]) == expected


def test_no_more_than_the_limit_is_taken() -> None:
    """Of a text longer than the limit the beginning is taken, and that is told."""
    extraction = extract_text("长.txt", "长".encode() * (TEXT_LIMIT + 5))
    assert extraction.text == "长" * TEXT_LIMIT
    assert extraction.obstacle is Obstacle.PART


def test_control_characters_and_empty_lines_are_left_out() -> None:
    """Of a text, control characters, half characters, outer blanks and empty lines are dropped."""
    data = "\ufeff甲\x07乙 \r\n\r\n\n  丙\x00".replace("\x00", "").encode()
    assert extract_text("文.txt", data).text == "甲乙\n丙"


@pytest.mark.parametrize("name", FILES)
def test_a_truncated_file_never_raises(name: str) -> None:
    """Wherever a file is cut off, it gives text or a reason."""
    data = FILES[name]
    for length in range(0, len(data), max(1, len(data) // 60)):
        assert _is_sound(extract_text(name, data[:length]))


@given(ending=st.sampled_from(ENDINGS), data=st.binary(max_size=400), start=st.integers(0, 4))
def test_random_bytes_never_raise(ending: str, data: bytes, start: int) -> None:
    """Whatever the bytes, with or without a known beginning, a file gives text or a reason."""
    lead = (b"", b"%PDF-1.7\n", b"PK\x03\x04", OLE[:8], b"\xff\xfe")[start]
    assert _is_sound(extract_text(f"a.{ending}", lead + data))


@given(
    name=st.sampled_from(sorted(FILES)),
    at=st.floats(0, 1, exclude_max=True),
    byte=st.binary(max_size=3),
)
def test_damaged_bytes_never_raise(name: str, at: float, byte: bytes) -> None:
    """Whatever replaces some bytes of a sound file, it gives text or a reason."""
    data = FILES[name]
    place = int(at * len(data))
    assert _is_sound(extract_text(name, data[:place] + byte + data[place + 2 :]))


@given(body=st.text(max_size=60))
def test_random_markup_never_raises(body: str) -> None:
    """Whatever stands in a document's, a sheet's or a web page's markup gives text or a reason."""
    markup = body.encode("utf-8", "surrogatepass")
    for part in ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"):
        assert _is_sound(extract_text("a.docx", make_office(part, {part: b"<a>" + markup})))
    assert _is_sound(extract_text("a.html", markup))


def test_the_libraries_stay_silent(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a library has to say of a damaged file reaches neither the log nor the terminal."""
    with caplog.at_level(logging.DEBUG):
        for length in range(200, len(FILES["说明.pdf"]), 50):
            extract_text("说明.pdf", FILES["说明.pdf"][:length])
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_no_reader_is_loaded_before_its_file_comes() -> None:
    """Importing the extraction, and reading a text file, loads no library for other types."""
    program = (
        "import sys; from disclosure.attachments.extraction import extract_text;"
        "extract_text('a.txt', b'a');"
        "print({'pypdf', 'zipfile', 'xml.parsers.expat', 'html'} & set(sys.modules))"
    )
    run = [sys.executable, "-S", "-c", program]
    hooks = {"PYTHONPATH": str(ROOT / "hooks")}
    assert subprocess.run(run, env=hooks, capture_output=True, check=True).stdout == b"set()\n"


def test_archives_of_other_kinds_are_unknown() -> None:
    """An archive that is no office file, even one inside which such a file lies, is unknown."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("附件.docx", FILES["通知.docx"])
    assert extract_text("附件.zip", buffer.getvalue()).obstacle is Obstacle.UNKNOWN_TYPE


def _is_sound(extraction: Extraction) -> bool:
    """Return whether there is either text or a reason why not."""
    return bool(extraction.text) is (extraction.obstacle in {None, Obstacle.PART})
