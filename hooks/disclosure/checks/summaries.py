"""CAT-7: a summary is short, whole, and no cut-off copy of the text."""

import re
from collections.abc import Iterator
from typing import Final

from disclosure.checks.placing import at_field, plain
from disclosure.findings import Finding
from disclosure.items.records import Record

LONGEST: Final = 100
"""Letters in a summary, as local rules for catalogues have it."""

_END: Final = re.compile(r"[。！？…!?.][”’」』）)】》\"']*$")
_ELLIPSIS: Final = re.compile(r"[…⋯.。]{2,}$|…$")
_BLANKS: Final = re.compile(r"\s+")
_COPIED_FROM: Final = 1500
"""How far into a body a copy may begin: behind number, title and salutation."""

_SHORTEST_COPY: Final = 15
"""A shorter summary that stands in the text may be a title or a name."""


def length(record: Record) -> Iterator[Finding]:
    """A summary has at most 100 letters."""
    letters = len(record.summary)
    if letters > LONGEST and not record.withdrawn:
        problem = f"有 {letters} 字，超过 {LONGEST} 字"
        yield at_field(record, "summary", problem, "请概括主要内容，写短一些", "summary-form")


def whole(record: Record) -> Iterator[Finding]:
    """A summary ends with a sentence and is not the text's beginning cut off."""
    summary = record.summary
    if not summary or record.withdrawn:
        return
    if _is_cut_copy(summary, record.body):
        problem, remedy = "是从正文开头截取的，句子不完整", "请用一两句完整的话概括主要内容"
    elif not _END.search(summary):
        problem, remedy = "最后不是完整的句子", "请写完整，以句号结尾"
    else:
        return
    yield at_field(record, "summary", problem, remedy, "summary-form")


def _is_cut_copy(summary: str, body: str) -> bool:
    if _END.search(summary) and not _ELLIPSIS.search(summary):
        return False
    copied = _solid(_ELLIPSIS.sub("", summary))
    beginning = _solid(body[: _COPIED_FROM + 2 * len(summary)])
    return len(copied) >= _SHORTEST_COPY and copied in beginning


def _solid(text: str) -> str:
    """Return the text without white space and Markdown marks."""
    return _BLANKS.sub("", plain(text))
