"""Values that read back from YAML as typed."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure.importing.yaml_writing import mapping_lines, scalar
from disclosure.items.characters import one_line
from disclosure.items.front_matter import Mapping, Scalar, read_mapping

MARKS = st.sampled_from(list("-:#'\"\\[]{}&*!|>%@`?,~ 　\u200b\ufeff\u00a0\u00ad年a0=<"))
TEXTS = st.one_of(
    st.lists(MARKS).map("".join),
    st.text(st.characters(codec="utf-8")),
    st.sampled_from(["no", "null", "~", "0x1f", "1e3", "1_0", "12:30:45", "2018-02-01", "=", "<<"]),
).map(one_line)


def read(lines: str) -> Mapping:
    """Return the mapping in the lines as this software reads it."""
    return read_mapping(lines + "\n")


@given(TEXTS.filter(bool))
def test_every_value_reads_back_as_typed(text: str) -> None:
    """This software's reader and the usual one both give the text back."""
    line = f"标题: {scalar(text)}"
    assert "\n" not in line
    (entry,) = read(line).entries
    assert isinstance(entry.value, Scalar)
    assert entry.value.text == text
    loaded = yaml.safe_load(line)["标题"]
    assert str(loaded) == text
    assert isinstance(loaded, str) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("关于印发《办法》的通知（试行）", "关于印发《办法》的通知（试行）"),
        ("科技、教育\\科技", "科技、教育\\科技"),
        ("示办发〔2021〕14号", "示办发〔2021〕14号"),
        ("2018-02-01", "2018-02-01"),
        ("000014349/2018-00073", "'000014349/2018-00073'"),
        ("题目: 甲 #乙", "'题目: 甲 #乙'"),
        ("on", "'on'"),
        ("\u200b示办发", '"\\u200B示办发"'),
    ],
)
def test_values_look_plain(text: str, written: str) -> None:
    """Quotes stand only where another reader would take the text for something else."""
    assert scalar(text) == written


def test_lists_stand_one_value_a_line() -> None:
    """A list is written as editors write it."""
    lines = mapping_lines({"主题词": ("经济", "a: b"), "标题": "甲"})
    assert list(lines) == ["主题词:", "  - 经济", "  - 'a: b'", "标题: 甲"]
