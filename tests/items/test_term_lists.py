import pytest

from disclosure.items.fields import Vocabulary
from disclosure.items.front_matter import read_value
from disclosure.items.term_lists import read_terms
from disclosure.items.vocabularies import Body


def faults(vocabulary: Vocabulary, text: str) -> list[str]:
    """Return line, subject and problem of each fault."""
    _, findings = read_terms(vocabulary, read_value(text))
    return [f"{each.line} {each.subject} {each.problem}" for each in findings]


def test_a_tree_is_read_top_classes_first() -> None:
    """A term is followed by those below it, each with the path to it."""
    text = "- code: a\n  name: 甲\n  children:\n    - {代码: b, 名称: 乙}\n- {code: c, name: 丙}\n"
    terms, findings = read_terms(Vocabulary.CATEGORIES, read_value(text))
    assert findings == ()
    assert [term.label for term in terms] == ["甲", "甲\\乙", "丙"]


def test_a_body_is_read_whole() -> None:
    """Short name, parent, status and pattern of a body are read."""
    text = (
        "- {code: a, name: 甲市人民政府}\n"
        "- code: b\n  全称: 甲市财政局\n  简称: 市财政局\n  上级: a\n  状态: 撤销\n"
        "  索引号格式: B\\d{3}\n"
    )
    terms, findings = read_terms(Vocabulary.BODIES, read_value(text))
    body = terms[1]
    assert findings == ()
    assert isinstance(body, Body)
    assert (body.short, body.parent, body.abolished) == ("市财政局", "a", True)
    assert body.index_number_pattern is not None
    assert body.index_number_pattern.fullmatch("B123")


@pytest.mark.parametrize("written", ["a(", "a{99999999999999999999}", "(" * 9000])
def test_a_pattern_that_is_none_is_a_finding(written: str) -> None:
    """However it fails to be one."""
    text = f"- 名称: 示例市教育局\n  代码: jyj\n  索引号格式: '{written}'\n"
    _, findings = read_terms(Vocabulary.BODIES, read_value(text))
    assert [finding.problem for finding in findings] == ["写法有误"]


def test_a_code_names_one_term() -> None:
    """Codes are parts of addresses, so they are unique over all levels; the first stays."""
    text = "- code: a\n  name: 甲\n  children:\n    - {code: a, name: 乙}\n"
    assert faults(Vocabulary.CATEGORIES, text) == ["4 代码 代码“a”已用于“甲”"]


def test_codes_of_the_unknown_are_taken() -> None:
    """The explicit unknowns have addresses, too."""
    assert faults(Vocabulary.BODIES, "- {code: unknown, name: 甲}\n") == [
        "1 代码 代码“unknown”已用于“不详”"
    ]


def test_the_unknown_may_be_declared() -> None:
    """An agency that writes down 未分类 in its own list is right, under its code or another."""
    assert faults(Vocabulary.CATEGORIES, "- {code: uncategorised, name: 未分类}\n") == []
    assert faults(Vocabulary.CATEGORIES, "- {code: none, name: 未分类}\n") == []


def test_equal_names_need_different_parents() -> None:
    """A name may stand in several classes but only once in each."""
    text = (
        "- code: a\n  name: 甲\n  children:\n"
        "    - {code: b, name: 其他}\n    - {code: c, name: 其他}\n- {code: d, name: 其他}\n"
    )
    assert faults(Vocabulary.SUBJECTS, text) == ["5 名称 “其他”重复"]


def test_keys_of_other_vocabularies_are_unknown() -> None:
    """A list without levels has no 下级, a class no 全称."""
    assert faults(Vocabulary.GENRES, "- {code: a, name: 甲, 下级: []}\n") == ["1 下级 没有这个项目"]
