"""Vocabulary files continued."""

import pytest

from disclosure.importing.faults import ImportFaultError
from disclosure.importing.vocabulary_text import extend
from disclosure.items.fields import Vocabulary
from disclosure.items.metadata import read_metadata

TREE = """\
# 本单位的分类
- 代码: policy # 政策
  名称: 政策文件
  下级:
    - {代码: rules, 名称: 规范性文件}
    - 代码: other
      名称: "其他"
      # 其他的说明

# 第二部分
- name: 财政信息
  code: finance
- 代码: personnel
  名称: 人事信息
  下级:
# 完
"""


def paths(text: str) -> list[tuple[str, ...]]:
    """Return the paths of the categories in the text, in order."""
    metadata, findings = read_metadata({"site.yml": "网站名称: 示例", "categories.yml": text})
    assert not findings
    return [term.path for term in metadata.terms[Vocabulary.CATEGORIES]]


def test_new_terms_go_to_the_end_of_their_lists() -> None:
    """Top classes, children of old classes and trees are added; no line of before changes."""
    added = {
        ("政策文件", "行政规划"): "c001",
        ("统计信息",): "c002",
        ("统计信息", "公报"): "c003",
        ("财政信息", "预算"): "c004",
        ("人事信息", "招考"): "c005",
        ("政策文件", "其他", "旧文件"): "c006",
    }
    text = extend(TREE, Vocabulary.CATEGORIES, added)
    assert set(added) <= set(paths(text))
    lines = iter(text.split("\n"))
    assert all(line in lines for line in TREE.split("\n"))
    assert paths(text)[:5] == [
        ("政策文件",),
        ("政策文件", "规范性文件"),
        ("政策文件", "其他"),
        ("政策文件", "其他", "旧文件"),
        ("政策文件", "行政规划"),
    ]


@pytest.mark.parametrize("text", ["", "# 说明", "# 说明\n", "\n\n# 甲\n\n"])
def test_an_empty_file_is_begun(text: str) -> None:
    """A file of nothing but comments keeps them above the first term."""
    extended = extend(text, Vocabulary.BODIES, {("示例市财政局",): "b001"})
    assert extended.startswith(text)
    assert extended.endswith("- 代码: b001\n  全称: 示例市财政局\n")


def test_indents_line_ends_and_a_missing_last_one() -> None:
    """An indented list with Windows line ends is continued in its own manner."""
    text = "  - 代码: a\r\n    名称: 甲"
    extended = extend(text, Vocabulary.GENRES, {("乙",): "g001"})
    assert extended == text + "\r\n  - 代码: g001\r\n    名称: 乙\r\n"


@pytest.mark.parametrize("text", ["[{代码: a, 名称: 甲}]", "名称: 甲", "- 代码: [", "甲"])
def test_what_cannot_be_continued_is_told(text: str) -> None:
    """A file that is no list of lines is refused before anything is written."""
    with pytest.raises(ImportFaultError, match=r"metadata/genres\.yml"):
        extend(text, Vocabulary.GENRES, {("乙",): "g001"})


def test_a_class_written_on_one_line_cannot_get_children() -> None:
    """A parent in braces can't be continued by lines, which is told."""
    with pytest.raises(ImportFaultError, match="categories"):
        extend(TREE, Vocabulary.CATEGORIES, {("政策文件", "规范性文件", "甲"): "c001"})
