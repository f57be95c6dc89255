from io import BytesIO

import pytest
from docx import Document

from attachments.samples import RELATIONS, make_document, make_office, make_relations
from disclosure.attachments.extraction import extract_text
from disclosure.attachments.obstacles import Obstacle
from sample_site import ROOT

HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
SHOWN = '<w:rPr><w:vanish w:val="0"/></w:rPr>'


def _run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def _text(body: str, **others: str) -> str:
    return extract_text("文.docx", make_document(body, **others)).text


def test_a_document_made_by_a_library_reads_in_order() -> None:
    """Paragraphs and tables come in the order of the document, a row of a table on one line."""
    document = Document()
    document.add_heading("关于做好春耕备耕工作的通知", 1)
    document.add_paragraph("各乡镇人民政府：").add_run("现通知如下。").bold = True
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("乡镇", "面积（亩）", "清河镇\n河东村", "1200"),
        strict=True,
    ):
        cell.text = text
    document.add_paragraph("2026年3月5日")
    buffer = BytesIO()
    document.save(buffer)
    assert extract_text("通知.docx", buffer.getvalue()).text.split("\n") == [
        "关于做好春耕备耕工作的通知",
        "各乡镇人民政府：现通知如下。",
        "乡镇 面积（亩）",
        "清河镇 河东村 1200",
        "2026年3月5日",
    ]


def test_a_form_of_the_sample_site_reads_as_it_is_seen() -> None:
    """A form from the sample site gives its labels, the two cells of each row on one line."""
    file = ROOT / "docs/items/2024/2024-从业资格证申请表.docx"
    assert extract_text(file.name, file.read_bytes()).text.split("\n")[:4] == [
        "经营性道路货物运输驾驶员从业资格证申请表",
        "申请人 联系方式",
        "准驾车型 初领驾驶证日期",
        "申请类别 □初领\u3000□换证\u3000□补证\u3000□注销",
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{_run('春')}{_run('耕')}</w:p>", "春耕"),
        (f"<w:p>{_run('一、')}<w:r><w:tab/><w:t>总则</w:t></w:r></w:p>", "一、 总则"),
        (
            f"<w:p><w:ins>{_run('增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>",
            "增",
        ),
        (f"<w:p><w:moveFrom>{_run('旧')}</w:moveFrom>{_run('新')}</w:p>", "新"),
        (f"<w:p>{_run('藏', HIDDEN)}{_run('见')}</w:p>", "见"),
        (f"<w:p>{_run('见', SHOWN)}</w:p>", "见"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", ""),
        ("<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r></w:p>", "A-B"),
        (
            (
                f"<w:p><w:r><AlternateContent><Choice><w:txbxContent><w:p>{_run('框')}</w:p>"
                f"</w:txbxContent></Choice><Fallback><w:p>{_run('框')}</w:p></Fallback>"
                f"</AlternateContent></w:r>{_run('文')}</w:p>"
            ),
            "框\n文",
        ),
        (
            (
                f"<w:tbl><w:tr><w:tc><w:p>{_run('甲')}</w:p><w:tbl><w:tr><w:tc><w:p>{_run('乙')}</w:p>"
                f"</w:tc></w:tr><w:tr><w:tc><w:p>{_run('丙')}</w:p></w:tc></w:tr></w:tbl></w:tc>"
                f"<w:tc><w:p>{_run('丁')}</w:p></w:tc></w:tr></w:tbl><w:p>{_run('戊')}</w:p>"
            ),
            "甲 乙 丙 丁\n戊",
        ),
    ],
    ids=["runs", "tab", "deleted", "moved", "hidden", "shown", "field", "hyphen", "box", "nested"],
)
def test_a_reader_sees_the_text(body: str, text: str) -> None:
    """What a reader sees of a paragraph is taken, once; deleted, moved and hidden text is not."""
    assert _text(body) == text


def test_notes_follow_the_text() -> None:
    """Footnotes and endnotes come behind the document."""
    notes = f"<w:footnote><w:p>{_run('注释')}</w:p></w:footnote>"
    assert _text(f"<w:p>{_run('正文')}</w:p>", footnotes=notes) == "正文\n注释"


def test_slides_come_in_the_order_of_showing() -> None:
    """A presentation's slides are read in the order in which it lists them, tables by row."""
    slide = (
        '<s xmlns:a="a"><a:p><a:r><a:t>{}</a:t></a:r><a:br/><a:r><a:t>页</a:t></a:r></a:p>{}</s>'
    )
    row = "<a:tr><a:tc><a:p><a:t>甲</a:t></a:p></a:tc><a:tc><a:p><a:t>乙</a:t></a:p></a:tc></a:tr>"
    order = f'<p xmlns:r="{RELATIONS}"><sldId id="256" r:id="r2"/><sldId id="257" r:id="r1"/></p>'
    relations = {"r1": ("slide", "slides/a.xml"), "r2": ("slide", "slides/b.xml")}
    data = make_office(
        "ppt/presentation.xml",
        {
            "ppt/presentation.xml": order,
            "ppt/_rels/presentation.xml.rels": make_relations(relations),
            "ppt/slides/a.xml": slide.format("后", row),
            "ppt/slides/b.xml": slide.format("先", ""),
        },
    )
    assert extract_text("解读.pptx", data).text == "先 页\n后 页\n甲 乙"


def test_binary_workbooks_are_unknown() -> None:
    """A file whose main part is no XML is of an unknown type."""
    data = make_office("xl/workbook.bin", {"xl/workbook.bin": b"\x83\x01"})
    assert extract_text("表.xlsb", data).obstacle is Obstacle.UNKNOWN_TYPE
