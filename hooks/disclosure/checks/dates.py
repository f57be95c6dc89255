"""DAT: dates follow each other, lie in the past where they must, and agree with the signature."""

import datetime
from collections.abc import Iterator
from typing import Final

from disclosure.checks.placing import at_field, tail_lines
from disclosure.findings import Finding
from disclosure.items.dates import find_signature_date, format_date
from disclosure.items.fields import BY_KEY
from disclosure.items.records import Record

_PAST: Final = ("issued", "published", "reviewed", "withdrawn")
_IN_ORDER: Final = (
    ("issued", "published"),
    ("effective", "expires"),
    ("issued", "repealed"),
    ("published", "withdrawn"),
)
_LONGEST_DATE: Final = 40
"""Letters, blanks for setting a line to the right included; longer lines are text."""

_TAIL: Final = 8
"""How many lines at the end of a body may hold the date of the signature."""


def order(record: Record) -> Iterator[Finding]:
    """DAT-1: nothing is published or repealed before it is made, nor lapses before its force."""
    for earlier, later in _IN_ORDER:
        first, second = _day(record, earlier), _day(record, later)
        if first is not None and second is not None and first > second:
            name = BY_KEY[earlier].label
            problem = f"{second.isoformat()} 早于{name} {first.isoformat()}"
            remedy = f"请核对{BY_KEY[later].label}和{name}"
            yield at_field(record, later, problem, remedy, "date-invalid")


def past(record: Record, day: datetime.date) -> Iterator[Finding]:
    """DAT-1: what has been done was done by the day of the check."""
    for key in _PAST:
        date = _day(record, key)
        if date is not None and date > day:
            problem = f"{date.isoformat()} 在将来（检查日期是 {day.isoformat()}）"
            yield at_field(record, key, problem, "请改成实际的日期", "date-invalid")


def agrees_with_signature(record: Record) -> Iterator[Finding]:
    """DAT-4: the date below the signature is the date of issue."""
    if record.issued is None or record.withdrawn:
        return
    signed = [
        (line, date)
        for line in tail_lines(record, _TAIL)
        if not line.tabular
        and len(line.text) <= _LONGEST_DATE
        and (date := find_signature_date(line.text)) is not None
    ]
    if signed and record.issued not in {date for _, date in signed}:
        line, date = signed[-1]
        problem = f"{record.issued.isoformat()} 与正文第 {line.number} 行的落款日期不同"
        remedy = f"落款是{format_date(date)}，请对照原件改正其中错的一处"
        yield at_field(record, "issued", problem, remedy, "date-signature")


def _day(record: Record, key: str) -> datetime.date | None:
    value: datetime.date | None = getattr(record, key)
    return value.date() if isinstance(value, datetime.datetime) else value
