"""Plain text comes out of Markdown as the text it was."""

import html.parser
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from disclosure.importing.markdown_text import to_markdown
from disclosure.items.characters import clean

SITE = [
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
MANY = [
    *SITE,
    "abbr",
    "def_list",
    "sane_lists",
    "wikilinks",
    "pymdownx.betterem",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.tab",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.emoji",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.progressbar",
    "pymdownx.smartsymbols",
    "pymdownx.snippets",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
CONFIGS: dict[str, dict[str, Any]] = {
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.smartsymbols": {"fractions": False, "ordinal_numbers": False},
}

TOKENS = """
# ## 1. 1) １. - + * _ __ ** | > ` ``` ~ ~~ ~~~ [ ] ( ) ! ![ { } {: {# .x} <b> </p> <!-- -->
<a@b.cn> < > & &amp; &#60; &lt &copy; \\ \\\\ : :: ::: !!! ??? ???+ === == --- ___ *** : ; = ^ ^^
$ $$ ++ ++ctrl++ {++ ++} :smile: (c) (tm) (C) +/- =/= <-- --> 8< --8<-- [x] [^1] [^1]: [id]:
[[x]] [TOC] *[HTML]: /// @x http://a.cn/_b_ \u3000 \u3000\u3000 \u00a0 \u200b \ufeff \t \u2028
\x0c \x02 \x03 \x00 \x1d \x85 \ufffe " ' ... 文 第一条 号 年 a Z 9 0 _b c_ %
"""
NASTY = st.lists(st.sampled_from([*TOKENS.split(" "), " ", "  ", "    ", "\n", "\n\n"])).map(
    "".join
)


class Text(html.parser.HTMLParser):
    """Keeps the text of a page and the names of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.elements: set[str] = set()

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element's name."""
        self.elements.add(tag)


def shown(markdown: str, extensions: list[str]) -> Text:
    """Return what a page shows of the Markdown."""
    configs = {name: CONFIGS[name] for name in extensions if name in CONFIGS}
    page = Text()
    page.feed(Markdown(extensions=extensions, extension_configs=configs).convert(markdown))
    page.close()
    return page


def solid(text: str) -> str:
    """Return the text without white space and without what no page can hold."""
    return re.sub(r"\s+", "", clean(text))


@settings(max_examples=300, deadline=None)
@given(NASTY)
def test_nasty_text_with_the_sites_extensions(text: str) -> None:
    """Whatever marks a text holds, the page shows it as paragraphs of the same text."""
    page = shown(to_markdown(text), SITE)
    assert solid(page.text) == solid(text)
    assert page.elements <= {"p"}


@settings(max_examples=150, deadline=None)
@given(NASTY)
def test_nasty_text_with_many_extensions(text: str) -> None:
    """The text also survives extensions that the site may switch on one day."""
    page = shown(to_markdown(text), MANY)
    assert solid(page.text) == solid(text)
    assert page.elements <= {"p", "a"}


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_any_text(text: str) -> None:
    """Text of any script survives."""
    assert solid(shown(to_markdown(text), SITE).text) == solid(text)


@pytest.mark.parametrize(
    "line",
    [
        "国发〔2019〕5号",
        "镇某[2022]88号",
        "第一条　为了规范（以下简称“办法”），制定本办法。",
        "| 项目 | 金额 |",
        "3.5%以上、-5℃、+86 10 12345678、5~10天、A&B、a_b_c、pH>7、x=1",
        "上午 8:30-11:30，电话：0100-1234567",
        "（1）本人身份证；2、户口本",
    ],
)
def test_ordinary_text_stays_legible(line: str) -> None:
    """A line without accidental marks is not escaped at all."""
    assert to_markdown(line) == line


@pytest.mark.parametrize(
    ("line", "escaped"),
    [
        ("1. 总则", "1\\. 总则"),
        ("## 第一章　总则", "\\## 第一章　总则"),
        ("- 甲", "\\- 甲"),
        ("---", "\\---"),
        ("6217****1234", "6217\\*\\*\\*\\*1234"),
        ("<单位>与<b>", "&lt;单位>与&lt;b>"),
        ("参见[附件](a.pdf)", "参见\\[附件](a.pdf)"),
        ("5~10天，3~5天", "5&#126;10天，3~5天"),
    ],
)
def test_only_the_mark_is_escaped(line: str, escaped: str) -> None:
    """An accidental mark is escaped where it stands, the rest of the line stays as it is."""
    assert to_markdown(line) == escaped


def test_lines_become_paragraphs() -> None:
    """Each line is a paragraph; indents, blank lines and every kind of line end are white space."""
    text = "\u3000\u3000第一条\r\n\r\n\u00a0\u00a0\n\t第二条  \u2028第三条"
    assert to_markdown(text) == "第一条\n\n第二条\n\n第三条"


def test_a_line_of_unseen_characters_makes_no_paragraph() -> None:
    """Zero-width characters on a line of their own go to the next line: no empty paragraph."""
    assert to_markdown("甲\n\u200b\n乙") == "甲\n\n\u200b乙"


def test_a_long_run_of_marks_takes_no_time() -> None:
    """A separator of a hundred thousand marks is escaped as quickly as other text."""
    run = "~" * 100_000
    assert to_markdown(run).endswith(";~")
