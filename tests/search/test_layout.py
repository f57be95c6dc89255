"""Numbers of items and their parts, which an insertion hardly moves."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.search.build import layout_of
from disclosure.search.indexing import IndexedItem, index_item, order_of
from disclosure.search.layout import PERIOD, Layout, lay_out, room
from disclosure.search.ranges import GONE
from disclosure.search.renumbering import Renumbering, renumbered
from search.laboratory import invented, publish, run

DAYS = st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2017, 12, 31)))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [(0, 4), (1, 4), (4, 4), (5, 6), (7, 8), (9, 12), (13, 16), (17, 24), (25, 32), (1000, 1024)],
)
def test_a_period_has_room_for_some_more(parts: int, expected: int) -> None:
    """Rooms grow by a half and by a third in turn."""
    assert room(parts) == expected


@given(st.integers(4, 10**6))
def test_room_is_never_too_small_nor_half_empty(parts: int) -> None:
    """What a period holds fits, and takes two thirds of its room."""
    assert parts <= room(parts) < 1.5 * parts


@given(st.lists(st.tuples(DAYS, st.integers(1, 9)), max_size=40))
def test_parts_follow_each_other_and_never_overlap(items: list[tuple[date | None, int]]) -> None:
    """Items keep their order, each has the numbers of its parts to itself."""
    ordered = sorted(items, key=lambda item: order_of(item[0], ""))
    layout = lay_out([day for day, _ in ordered], [parts for _, parts in ordered])
    assert len(set(layout.seats)) == len(items)
    assert [*layout.seats] == sorted(layout.seats)
    assert max(layout.seats, default=-1) < layout.seat_count or not items
    ends = [first + parts for first, (_, parts) in zip(layout.firsts, ordered, strict=True)]
    assert all(end <= first for end, first in zip(ends, layout.firsts[1:], strict=False))
    assert max(ends, default=0) <= layout.units
    assert sum(layout.periods) == len(items)
    assert 0 not in layout.periods


def test_periods_begin_anew_with_each_year() -> None:
    """Days of one period share a room; undated items have one of their own, before all others."""
    first = date(2020, 1, 1)
    days = [None, first, first + timedelta(days=PERIOD - 1), first + timedelta(days=PERIOD)]
    days += [date(2020, 12, 31), date(2021, 1, 1)]
    assert lay_out(days, [1, 1, 1, 5, 1, 1]) == Layout(
        seats=(0, 4, 5, 8, 12, 16),
        firsts=(0, 4, 5, 8, 14, 18),
        seat_count=20,
        units=22,
        periods=(1, 2, 1, 1, 1),
    )


def test_nothing_is_laid_out_in_nothing() -> None:
    """Without items there are neither seats, nor units, nor periods."""
    nothing = Layout(seats=(), firsts=(), seat_count=0, units=0, periods=())
    assert lay_out([], []) == nothing


def test_a_new_item_moves_its_own_period_only() -> None:
    """As long as there is room, all other periods stay where they were."""
    days = [date(2020, 1, 1) + timedelta(days=3 * at) for at in range(60)]
    before = lay_out(days, [1] * 60)
    after = lay_out(sorted([*days, date(2020, 3, 1)]), [1] * 61)
    moved = {
        day
        for day, first in zip(days, before.firsts, strict=True)
        if first not in after.firsts
        or after.firsts[sorted([*days, date(2020, 3, 1)]).index(day)] != first
    }
    assert after.units == before.units
    assert moved
    assert all(abs((day - date(2020, 3, 1)).days) < PERIOD for day in moved)


def test_the_browser_lays_out_in_the_same_way(tmp_path: Path) -> None:
    """In Node, each item of an index is found at the numbers that the build gave it."""
    documents = invented(120, length=20)
    folder = publish(documents, tmp_path / "site")
    items = sorted(
        (index_item(each).item for each in documents),
        key=lambda item: order_of(item.issued, item.index_number),
    )
    layout = layout_of(items)
    assert run(folder, "layout", [""]) == [[*layout.firsts], [*layout.seats]]


def entries(seed: int) -> list[IndexedItem]:
    """Return entries of invented items in the index's order."""
    some = [index_item(each).item for each in invented(30, seed=seed, length=10)]
    return sorted(some, key=lambda item: order_of(item.issued, item.index_number))


def change(old: list[IndexedItem], new: list[IndexedItem]) -> Renumbering:
    """Return what becomes of the units when entries change."""
    return renumbered(old, layout_of(old), new, layout_of(new))


def test_nothing_moves_without_a_change() -> None:
    """The same items are neither added nor moved."""
    same = change(entries(1), entries(1))
    assert same.is_idle
    assert same.is_steady


def test_first_items_are_all_new() -> None:
    """Where there was no index, every item is to be added."""
    new = entries(1)
    assert change([], new).added == tuple(range(len(new)))
    assert not change([], new).is_idle


def test_units_of_items_that_go_are_gone() -> None:
    """A deleted item's units have no new number; those of others that stay do."""
    old = entries(1)
    at = Random(1).randrange(len(old))
    new = [*old[:at], *old[at + 1 :]]
    result = change(old, new)
    before, after = layout_of(old), layout_of(new)
    gone = range(before.firsts[at], before.firsts[at] + old[at].parts)
    assert set(np.flatnonzero(result.units == GONE).tolist()) == set(gone)
    stayed = [first for place, first in enumerate(before.firsts) if place != at]
    assert [int(result.units[first]) for first in stayed] == [*after.firsts]
    assert result.added == ()
    assert not result.is_steady


def test_a_changed_item_is_gone_and_new() -> None:
    """An item of which anything differs is added again."""
    old, others = entries(1), entries(2)
    new = [others[0] if at == 0 else item for at, item in enumerate(old)]
    new.sort(key=lambda item: order_of(item.issued, item.index_number))
    result = change(old, new)
    assert [new[at] for at in result.added] == [others[0]]
    first = layout_of(old).firsts[0]
    assert set(result.units[first : first + old[0].parts].tolist()) == {GONE}
