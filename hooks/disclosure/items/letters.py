"""Letters: sets of them, as contents of regex classes, and what makes two spellings one name."""

import unicodedata
from typing import Final

UNSEEN: Final = (
    "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
)
"""Letters without width: soft hyphen, zero-width blanks and joiners, direction and order marks."""

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Chinese characters, without the zero 〇 and without radicals and compatibility forms."""


def folded_name(path: str) -> str:
    """Return what is the same for file names that differ in letter case and composition only."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
