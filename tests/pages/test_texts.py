"""Texts made for people."""

import datetime

import pytest

from disclosure.pages.texts import citation, extract, moment_text, plain_text, size_text
from making import make_record


def test_plain_text_keeps_blocks_apart_and_resolves_entities() -> None:
    """Each block is a line; tags vanish, entities become letters."""
    html = "<h2>标题</h2><p>甲&amp;乙<br>丙&lt;丁</p><table><tr><td>1</td><td>2</td></tr></table>"
    assert plain_text(html) == "标题\n甲&乙\n丙<丁\n1\n2"


def test_extract_ends_with_a_whole_sentence_where_one_fits() -> None:
    """An extract stops after the last sentence that fits, else it is cut with an ellipsis."""
    assert extract("甲" * 40 + "。" + "乙" * 200) == "甲" * 40 + "。"
    assert extract("甲" * 300) == "甲" * 99 + "…"
    assert extract("短文") == "短文"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1.0 KB"), (5 * 1024 * 1024, "5.0 MB")],
)
def test_size_text(size: int, text: str) -> None:
    """Sizes read in B, KB and MB."""
    assert size_text(size) == text


def test_moment_shows_the_time_only_when_there_is_one() -> None:
    """Midnight stands for a date without a time."""
    assert moment_text(datetime.datetime(2024, 3, 5)) == "2024-03-05"
    assert moment_text(datetime.datetime(2024, 3, 5, 9, 30)) == "2024-03-05 09:30"


def test_citation_names_all_that_identifies_the_document() -> None:
    """Body, title, number, date, index number and permanent address are in the citation."""
    record = make_record(1, document_number="示府办〔2024〕7号")
    assert citation(record, "https://www.example.gov.cn/items/x/") == (
        "示例市人民政府办公室：《示例通知之1》（示府办〔2024〕7号），2024年3月5日，"
        "索引号 000000001/2024-00001，https://www.example.gov.cn/items/x/"
    )
