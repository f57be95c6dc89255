"""What is written of postings: units where the part tells, seats where the item does."""

import numpy as np
import pytest

from disclosure.search.fields import TEXT, TEXT_OF_ITEMS
from disclosure.search.frames import Frame, sizes_of, written
from disclosure.search.postings import UnitText, collect, entry_of

UNITS = 40
FRAME = Frame(
    units=UNITS,
    seat_count=20,
    usual=1000,
    letters_apart=1 << 21,
    seat_of=np.repeat(np.arange(20, dtype=np.uint32), 2),
)
"""Of twenty items in two parts each."""

TEXTS = [
    *(UnitText(text="常见", unit=unit, field=TEXT) for unit in range(12)),
    *(UnitText(text="少有", unit=unit, field=TEXT) for unit in (12, 13)),
    UnitText(text="标题", unit=14, field=1),
]
POSTINGS = collect(TEXTS)


def lists_of(frame: Frame) -> dict[int, tuple[list[int], int]]:
    """Return the list and the universe of the entry of each pair that is written."""
    entries, lists = written(POSTINGS, frame)
    values = np.split(lists.values, lists.starts[1:-1])
    found = zip(entries.tolist(), values, lists.universes.tolist(), strict=True)
    lists_of_all = {entry: (list(value), universe) for entry, value, universe in found}
    lone = {entry_of(text.text[-1], field) for text in TEXTS for field in range(8)}
    return {entry: those for entry, those in lists_of_all.items() if entry not in lone}


def test_text_is_told_by_the_unit_and_titles_by_the_seat() -> None:
    """A title stands in the first part of its item, and is written as the item's seat."""
    assert lists_of(FRAME) == {
        entry_of("标题", 1): ([7], 20),
        entry_of("常见", TEXT): (list(range(12)), UNITS),
        entry_of("少有", TEXT): ([12, 13], UNITS),
    }


def test_text_of_common_terms_is_told_by_the_seat(monkeypatch: pytest.MonkeyPatch) -> None:
    """A term of more than a quarter of all units names each item once, under a field of its own."""
    monkeypatch.setattr("disclosure.search.frames._FEWEST_COMMON", 2)
    lists = lists_of(FRAME)
    assert lists[entry_of("常见", TEXT_OF_ITEMS)] == (list(range(6)), 20)
    assert lists[entry_of("少有", TEXT)] == ([12, 13], UNITS)
    assert len(lists) == 3


def test_a_common_term_counts_as_a_bit_for_each_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few bits its list takes, as when nearly all items hold it."""
    before = sizes_of(POSTINGS, FRAME)
    monkeypatch.setattr("disclosure.search.frames._FEWEST_COMMON", 2)
    after = sizes_of(POSTINGS, FRAME)
    changed = after != before
    assert [*POSTINGS.entries[changed]] == sorted(entry_of(term, TEXT) for term in ("常见", "见"))
    assert set(after[changed].tolist()) == {UNITS}
