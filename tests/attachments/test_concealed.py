"""What is published with a file, though nobody sees it, is read: it may be a person's number."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Final

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

from attachments.samples import make_document, make_office, make_pdf, make_workbook, make_zip
from disclosure.attachments.concealed import text_within
from disclosure.attachments.extraction import extract_text
from disclosure.attachments.package import UNPACKED_LIMIT

NUMBER: Final = "110101190001010014"
WIDE: Final = NUMBER.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


def _with_parts(**parts: str | bytes) -> bytes:
    """Return a document with further parts, in whose names ``_`` stands for a point."""
    document = "<w:document><w:body><w:p><w:t>公示</w:t></w:p></w:body></w:document>"
    named = {f"word/{name.replace('_', '.')}": content for name, content in parts.items()}
    return make_office("word/document.xml", {"word/document.xml": document, **named})


LINK = f'<Relationships><Relationship Id="a" Target="x?id={NUMBER}"/></Relationships>'
SHEET = make_workbook(f'<row r="1"><c r="A1" t="str"><v>{NUMBER}</v></c></row>')


@pytest.mark.parametrize(
    "data",
    [
        _with_parts(x_rels=LINK),
        _with_parts(x_vml=f'<shape><textpath string="{NUMBER}"/></shape>'),
        _with_parts(x_vml=f"<shape><t>{NUMBER}</t></shape>"),
        _with_parts(x_xml=f'<a tooltip="{NUMBER}"/>'),
        _with_parts(x_xlsx=SHEET),
        _with_parts(x_docx=_with_parts(x_xlsx=SHEET)),
        _with_parts(x_bin="序号\t号码".encode("utf-16-le") + NUMBER.encode("utf-16-le")),
        _with_parts(x_txt=f"号码：{NUMBER}"),
        make_zip({"名单.csv": f"甲,{NUMBER}"}),
        make_zip({"名单.pdf": make_pdf([NUMBER])}),
    ],
    ids=[
        "link",
        "vml",
        "vml-text",
        "attribute",
        "sheet",
        "nested",
        "object",
        "text",
        "archive",
        "pdf",
    ],
)
def test_parts_that_no_reader_sees_are_read(data: bytes) -> None:
    """Targets of links, drawings of the old kind, and files within files."""
    assert NUMBER in extract_text("文.docx", data).concealed


def _pdf(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(make_pdf(["公示名单"]))))
    change(writer)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _description(writer: PdfWriter) -> None:
    stream = StreamObject()
    stream.set_data(f"<x:xmpmeta><dc:subject>{NUMBER}</dc:subject></x:xmpmeta>".encode())
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)  # noqa: SLF001  # as below


def _form_field(writer: PdfWriter) -> None:
    parent = writer._add_object(  # noqa: SLF001  # it has no public name
        DictionaryObject({NameObject("/V"): TextStringObject(NUMBER)})
    )
    writer.add_annotation(0, FreeText(text="号码", rect=(0, 0, 9, 9)))
    writer.pages[0]["/Annots"][0].get_object()[NameObject("/Parent")] = parent  # type: ignore[index]


@pytest.mark.parametrize(
    "change",
    [
        lambda writer: writer.add_metadata({"/Subject": f"号码{NUMBER}"}),
        lambda writer: writer.add_outline_item(title=NUMBER, page_number=0),
        _description,
        lambda writer: writer.add_annotation(0, FreeText(text=NUMBER, rect=(0, 0, 9, 9))),
        _form_field,
        lambda writer: writer.add_attachment("名单.csv", NUMBER.encode()),
        lambda writer: writer.add_attachment("名单.xlsx", SHEET),
    ],
    ids=["property", "bookmark", "description", "note", "form", "file", "sheet"],
)
def test_what_a_pdf_holds_besides_its_pages_is_read(change: Callable[[PdfWriter], object]) -> None:
    """Its text is that of the pages as before."""
    extraction = extract_text("文.pdf", _pdf(change))
    assert extraction.text == "公示名单"
    assert NUMBER in extraction.concealed


@pytest.mark.parametrize("written", [NUMBER.encode(), NUMBER.encode("utf-16-le")])
def test_long_numbers_are_read_in_files_of_whatever_format(written: bytes) -> None:
    """Word files of the old format hold their text in UTF-16, photographs' descriptions ASCII."""
    assert NUMBER in text_within(b"\xd0\xcf\x11\xe0\0\0" + b"\0\xff" * 9 + written + b"\0\0\x07")


def test_wide_digits_and_marks_of_secrecy_are_read_in_old_files() -> None:
    """They are in UTF-16, too."""
    data = b"\xd0\xcf\x11\xe0\0\0" + f"机密★一年 {WIDE}".encode("utf-16-le")
    assert text_within(data).split("\n") == ["机密★", WIDE]


def test_files_within_files_share_the_room_to_unpack() -> None:
    """However many there are, and however small, no more is unpacked together."""
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.xml", b"<a>" + b" " * (UNPACKED_LIMIT // 4) + b"</a>")
    parts: dict[str, str | bytes] = {f"{at:02d}.docx": inner.getvalue() for at in range(40)}
    data = make_zip({**parts, "a.xml": f"<a>{NUMBER}</a>"})
    assert text_within(data) == NUMBER


def test_files_are_looked_into_a_few_times_only() -> None:
    """A file that seems to hold itself comes to an end."""
    data = make_document(f"<w:p><w:t>{NUMBER}</w:t></w:p>")
    for _ in range(5):
        data = make_zip({"x.docx": data, "a.xml": "<a>外</a>"})
    assert text_within(data).split("\n") == ["外"] * 4
