"""Columns recognised as fields."""

import pytest

from disclosure.importing.columns import (
    DEFAULT_PREFIX,
    Mapped,
    choose_columns,
    missing_columns,
    read_mapping,
)
from disclosure.importing.faults import ImportFaultError
from disclosure.items.fields import BY_NAME, Kind


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("index_no", "index_number"),
        ("issuer", "issuing_body"),
        ("date", "issued"),
        ("doc_no", "document_number"),
        ("source", "origin"),
        ("body", "body"),
        ("id", "id"),
        ("索 引 号：", "index_number"),
        ("信息索引号", "index_number"),
        ("备注/文号", "document_number"),
        ("标　　题", "title"),
        ("[ 发文字号 ]", "document_number"),
        ("公文生成日期", "issued"),
        ("公开责任部门", "issuing_body"),
        ("关 键 词", "keywords"),
        ("TITLE", "title"),
    ],
)
def test_names_met_in_the_wild(column: str, key: str) -> None:
    """Keys and Chinese labels are known in any width and case, with blanks and colons."""
    assert choose_columns([column], Mapped()).fields == {key: (column,)}


@pytest.mark.parametrize("name", list(BY_NAME))
def test_every_name_of_front_matter_is_known(name: str) -> None:
    """Each field's own names are known, except relations, which only a mapping file declares."""
    expected = {} if BY_NAME[name].kind is Kind.NUMBERS else {BY_NAME[name].key: (name,)}
    assert choose_columns([name], Mapped()).fields == expected


def test_the_better_name_goes_first_and_unknown_columns_are_told() -> None:
    """Of two columns for a field the one with the field's own label is preferred."""
    columns = choose_columns(["公开时限", "成文日期", "发文日期"], Mapped())
    assert columns.fields == {"issued": ("发文日期", "成文日期")}
    assert columns.unused == ("公开时限",)


def test_a_mapping_file_outweighs_guesses() -> None:
    """A declared column answers its field alone, and what it would be guessed for is left free."""
    mapped = read_mapping("标题: 文号\n正文: [长文, 短文]\n原编号: 号\n", "m.yml")
    columns = choose_columns(["文号", "标题", "短文", "号"], mapped)
    assert columns.fields == {"title": ("文号",), "body": ("短文",), "id": ("号",)}
    assert columns.unused == ("标题",)
    assert missing_columns(["文号", "标题", "短文", "号"], mapped) == ("长文",)


def test_a_mapping_file_may_declare_relations_and_the_prefix() -> None:
    """Relations are taken when declared; the prefix begins assigned index numbers."""
    mapped = read_mapping("废止: 废止文件\n索引号前段: '000014349'\n", "m.yml")
    assert mapped == Mapped(columns={"repeals": ("废止文件",)}, prefix="000014349")
    assert read_mapping("", "m.yml") == Mapped(prefix=DEFAULT_PREFIX)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("标提: a\n", "标题"),
        ("标题 a\n", "名称: 值"),
        ("索引号前段: 甲/乙\n", "连字符"),
        ("{", "YAML"),
    ],
)
def test_a_faulty_mapping_file_is_refused(text: str, words: str) -> None:
    """A mapping file that can't be followed is refused with place and remedy."""
    with pytest.raises(ImportFaultError, match=words) as caught:
        read_mapping(text, "m.yml")
    assert str(caught.value).startswith("m.yml:")
