"""Asterisks that stand for what is left out, as in 138****1234, 张** and 600*400: no emphasis.

Markdown would take two of them for the marks of an emphasis, and citizens would read 1381234.
"""

import re
from collections.abc import Iterator
from typing import Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

_RUN: Final = re.compile(r"\*+")
_LONGEST_MARK: Final = 3
"""Marks of emphasis have one, two or three asterisks."""

_CLOSING: Final = frozenset("、，。；：！？,;:!?）)》〉」』”’…|")
"""No emphasis begins before these, nor before a blank or the end."""

_BEFORE_EMPHASIS: Final = 65
_MOST: Final = 2_000
"""In a paragraph with more asterisks, which nobody writes, they are Markdown's."""


class Stars(Extension):
    """A Markdown extension: asterisks that are no marks of emphasis stay as they are."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Let them be taken before emphasis is looked for."""
        md.inlinePatterns.register(_Stars(_RUN.pattern, md), "stars", _BEFORE_EMPHASIS)


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
