"""What Markdown would take for its marks, and documents mean as it is written.

Asterisks stand for what is left out, as in 138****1234, 张** and 600*400: of two of them citizens
would read 1381234. A line ``[注]: 数据来自……`` is a note, not an address; braces enclose text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions import Extension
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

_RUN: Final = re.compile(r"\*+")
_LONGEST_MARK: Final = 3
"""Marks of emphasis have one, two or three asterisks."""

_CLOSING: Final = frozenset("、，。；：！？,;:!?）)》〉」』”’…|")
"""No emphasis begins before these, nor before a blank or the end."""

_BEFORE_EMPHASIS: Final = 65
_REFERENCE_PRIORITY: Final = 15
_ATTRIBUTES: Final = r"\{(?::|(?=[ ]*[.#]))[ ]*([^\}\n ][^\n]*)[ ]*\}"
"""Of braces those that begin with a colon, a point or a hash: others enclose text."""

_MOST: Final = 2_000
"""In a paragraph with more asterisks, which nobody writes, they are Markdown's."""


class AsWritten(Extension):
    """A Markdown extension: such texts stay as they are.

    ``cut`` are the rows of tables of the last text that have more cells than their head, and so
    would lose some.
    """

    def __init__(self) -> None:
        """Start with no rows known."""
        super().__init__()
        self.cut: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Put processors that are stricter in the place of Markdown's own; to be used last."""
        md.inlinePatterns.register(_Stars(_RUN.pattern, md), "stars", _BEFORE_EMPHASIS)
        blocks = md.parser.blockprocessors
        blocks.register(_References(md.parser), "reference", _REFERENCE_PRIORITY)
        if "table" in blocks:
            blocks.register(_Tables(md.parser, {"use_align_attribute": False}, self), "table", 75)
        if "attr_list" in md.treeprocessors:
            attributes: Any = md.treeprocessors["attr_list"]
            attributes.HEADER_RE = re.compile(rf"[ ]+{_ATTRIBUTES}[ ]*$")
            attributes.BLOCK_RE = re.compile(rf"\n[ ]*{_ATTRIBUTES}[ ]*$")
            attributes.INLINE_RE = re.compile(rf"^{_ATTRIBUTES}")


class _References(ReferenceProcessor):
    """Takes for the address of a link only what looks like one."""

    RE = re.compile(
        r"^[ ]{0,3}\[([^\[\]]*)\]:[ ]*\n?[ ]*"
        r"(<\S+>|[a-z][a-z0-9+.-]*:\S+|#\S+|\S*/\S*|\S+\.[A-Za-z][A-Za-z0-9]{1,4}(?:#\S+)?)"
        r"[ ]*(?:\n[ ]*)?(([\"'])(.*)\4[ ]*|\((.*)\)[ ]*)?$",
        re.MULTILINE,
    )


class _Tables(TableProcessor):
    """Notes the rows of which cells would be lost."""

    def __init__(self, parser: BlockParser, config: dict[str, Any], notes: AsWritten) -> None:
        super().__init__(parser, config)
        self._notes = notes

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        cells = self._split_row(row)  # type: ignore[attr-defined]  # which stubs leave out
        if any(cell.strip() for cell in cells[len(align) :]):
            self._notes.cut.append(row)
        super()._build_row(row, parent, align)  # type: ignore[misc]


class _Stars(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        if data.count("*") > _MOST or m.start() not in set(_stars(data)):
            return None, None, None
        escaped = f"{STX}{ord('*')}{ETX}"
        return escaped * len(m[0]), m.start(), m.end()


def _stars(text: str) -> Iterator[int]:
    """Yield where runs of asterisks begin that neither begin nor end an emphasis."""
    opened: list[str] = []
    for run in _RUN.finditer(text):
        before, behind = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        opens = behind != "" and not behind.isspace() and behind not in _CLOSING
        if run[0] in opened and not before.isspace():
            del opened[opened.index(run[0]) :]
        elif len(run[0]) > _LONGEST_MARK or (_is_plain(before) and _is_plain(behind)):
            yield run.start()
        elif opens:
            opened.append(run[0])
        elif not opened:
            yield run.start()


def _is_plain(letter: str) -> bool:
    """Return whether it is a letter or digit of ASCII."""
    return letter.isascii() and letter.isalnum()
