"""Where a text says what its links lead to."""

import re
import urllib.parse
from typing import Final

_BEFORE: Final = r"""(?:\]\(\s*<?|(?:href|src)\s*=\s*["']?|^[ ]{0,3}\[[^\]\n]+\]:\s*<?|<)"""
_BEHIND: Final = r"""(?=["'<>)\s]|\Z)"""


class Targets:
    """The targets of a text's links; asked for in the order in which they stand in it."""

    def __init__(self, text: str, first_line: int) -> None:
        """Start at the beginning of the text, which is this line of its file."""
        self._text = text
        self._first_line = first_line
        self._ends: dict[str, int] = {}

    def line_of(self, written: str) -> int:
        """Return the line of the next link to the target, else of the first, else of its name.

        A target that is nowhere, as one that an extension has made, stands on the first line.
        """
        place = self._next(written)
        return self._first_line + self._text.count("\n", 0, place)

    def _next(self, written: str) -> int:
        forms = tuple(dict.fromkeys((written, urllib.parse.unquote(written))))
        target = re.compile(rf"{_BEFORE}({'|'.join(map(re.escape, forms))}){_BEHIND}", re.MULTILINE)
        start = self._ends.get(written, 0)
        found = target.search(self._text, start) or target.search(self._text)
        if found is not None:
            self._ends[written] = found.end()
            return found.start(1)
        return max(0, *(self._text.find(form) for form in forms))
