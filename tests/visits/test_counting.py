"""How requests become visits, and that rotation and re-reading change nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from weakref import WeakSet

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.visits.access_log import Hit
from disclosure.visits.counting import VISIT_GAP, Tally, count_visits

START = 1_795_312_800


def hit(second: int, visitor: str = "192.0.2.7", agent: str | None = "browser") -> Hit:
    """A visitor's request for a page, some seconds after the start."""
    return Hit(
        second=START + second, address=visitor, agent=agent, method="GET", target="/", status=200
    )


def total(hits: Sequence[Hit], before: Tally | None = None) -> int:
    """The running total after a reading."""
    tally = count_visits(hits, before)
    return tally.total if tally else 0


def beginnings(hits: Sequence[Hit]) -> list[int]:
    """The second of each visit's first request, found the slow way: the oracle of these tests."""
    found = []
    for visitor in {each.address for each in hits}:
        seconds = sorted(each.second for each in hits if each.address == visitor)
        found += seconds[:1] + [b for a, b in pairwise(seconds) if b - a >= VISIT_GAP]
    return found


# Steps near nothing and near the gap are where a count goes wrong.
STEPS = st.sampled_from([0, 0, 0, 1, 7, 600, 1200, VISIT_GAP - 1, VISIT_GAP, VISIT_GAP + 1])


@st.composite
def logs(draw: st.DrawFn) -> list[Hit]:
    """A log of a few visitors, ordered by time, with many requests in the same second."""
    steps = draw(st.lists(st.tuples(STEPS, st.sampled_from("ABC")), min_size=1, max_size=40))
    second, written = 0, []
    for step, visitor in steps:
        second += step
        written.append(hit(second, visitor))
    return written


@st.composite
def cut_logs(draw: st.DrawFn) -> tuple[list[Hit], list[int]]:
    """A log and the places, in order and mid-second too, at which it was rotated or read."""
    log = draw(logs())
    cuts = draw(st.sets(st.integers(1, len(log)), max_size=6))
    return log, sorted(cuts | {len(log)})


def straddling(log: Sequence[Hit], cut: int) -> int:
    """How many visits have requests on both sides of a cut."""
    ended, begun = log[:cut], log[cut:]
    return len(beginnings(ended)) + len(beginnings(begun)) - len(beginnings(log))


@pytest.mark.parametrize(("gap", "visits"), [(0, 1), (VISIT_GAP - 1, 1), (VISIT_GAP, 2)])
def test_half_an_hour_without_a_page_ends_a_visit(gap: int, visits: int) -> None:
    """Requests under 30 minutes apart are one visit, from 30 minutes on they are two."""
    assert total([hit(0), hit(gap)]) == visits


def test_a_visit_lasts_as_long_as_its_gaps_are_short() -> None:
    """It is the gap that ends a visit, not its length."""
    assert total([hit(second) for second in range(0, 10 * VISIT_GAP, 1700)]) == 1


def test_address_and_agent_together_make_a_visitor() -> None:
    """Colleagues behind one address with different browsers are different visitors."""
    assert total([hit(0), hit(0, agent="other"), hit(0, visitor="2001:db8::7"), hit(9)]) == 3


def test_no_page_no_tally() -> None:
    """Without any visit ever there is nothing to show; a later empty reading changes nothing."""
    assert count_visits([], None) is None
    known = Tally(total=5, through=START, at_through=1)
    assert count_visits([], known) == known


def test_visit_across_two_readings_counts_once() -> None:
    """A visit goes on in the second reading if its earlier lines are still in the log."""
    first = [hit(0), hit(1000)]
    assert total([*first, hit(2000), hit(2000, "B")], count_visits(first, None)) == 2


def test_a_second_read_in_its_midst_is_completed_later() -> None:
    """Visits that begin in the last second read, but were written after it, are added."""
    first = [hit(0, "A"), hit(5, "B")]
    tally = count_visits(first, None)
    assert tally == Tally(total=2, through=START + 5, at_through=1)
    again = count_visits([*first, hit(5, "C")], tally)
    assert again == Tally(total=3, through=START + 5, at_through=2)
    assert count_visits([*first, hit(5, "C")], again) == again


