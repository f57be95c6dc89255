from disclosure.columns import FIXED_COLUMNS, Column, read_columns
from disclosure.items.reading import SourceFile

GUIDE = (
    "---\n标题: 政府信息公开指南\n栏目类别: 信息公开指南\n栏目描述: 说明。\n"
    "栏目关键词: [指南, 申请]\n---\n正文。\n"
)


def file(path: str, text: str) -> SourceFile:
    """Return a file with this text."""
    return SourceFile(path=path, data=text.encode())


def test_a_column_is_read_whole() -> None:
    """Front matter, body, lines and address of a column are known; keywords may be a list."""
    columns, findings = read_columns([file("docs/guide.md", GUIDE)])
    assert findings == ()
    assert columns == (
        Column(
            key="guide",
            path="docs/guide.md",
            title="政府信息公开指南",
            column_type="信息公开指南",
            description="说明。",
            keywords="指南,申请",
            body="正文。\n",
            body_line=7,
            lines={"title": 2, "column_type": 3, "description": 4, "keywords": 5},
        ),
    )
    assert columns[0].address == "guide/"


def test_columns_come_in_the_order_of_the_navigation() -> None:
    """Home is first, however the files are sorted; other files are no columns."""
    files = [file(fixed.path, GUIDE) for fixed in reversed(FIXED_COLUMNS)]
    columns, _ = read_columns([*files, file("docs/other.md", GUIDE)])
    assert [column.address for column in columns] == [
        "",
        "guide/",
        "rules/",
        "catalogue/",
        "reports/",
        "request/",
    ]


def test_an_illegible_column_is_left_out() -> None:
    """Faults of encoding and front matter become findings."""
    gbk = SourceFile(path="docs/rules.md", data=GUIDE.encode("gbk"))
    columns, findings = read_columns([gbk, file("docs/guide.md", "正文")])
    assert columns == ()
    assert [finding.rule for finding in findings] == ["front-matter-missing", "file-encoding"]


def test_unknown_and_repeated_entries_are_findings() -> None:
    """A column has five entries and no others, each once."""
    text = "---\n标题: 甲\ntitle: 乙\n作者: 丙\n---\n"
    columns, findings = read_columns([file("docs/guide.md", text)])
    assert columns[0].title == "甲"
    assert [(finding.line, finding.rule) for finding in findings] == [
        (3, "front-matter-repeated"),
        (4, "front-matter-unknown"),
    ]
