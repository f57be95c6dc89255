"""The frame of an index: the numbers that lists are written in, the size and borders of shards.

Of text a list tells the units that hold a term. Of all other fields, which belong to items, and of
text that a good part of all units hold, it tells the seats of items, of which there are fewer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from disclosure.search.bits import Flags, Lists, Numbers, coded_sizes, shapes
from disclosure.search.fields import TEXT, TEXT_OF_ITEMS
from disclosure.search.indexing import IndexedItem
from disclosure.search.layout import Layout
from disclosure.search.postings import Entries, Postings, Units, fields_of
from disclosure.search.shards import shard_bytes, span

_COMMON_SHARE: Final = 4
_FEWEST_COMMON: Final = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the bytes of all shards depend on: how many units and seats there are, and the shards.

    ``usual`` is the shards' size in bytes, ``letters_apart`` says where they end (``shards.span``);
    ``seat_of`` is the seat of each unit's item.
    """

    units: int
    seat_count: int
    usual: int
    letters_apart: int
    seat_of: Units = field(compare=False, repr=False)


NO_FRAME: Final = Frame(
    units=0, seat_count=0, usual=0, letters_apart=0, seat_of=np.zeros(0, np.uint32)
)


def frame_of(items: Sequence[IndexedItem], layout: Layout) -> Frame:
    """Return the frame in which the shards of the items are made."""
    seat_of = np.zeros(layout.units, np.uint32)
    for item, first, seat in zip(items, layout.firsts, layout.seats, strict=True):
        seat_of[first : first + item.parts] = seat
    return Frame(
        units=layout.units,
        seat_count=layout.seat_count,
        usual=shard_bytes(len(items)),
        letters_apart=span(layout.units),
        seat_of=seat_of,
    )


def seated_alike(before: Frame, after: Frame) -> Flags:
    """Return for each unit number whether it has the same seat in both frames."""
    both = min(before.units, after.units)
    same = np.zeros(max(before.units, after.units), np.bool_)
    same[:both] = before.seat_of[:both] == after.seat_of[:both]
    return same


def written(postings: Postings, frame: Frame) -> tuple[Entries, Lists]:
    """Return the entries and lists that stand in shards for postings."""
    lengths, is_text = postings.lengths, fields_of(postings.entries) == TEXT
    is_common = _are_common(lengths, is_text, frame)
    seated = np.repeat(~is_text | is_common, lengths)
    values = postings.units.astype(np.int64)
    values[seated] = frame.seat_of[postings.units[seated]]
    lists = Lists(
        values=values,
        starts=postings.starts,
        universes=np.where(is_text & ~is_common, frame.units, frame.seat_count),
        marks=postings.often,
        marked=is_text & ~is_common,
    )
    if not is_common.any():
        return postings.entries, lists
    entries = postings.entries + is_common * np.uint64(TEXT_OF_ITEMS - TEXT)
    return entries, _without_repetitions(lists)


def _without_repetitions(lists: Lists) -> Lists:
    """Return the lists, in which an item's seat stands once, whichever parts hold the term."""
    again = np.diff(lists.values, prepend=-1) == 0
    again[lists.starts[:-1]] = False
    starts = lists.starts - np.append(0, np.cumsum(again))[lists.starts]
    return replace(lists, values=lists.values[~again], starts=starts, marks=lists.marks[~again])


def sizes_of(postings: Postings, frame: Frame) -> Numbers:
    """Return for each entry the bits of its list; of a common term, a bit for each unit.

    So common terms have shards to themselves, which weigh the more the less they tell.
    """
    entries, lists = written(postings, frame)
    return np.where(entries == postings.entries, coded_sizes(lists), frame.units)


def are_reshaped(postings: Postings, before: Frame, after: Frame) -> Flags:
    """Return for each entry whether its list takes other bits in another frame."""
    lengths, is_text = postings.lengths, fields_of(postings.entries) == TEXT
    if (before.units, before.seat_count) == (after.units, after.seat_count):
        return np.zeros(len(lengths), np.bool_)
    old, new = (
        shapes(lengths, is_text, np.where(is_text, frame.units, frame.seat_count))
        for frame in (before, after)
    )
    is_common = [_are_common(lengths, is_text, frame) for frame in (before, after)]
    changed: Flags = (old != new) | is_common[0] | is_common[1]
    return changed


def _are_common(lengths: Numbers, is_text: Flags, frame: Frame) -> Flags:
    common: Flags = is_text & (lengths >= _FEWEST_COMMON) & (lengths * _COMMON_SHARE > frame.units)
    return common