def test_slow_answer_written_late_is_no_new_visit() -> None:
    """A line slightly older than the one before it belongs to the same visit."""
    assert total([hit(60), hit(3), hit(61)]) == 1


def test_logs_joined_newest_first_still_make_two_visits() -> None:
    """Far older lines after newer ones, as when rotated logs were joined, are another visit."""
    assert total([hit(9000), hit(0), hit(5)]) == 2


@given(logs())
def test_one_reading_counts_what_the_oracle_counts(log: list[Hit]) -> None:
    """A single reading equals the definition, and says how far it goes."""
    expected = beginnings(log)
    newest = max(each.second for each in log)
    assert count_visits(log, None) == Tally(
        total=len(expected), through=newest, at_through=expected.count(newest)
    )


@settings(max_examples=500)
@given(cut_logs(), st.data())
def test_overlapping_readings_equal_one_reading(
    cut: tuple[list[Hit], list[int]], data: st.DataObject
) -> None:
    """Cut anywhere, re-read from anywhere at least half an hour back: the tally is the same."""
    log, ends = cut
    tally: Tally | None = None
    for end in ends:
        mark = tally.through if tally else START
        context = [i for i, each in enumerate(log) if each.second > mark - VISIT_GAP]
        begin = data.draw(st.integers(0, min([*context, end])))
        tally = count_visits(log[begin:end], tally)
    assert tally == count_visits(log, None)


@given(cut_logs(), st.data())
def test_reading_again_what_was_read_changes_nothing(
    cut: tuple[list[Hit], list[int]], data: st.DataObject
) -> None:
    """Any older state of the log, read after a newer one, leaves the tally as it is."""
    log, ends = cut
    tally = count_visits(log, None)
    assert count_visits(log[: data.draw(st.sampled_from(ends))], tally) == tally


@settings(max_examples=500)
@given(cut_logs())
def test_readings_without_overlap_are_off_by_visits_at_the_cut(
    cut: tuple[list[Hit], list[int]],
) -> None:
    """Pieces read once each miss or double only the visits in progress or beginning at a cut."""
    log, ends = cut
    tally: Tally | None = None
    doubled = missed = 0
    for begin, end in pairwise([0, *ends]):
        tally = count_visits(log[begin:end], tally)
        if begin:
            doubled += straddling(log, begin)
            missed += beginnings(log[begin:end]).count(log[begin - 1].second)
    whole = len(beginnings(log))
    assert tally is not None
    assert whole - missed <= tally.total <= whole + doubled


@given(cut_logs())
def test_readings_cut_between_seconds_never_miss_a_visit(cut: tuple[list[Hit], list[int]]) -> None:
    """Rotated between two seconds, the total without overlap is high by the straddling visits."""
    log, ends = cut
    ends = [e for e in ends if e == len(log) or log[e - 1].second < log[e].second]
    tally: Tally | None = None
    for begin, end in pairwise([0, *ends]):
        tally = count_visits(log[begin:end], tally)
    assert tally is not None
    doubled = sum(straddling(log, end) for end in ends[:-1])
    assert len(beginnings(log)) <= tally.total <= len(beginnings(log)) + doubled


class Address(str):
    """An address of which one can see whether it is still remembered."""

    __slots__ = ("__weakref__",)


def test_memory_holds_active_visitors_only() -> None:
    """Of a long log, only the visitors of the last half hour are remembered."""
    remembered: WeakSet[Address] = WeakSet()
    most = 0

    def passing_by() -> Iterator[Hit]:
        nonlocal most
        for minute in range(3000):
            address = Address(minute)
            remembered.add(address)
            most = max(most, len(remembered))
            yield hit(minute * 60, address)

    tally = count_visits(passing_by(), None)
    assert tally is not None
    assert tally.total == 3000
    assert most <= VISIT_GAP // 60 + 3
