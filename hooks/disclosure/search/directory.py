"""Directories: which file holds a term, which a card. Pages of names, and pages of these pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from disclosure.search.packing import deflated
from disclosure.search.shards import cut_places, dictionary, picked_strings

_FILES_A_PAGE: Final = 30
CARDS_A_PAGE: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of the index: its name and the first term in it, or below it."""

    first: str
    name: bytes


def term_pages(entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
    """Yield the first term and the content of each page of shards, or of pages of these.

    Where a page ends follows from the terms near, as with shards.
    """
    picked = picked_strings(entry.first for entry in entries)
    bounds = [0, len(entries)]
    least, most = _FILES_A_PAGE * 3 // 4, _FILES_A_PAGE * 3 // 2
    starts = cut_places(range(len(entries) + 1), picked, bounds, least, most)
    for start, end in pairwise([*starts, len(entries)]):
        yield entries[start].first, deflated(named_terms(entries[start:end]))


def named_terms(entries: Sequence[Entry]) -> bytes:
    """Return the first terms of files, then their names."""
    names = b"".join(entry.name for entry in entries)
    return dictionary([entry.first for entry in entries]) + names


def card_pages(names: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of cards, in the order of units, or pages of these; none has a first term."""
    for start in range(0, len(names), CARDS_A_PAGE):
        yield "", b"".join(names[start : start + CARDS_A_PAGE])
