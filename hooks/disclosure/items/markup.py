"""Markup in texts that nobody sees: comments, scripts and styles."""

import html
import re
from typing import Final

from disclosure.items.letters import UNSEEN

_INVISIBLE: Final = re.compile(
    r"<!--.*?-->|<(script|style)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_BLANK: Final = re.compile(rf"[\s{UNSEEN}]*")


def without_invisible(text: str) -> str:
    """Return Markdown or HTML without comments, scripts and styles, but for those without an end.

    What never ends would take all text behind it along.
    """
    return _INVISIBLE.sub("", text)


def is_blank(text: str) -> bool:
    """Return whether a reader of this Markdown or HTML would see nothing at all."""
    return _BLANK.fullmatch(html.unescape(without_invisible(text))) is not None
