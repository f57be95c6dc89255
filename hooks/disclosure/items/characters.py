"""Characters that no page can hold, and white space in values of one line."""

import re
from typing import Final

_CONTROL: Final = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_NO_CHARACTER: Final = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_IMPOSSIBLE: Final = re.compile(f"[{_CONTROL}{_NO_CHARACTER}]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BLANKS_WITH_BREAK: Final = re.compile(r"\s*[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]\s*")

REPLACEMENT: Final = "\ufffd"
"""Stands where the source holds half a character (a lone surrogate)."""


def clean(text: str) -> str:
    """Return the text without what HTML forbids: control characters and non-characters.

    White space of every kind stays; a lone surrogate becomes ``REPLACEMENT``.
    """
    return _SURROGATE.sub(REPLACEMENT, _IMPOSSIBLE.sub("", text))


def has_impossible(text: str) -> bool:
    """Return whether ``clean`` would change the text."""
    return bool(_IMPOSSIBLE.search(text) or _SURROGATE.search(text))


def one_line(text: str) -> str:
    """Return the text cleaned, trimmed, and with a single blank for each line break or tab."""
    return _BLANKS_WITH_BREAK.sub(" ", clean(text).strip())
