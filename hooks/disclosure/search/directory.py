"""Directories: which file holds a term, which a card. Pages of names, which the core lists."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from disclosure.search.packing import deflated, growth
from disclosure.search.shards import cut_places, dictionary, picked_strings

_SHARDS_A_PAGE: Final = 50
_CARDS_A_PAGE: Final = 32
"""Of a small collection: the pages a query loads cost about as much as the core's list of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of the index: its name and the first term in it, or below it.

    ``weight`` tells of a shard how much larger than usual it is (``weight_of``).
    """

    first: str
    name: bytes
    weight: int = 0


def weight_of(size: int, usual: int) -> int:
    """Return how often the root of two can be taken out of what a shard is larger than usual.

    0 stands for all that are less than 1.4 times as large, 2 for twice, 4 for four times as large.
    """
    return max(0, (size**2 // usual**2).bit_length() - 1)


def cards_a_page(documents: int) -> int:
    """Return how many cards a page lists: as the number of pages, it grows with the root."""
    return round(_CARDS_A_PAGE * growth(documents))


def term_pages(shards: Sequence[Entry], documents: int) -> Iterator[tuple[str, bytes]]:
    """Yield the first term and the content of each page of shards.

    Where a page ends follows from the terms near, as with shards, whose number grows with the
    root of the number of documents, so that their pages grow with the root of that.
    """
    picked = picked_strings(shard.first for shard in shards)
    usual = round(_SHARDS_A_PAGE * math.sqrt(growth(documents)))
    totals = range(len(shards) + 1)
    starts = cut_places(totals, picked, [0, len(shards)], usual * 3 // 4, usual * 3 // 2)
    for start, end in pairwise([*starts, len(shards)]):
        weights = bytes(shard.weight for shard in shards[start:end])
        yield shards[start].first, deflated(named_terms(shards[start:end]) + weights)


def named_terms(entries: Sequence[Entry]) -> bytes:
    """Return the first terms of files, then their names."""
    names = b"".join(entry.name for entry in entries)
    return dictionary([entry.first for entry in entries]) + names


def card_pages(names: Sequence[bytes], documents: int) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of cards, in the order of units; none has a first term."""
    size = cards_a_page(documents)
    for start in range(0, len(names), size):
        yield "", b"".join(names[start : start + size])
