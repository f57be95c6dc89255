"""Layout: the numbers of items and of their parts, which an insertion shall hardly move.

Items stand in the order of their dates of issue. Each period of some days has room for a few items,
and a few parts, more than it holds, so that a new item moves the numbers of its own period only,
and few shards change. The browser counts in the same way (``scripts/search/numbering.js``).
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

PERIOD: Final = 8
"""Days in a period; the first one of each year begins on 1 January."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where items stand among all seats, and their parts among all units.

    ``seats`` are those of the items, ``firsts`` the units of their first parts; ``seat_count`` and
    ``units`` how many there are, taken or free; ``periods`` how many items each period that has any
    holds.
    """

    seats: tuple[int, ...]
    firsts: tuple[int, ...]
    seat_count: int
    units: int
    periods: tuple[int, ...]


def lay_out(days: Sequence[datetime.date | None], parts: Sequence[int]) -> Layout:
    """Return the layout of items in the order of their days, undated ones first.

    ``parts`` tells how many parts each of them has.
    """
    seats: list[int] = []
    firsts: list[int] = []
    periods: list[int] = []
    seat = start = 0
    for _, group in groupby(range(len(days)), key=lambda at: _period(days[at])):
        first = start
        members = list(group)
        for at in members:
            firsts.append(first)
            first += parts[at]
        seats += range(seat, seat + len(members))
        periods.append(len(members))
        seat += room(len(members))
        start += room(first - start)
    return Layout(
        seats=tuple(seats),
        firsts=tuple(firsts),
        seat_count=seat,
        units=start,
        periods=tuple(periods),
    )


def _period(day: datetime.date | None) -> tuple[int, int]:
    return (0, 0) if day is None else (day.year, (day.timetuple().tm_yday - 1) // PERIOD)


def room(count: int) -> int:
    """Return for how many items, or parts, a period that holds so many has room.

    It is the next of 4, 6, 8, 12, 16, 24 and so on.
    """
    return next(size for size in _rooms() if size >= count)


def _rooms() -> Iterator[int]:
    size = 4
    while True:
        yield size
        yield size + size // 2
        size *= 2
