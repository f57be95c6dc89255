"""Index numbers for imported items: the source's own where free, else assigned ones.

An index number is unique in the site and never reused (政府信息公开目录系统实施指引), so numbers of
items that are there, of all records of the export and of earlier imports are all taken.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from disclosure.importing.faults import ImportFaultError
from disclosure.items.index_numbers import IndexNumberSeries, identity_of

UNDATED_YEAR: Final = 9999
"""Stands for the year in the number of an item without any date."""

ASSIGNED_NOTE: Final = "导入时由系统编制"
REPLACED_NOTE: Final = "原索引号已被占用，导入时由系统重新编制"

_LITERAL_PREFIX: Final = re.compile(r"\^?((?:[A-Za-z0-9-]|\\-)+)\\?/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an item's number should be: the source's (empty: none), else a prefix and a year."""

    number: str
    prefix: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """An item's index number; ``former`` is the source's where another item holds it."""

    number: str
    former: str = ""
    note: str = ""


def assign_numbers(wishes: Sequence[Wish], taken: Iterable[str]) -> tuple[Numbered, ...]:
    """Return a number for each wish; the first to wish for a free number keeps it.

    Two numbers count as the same when they differ in letter case and width alone. Raises
    ``ImportFaultError`` when a prefix has no serial left in a year.
    """
    in_use = set(taken)
    series = IndexNumberSeries(in_use | {wish.number for wish in wishes})
    identities = {identity_of(number) for number in in_use}
    kept: dict[int, str] = {}
    for place, wish in enumerate(wishes):
        if wish.number and (identity := identity_of(wish.number)) not in identities:
            identities.add(identity)
            kept[place] = wish.number
    numbered = []
    for place, wish in enumerate(wishes):
        if place in kept:
            numbered.append(Numbered(number=wish.number))
        else:
            note = REPLACED_NOTE if wish.number else ASSIGNED_NOTE
            number = _next(series, wish, identities)
            numbered.append(Numbered(number=number, former=wish.number, note=note))
    return tuple(numbered)


def _next(series: IndexNumberSeries, wish: Wish, identities: set[str]) -> str:
    while True:
        try:
            number = series.assign(wish.prefix, wish.year)
        except ValueError as error:
            problem = f"索引号“{wish.prefix}/{wish.year}-…”已经用完"
            raise ImportFaultError(f"{problem}；请在对照表中写另一个“索引号前段”") from error
        if identity_of(number) not in identities:
            identities.add(identity_of(number))
            return number


def prefix_for(pattern: re.Pattern[str] | None, year: int, default: str) -> str:
    """Return what stands before the slash of a number assigned to a body.

    It is taken from the body's own index-number pattern when that begins with plain letters and
    digits, a slash follows, and a number so made fits; else it is the default.
    """
    found = _LITERAL_PREFIX.match(pattern.pattern) if pattern else None
    if pattern is None or found is None:
        return default
    prefix = found[1].replace("\\", "")
    return prefix if pattern.fullmatch(f"{prefix}/{year}-00001") else default
