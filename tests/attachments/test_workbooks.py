import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from attachments.samples import make_workbook
from disclosure.attachments.extraction import extract_text
from disclosure.attachments.obstacles import Obstacle


def _text(rows: str, **parts: str) -> str:
    return extract_text("表.xlsx", make_workbook(rows, **parts)).text


def test_a_workbook_made_by_a_library_reads_sheet_by_sheet() -> None:
    """Sheets come in order under their names, rows by line, values as a reader sees them."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = "收入表"
    first.append(["项目", "日期", "时刻", "金额", "增长", "公开"])
    moment = datetime.datetime(2026, 3, 5, 9, 30)
    first.append(["增值税", datetime.date(2026, 3, 5), moment, 1200.0, 0.125, True])
    first["E2"].number_format = "0.0%"
    first.append([None, None, datetime.time(8, 15), 1234.56, 3])
    hidden = book.create_sheet("字典")
    hidden.append(["看不见"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Sheet3").append(["末"])
    buffer = BytesIO()
    book.save(buffer)
    assert extract_text("预算.xlsx", buffer.getvalue()).text.split("\n") == [
        "收入表",
        "项目 日期 时刻 金额 增长 公开",
        "增值税 2026-03-05 2026-03-05 09:30 1200 12.5% TRUE",
        "08:15 1234.56 3",
        "末",
    ]


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ('<c t="s"><v>1</v></c><c t="s"><v>0</v></c>', "乙二 甲"),
        ('<c t="s"><v>9</v></c><c t="s"><v>-1</v></c><c t="s"><v>x</v></c>', ""),
        (
            '<c t="inlineStr"><is><r><t>行</t></r><rPh><t>hang</t></rPh><r><t>内</t></r></is></c>',
            "行内",
        ),
        ('<c t="str"><f>A1&amp;"x"</f><v>算出</v></c><c><f>1+1</f><v>2</v></c>', "算出 2"),
        (
            '<c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-03-05</v></c>',
            "FALSE #N/A 2026-03-05",
        ),
        (
            '<c s="1"><v>46086</v></c><c s="0"><v>46086</v></c><c s="7"><v>46086</v></c>',
            "2026-03-05 46086 46086",
        ),
        ("<c/><c><v/></c><c><v>1</v></c>", "1"),
        ('<c t="inlineStr"><is><t>上\n下</t></is></c>', "上 下"),
    ],
    ids=["shared", "no such text", "inline", "formula", "types", "styles", "empty", "lines"],
)
def test_cells_show_their_values(cells: str, text: str) -> None:
    """Each cell shows its value by type and style, formulas their result, readings nothing."""
    styles = (
        '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>'
    )
    texts = "<si><t>甲</t></si><si><r><t>乙</t></r><r><t>二</t></r><rPh><t>er</t></rPh></si>"
    assert _text(f"<row>{cells}</row>", styles=styles, texts=texts) == text


def test_days_count_from_the_workbooks_own_epoch() -> None:
    """A workbook that counts days from 1904 shows the dates that it means."""
    row = '<row><c s="0"><v>44624</v></c></row>'
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    assert _text(row, styles=styles, properties='<workbookPr date1904="1"/>') == "2026-03-05"


def test_text_repeated_without_end_is_cut() -> None:
    """A long shared text to which very many cells refer gives no more than the limit."""
    rows = '<row><c t="s"><v>0</v></c></row>' * 1_000
    data = make_workbook(rows, texts=f"<si><t>{'长' * 100_000}</t></si>")
    extraction = extract_text("表.xlsx", data)
    assert extraction.obstacle is Obstacle.PART
    assert len(extraction.text) == 1_000_000


def test_a_sheet_that_is_missing_is_skipped() -> None:
    """A workbook whose sheet is not in the file has no text."""
    data = make_workbook("").replace(b"worksheets/sheet1.xml", b"worksheets/sheet2.xml")
    assert extract_text("表.xlsx", data).obstacle is Obstacle.NO_TEXT


def test_rows_and_columns_that_are_hidden_give_no_text() -> None:
    """What a sheet does not show is not searched, whether or not cells tell where they stand."""
    rows = (
        '<row><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="AA1"><v>3</v></c></row>'
        "<row><c><v>4</v></c><c><v>5</v></c></row>"
        '<row hidden="1"><c><v>6</v></c></row><row><c><v>7</v></c></row>'
    )
    shown = make_workbook(rows, columns='<col min="2" max="3" hidden="1"/>')
    assert extract_text("表.xlsx", shown).text == "1 3\n4\n7"
