import pytest

from disclosure.items.metadata import read_metadata
from disclosure.items.reading import Reading, SourceFile, decode, read_item

METADATA, _ = read_metadata(
    {
        "site.yml": "name: 示例\n",
        "issuing_bodies.yml": "- {code: office, name: 示例市人民政府办公室}\n",
        "categories.yml": "- {code: notices, name: 通知公告}\n",
    }
)
VALUES = {
    "标题": "示例通知",
    "索引号": "000014349/2024-00001",
    "组配分类": "通知公告",
    "发布机构": "示例市人民政府办公室",
    "发文日期": "2024-03-05",
    "内容概述": "说明示例事项。",
}


def read(body: str = "正文。\n", **changes: str) -> Reading:
    """Return what comes of an item with these entries changed or added."""
    lines = "".join(f"{key}: {value}\n" for key, value in (VALUES | changes).items())
    data = f"---\n{lines}---\n{body}".encode()
    return read_item(SourceFile(path="docs/items/a.md", data=data), METADATA, {})


def rules(reading: Reading) -> list[str]:
    """Return the slugs of the findings in the order found."""
    return [finding.rule for finding in reading.findings]


def test_a_good_item_becomes_a_record() -> None:
    """Every value, its line and the body's line are in the record."""
    reading = read(文号="示政办发〔2024〕5号")
    assert reading.findings == ()
    record = reading.record
    assert record is not None
    assert (record.index_number, record.issuing_body.code) == ("000014349/2024-00001", "office")
    assert record.number is not None
    assert (record.number.year, record.number.serial) == (2024, 5)
    assert (record.lines["title"], record.lines["document_number"]) == (2, 8)
    assert (record.body, record.body_line) == ("正文。\n", 10)


def test_keys_may_be_english() -> None:
    """English keys, labels and aliases mean the same field."""
    english = read(标题="", title="示例通知")
    assert "front-matter-repeated" in rules(english)
    reading = read(成文日期="2024-03-05")
    assert rules(reading) == ["front-matter-repeated"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("组配分类", "没有的分类"),
        ("发布机构", "没有的机构"),
        ("发文日期", "2024-02-30"),
        ("组配分类", ""),
        ("内容概述", "{甲: 乙}"),
    ],
)
def test_a_faulty_value_is_unknown_in_the_record(key: str, value: str) -> None:
    """A site that lowers a rule's severity still publishes the item, none vanishes silently."""
    reading = read(**{key: value})
    assert len(reading.findings) == 1
    assert reading.record is not None
    assert reading.record.index_number == "000014349/2024-00001"


@pytest.mark.parametrize("key", ["标题", "索引号"])
@pytest.mark.parametrize("value", ["", "[]", "不详"])
def test_without_title_or_index_number_there_is_no_record(key: str, value: str) -> None:
    """These two can't be unknown: an item without them has no address and no name."""
    reading = read(**{key: value})
    assert reading.record is None
    assert rules(reading) == ["mandatory-missing"]


def test_explicit_unknowns_are_warned_about() -> None:
    """不详 and 未分类 are accepted, and each is a finding."""
    reading = read(组配分类="未分类", 发布机构="不详", 发文日期="不详", 内容概述="不详")
    assert rules(reading) == ["mandatory-unknown"] * 4
    assert reading.record is not None
    assert (reading.record.issued, reading.record.summary) == (None, "")
    assert reading.record.category.code == "uncategorised"


def test_a_withdrawn_item_needs_no_body() -> None:
    """A tombstone has nothing to show; any other item has."""
    assert rules(read(body="\n")) == ["body-empty"]
    assert rules(read(body="\n", 撤回日期="")) == ["body-empty"]
    assert rules(read(body="\n", 撤回日期="2024-05-06")) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_utf8_is_read_with_any_line_end(encoding: str, end: str) -> None:
    """A byte order mark and the line ends of any system make no difference."""
    data = f"甲{end}乙{end}".encode(encoding)
    assert decode(SourceFile(path="a", data=data)) == ("甲\n乙\n", ())


@pytest.mark.parametrize(
    ("encoding", "line", "problem"),
    [
        ("gbk", 2, "是 GBK（ANSI）编码，不是 UTF-8"),
        ("gb18030", 2, "是 GBK（ANSI）编码，不是 UTF-8"),
        ("utf-16", 1, "是 UTF-16 编码，不是 UTF-8"),
    ],
)
def test_other_encodings_are_named(encoding: str, line: int, problem: str) -> None:
    """The finding says which encoding it is and on which line the trouble begins."""
    text, (finding,) = decode(SourceFile(path="a", data="---\n标题: 通知\n".encode(encoding)))
    assert text is None
    assert (finding.line, finding.problem, finding.rule) == (line, problem, "file-encoding")
