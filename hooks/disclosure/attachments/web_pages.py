"""Saved web pages: what a reader sees of them.

The markup is read by one expression in one pass, for parsers that build a tree take minutes over
some thousands of nested elements. An attribute that holds ``>`` spills its rest into the text.
"""

import html
import re
from typing import Final

from disclosure.attachments.flow import Flow
from disclosure.attachments.lines import BETWEEN, TEXT_LIMIT, Lines
from disclosure.attachments.plain import decoded

_LIMIT: Final = 16 * TEXT_LIMIT
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "summary", "legend"})
_LISTS: Final = frozenset({"ul", "ol", "li", "dl", "dt", "dd", "option"})
_BLOCKS: Final = frozenset({"p", "div", "br", "hr", "pre", "blockquote", "center", "body"})
_SECTIONS: Final = frozenset({"article", "section", "header", "footer", "main", "nav", "form"})
_PARTS: Final = _HEADINGS | _LISTS | _BLOCKS | _SECTIONS | {"td", "th"}
_TOKENS: Final = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<unseen>script|style|title|template)\b.*?(?:</(?P=unseen)\b[^<>]*+>|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*+)[^<>]*+>"
    r"|<[!?/][^<>]*+>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)


def read_html(data: bytes, lines: Lines) -> None:
    """Read the text of a web page into the lines, without scripts, styles, comments and title.

    Raises ``UnreadableError`` for what is no text, ``FullError`` when there is more than fits.
    """
    layout = _Layout(lines)
    for token in _TOKENS.finditer(decoded(data, _LIMIT, lines)):
        if token["text"]:
            layout.text(token["text"])
        elif token["name"]:
            layout.tag(token["name"].lower(), ending=bool(token["end"]))
    lines.end()


class _Layout:
    """Lays a page's tags and texts out; a row ends with the next one, too, or with its table."""

    def __init__(self, lines: Lines) -> None:
        self._flow = Flow(lines)
        self._row_is_open = [False]  # for each table begun, behind one for rows outside of any

    def text(self, written: str) -> None:
        """Take a text as written, in which a line break is a blank."""
        self._flow.add(re.sub(r"[\r\n]+", BETWEEN, html.unescape(written)))

    def tag(self, name: str, *, ending: bool) -> None:
        """Take a tag."""
        if name in ("tr", "table"):
            if ending or name == "tr":
                self._end_row()
            if name == "table":
                self._table(ending=ending)
            elif not ending:
                self._flow.begin_row()
                self._row_is_open[-1] = True
        elif name in _PARTS:
            self._flow.part()

    def _table(self, *, ending: bool) -> None:
        self._flow.part()
        if not ending:
            self._row_is_open.append(False)
        elif len(self._row_is_open) > 1:
            self._row_is_open.pop()

    def _end_row(self) -> None:
        if self._row_is_open[-1]:
            self._flow.end_row()
            self._row_is_open[-1] = False
