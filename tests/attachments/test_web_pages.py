import time

import pytest

from disclosure.attachments.extraction import extract_text


def _text(page: str) -> str:
    return extract_text("页.html", page.encode()).text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<h1>通知</h1><p>正文<b>加粗</b>&lt;&amp;&#x4e00;</p>", "通知\n正文加粗<&一"),
        ("<p>第一行<br>第二行<p>没有收尾", "第一行\n第二行\n没有收尾"),
        ("<p>同一\n段</p>", "同一 段"),
        ("<!DOCTYPE html><title>题</title><style>a{}</style><p>文<script>1<2</script>字", "文字"),
        ("甲<!-- <p>注释</p> -->乙<!-- 没有收尾 <p>丙", "甲乙"),
        ("<p>3 < 5</p>", "3 < 5"),
        (
            "<table><tr><td><p>甲</p></td><td><p>乙</p></td></tr><tr><td>丙</td></tr></table>丁",
            "甲 乙\n丙\n丁",
        ),
        ("<TABLE><TR><TD>甲<TD>乙<TR><TD>丙</TABLE>丁", "甲 乙\n丙\n丁"),
        (
            "<table><tr><td>甲<table><tr><td>乙<tr><td>丙</table></td><td>丁</table><p>戊",
            "甲 乙 丙 丁\n戊",
        ),
    ],
)
def test_a_reader_sees_the_text(page: str, text: str) -> None:
    """Paragraphs and rows are lines, as browsers show them; what they don't show is left out."""
    assert _text(page) == text


def test_a_page_may_be_in_gb18030() -> None:
    """A page saved in a Chinese encoding is read as such."""
    assert extract_text("页.htm", "<p>春耕备耕</p>".encode("gbk")).text == "春耕备耕"


@pytest.mark.parametrize(
    "piece", ["<div>", "<", "<!--", "<a ", "</table>", "<tr>", "<script", '<a "']
)
def test_pages_made_to_be_slow_are_not(piece: str) -> None:
    """Markup repeated a hundred thousand times is read within seconds."""
    begun = time.monotonic()
    _text(piece * 100_000)
    assert time.monotonic() - begun < 10


def test_a_tag_that_never_ends_is_not_slow() -> None:
    """A name of a million letters is looked at once."""
    begun = time.monotonic()
    _text("<" + "a" * 1_000_000)
    assert time.monotonic() - begun < 10
