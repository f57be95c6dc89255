"""Directories: which file holds a term, which a card. Pages of names, and the pages' own names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from disclosure.search.packing import deflated, growth
from disclosure.search.shards import cut_places, dictionary, picked_strings

_FEWEST_ENTRIES: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of the index: its name and the first term in it, or below it."""

    first: str
    name: bytes


def page_entries(documents: int) -> int:
    """Return how many entries a page has: it shall be cheap, and pages be few."""
    return round(_FEWEST_ENTRIES * growth(documents))


def term_pages(entries: Sequence[Entry], length: int) -> Iterator[tuple[str, bytes]]:
    """Yield the first term and the content of each page of shards, of about ``length`` entries.

    Where a page ends follows from the terms near, as with shards.
    """
    picked = picked_strings(entry.first for entry in entries)
    bounds = [0, len(entries)]
    starts = cut_places(range(len(entries) + 1), picked, bounds, length * 3 // 4, length * 3 // 2)
    for start, end in pairwise([*starts, len(entries)]):
        yield entries[start].first, deflated(named_terms(entries[start:end]))


def named_terms(entries: Sequence[Entry]) -> bytes:
    """Return the first terms of files, then their names."""
    names = b"".join(entry.name for entry in entries)
    return dictionary([entry.first for entry in entries]) + names


def card_pages(names: Sequence[bytes], length: int) -> Iterator[bytes]:
    """Yield the pages of cards, whose entries are in the order of the units."""
    for start in range(0, len(names), length):
        yield b"".join(names[start : start + length])
