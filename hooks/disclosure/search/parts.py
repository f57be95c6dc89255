"""Parts: the pieces of text in which an item is indexed, loaded and quoted.

A short item is one part. Long laws are cut, so that words found in the same part stand near each
other, and so that a snippet costs no more than one part.
"""

import re
from collections.abc import Iterator
from typing import Final

LONGEST_PART: Final = 1800
USUAL_PART: Final = 1300
OVERLAP: Final = 60
"""Letters that a part shares with the next: a phrase no longer than these lies within a part.

Browsers seek the first 40 letters of longer words, without the signs among them (query.js).
"""

_BREAKS: Final = re.compile("[\n。；;！？]")


def parts_of(text: str) -> Iterator[str]:
    """Yield the parts of a text in order, at least one; each but the last runs into the next."""
    start = 0
    while len(text) - start > LONGEST_PART:
        end = _best_break(text, start + USUAL_PART // 2, start + USUAL_PART)
        yield text[start : end + OVERLAP]
        start = end
    yield text[start:]


def _best_break(text: str, earliest: int, latest: int) -> int:
    """Return the offset behind the last end of a line, or sentence, between the two."""
    window = text[earliest:latest]
    at = window.rfind("\n")
    if at < 0:
        at = max((found.start() for found in _BREAKS.finditer(window)), default=len(window) - 1)
    return earliest + at + 1
