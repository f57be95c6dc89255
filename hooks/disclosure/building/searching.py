"""The search index of a build: brought up to date where something is kept, range by range."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from disclosure.building.outputs import Outputs
from disclosure.building.pool import work_on
from disclosure.building.rendering import Batch, RenderedItem
from disclosure.building.spilling import (
    SPOILT,
    checksum,
    load_entries,
    load_postings,
    load_sizes,
    save_postings,
    save_sizes,
)
from disclosure.search.bits import Numbers
from disclosure.search.build import closing_files, layout_of
from disclosure.search.frames import Frame, frame_of
from disclosure.search.indexing import IndexedItem, order_of
from disclosure.search.layout import Layout
from disclosure.search.packing import digest, path_of
from disclosure.search.postings import Postings, Units, joined
from disclosure.search.ranges import EMPTY, RangeIndex, Shards, bounds_of, updated
from disclosure.search.renumbering import Renumbering, renumbered


class StaleIndexError(Exception):
    """What is kept of an index is of no use; it must be made from nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRange:
    """A range of terms, from ``low`` up to ``high``: its shards, and the folder of its postings.

    ``check`` is the checksum of what the folder holds.
    """

    low: int
    high: int
    folder: str
    shards: Shards
    check: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptIndex:
    """What is kept of an index: its items in order, its ranges, the files beside cards and shards.

    ``first_items`` is how many items there were when the ranges were laid out.
    """

    items: tuple[IndexedItem, ...]
    ranges: tuple[KeptRange, ...]
    closing: tuple[str, ...]
    first_items: int

    @property
    def files(self) -> Iterator[str]:
        """Yield the paths of all files but the cards."""
        yield from self.closing
        for each in self.ranges:
            yield from map(path_of, each.shards.names)

    @property
    def folders(self) -> frozenset[str]:
        """Return the folders of the ranges' postings."""
        return frozenset(each.folder for each in self.ranges)

    @property
    def is_outgrown(self) -> bool:
        """Return whether there are so many items now that the ranges are too large."""
        return len(self.items) > 2 * self.first_items + 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Addition:
    """New postings on the disk; ``units`` are the index's units for their own."""

    folder: Path
    units: Units

    def cut(self, bounds: Sequence[int]) -> Numbers:
        """Return the places of the first entries not below each of the bounds."""
        return np.searchsorted(load_entries(self.folder), np.array(bounds, np.uint64))

    def load(self, first: int, end: int) -> Postings:
        """Return the postings of the entries from place ``first`` up to ``end``."""
        postings = load_postings(self.folder, first, end)
        return replace(postings, units=self.units[postings.units])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Update:
    """What happens to all ranges: old units renumbered, new postings added, in a new frame."""

    renumbering: Renumbering
    added: Sequence[_Addition]
    before: Frame
    frame: Frame
    store: Path
    outputs: Outputs


def build_index(
    rendered: Mapping[str, RenderedItem],
    batches: Sequence[Batch],
    kept: KeptIndex | None,
    store: Path,
    outputs: Outputs,
    advance: Callable[[int, int], None],
) -> KeptIndex:
    """Write the files of the index but for the cards, those that differ; return what is kept.

    ``rendered`` are all items by path, ``batches`` the terms of those that are new or changed, in
    the order of the index. ``store`` is the folder of what is kept of ranges. ``advance`` is told,
    one by one, how many are done of how many. Raises ``StaleIndexError`` when what is kept cannot
    be brought up to date.
    """
    items = sorted(
        (each.indexed for each in rendered.values()),
        key=lambda item: order_of(item.issued, item.index_number),
    )
    old = kept.items if kept else ()
    layout, old_layout = layout_of(items), layout_of(old)
    change = renumbered(old, old_layout, items, layout)
    if kept and change.is_idle:
        advance(1, 1)
        return kept
    firsts = _firsts(items, layout)
    update = _Update(
        renumbering=change,
        added=[_addition(batch, rendered, firsts) for batch in batches],
        before=frame_of(old, old_layout),
        frame=frame_of(items, layout),
        store=store,
        outputs=outputs,
    )
    ranges = _ranges(update, kept, advance)
    closing = list(closing_files(items, layout, [each.shards for each in ranges]))
    for path, data in closing:
        outputs.put(path, data)
    return KeptIndex(
        items=tuple(items),
        ranges=ranges,
        closing=tuple(path for path, _ in closing),
        first_items=kept.first_items if kept else len(items),
    )


def _firsts(items: Sequence[IndexedItem], layout: Layout) -> dict[str, int]:
    return {item.index_number: first for item, first in zip(items, layout.firsts, strict=True)}


def _addition(
    batch: Batch, rendered: Mapping[str, RenderedItem], firsts: Mapping[str, int]
) -> _Addition:
    items = [rendered[path].indexed for path in batch.paths]
    units = [
        np.arange(firsts[item.index_number], firsts[item.index_number] + item.parts)
        for item in items
    ]
    numbers = np.concatenate([np.zeros(0, np.int64), *units]).astype(np.uint32)
    return _Addition(folder=batch.folder, units=numbers)


def _ranges(
    update: _Update, kept: KeptIndex | None, advance: Callable[[int, int], None]
) -> tuple[KeptRange, ...]:
    if kept:
        if update.before.letters_apart != update.frame.letters_apart:
            raise StaleIndexError
        ranges: Sequence[KeptRange] = kept.ranges
    else:
        batches = (load_postings(each.folder) for each in update.added)
        bounds = bounds_of(batches, update.frame.letters_apart)
        ranges = [
            KeptRange(low=low, high=high, folder="", shards=Shards())
            for low, high in pairwise(bounds)
        ]
    bounds = (*(each.low for each in ranges), ranges[-1].high)
    places = np.array([each.cut(bounds) for each in update.added]).reshape(-1, len(bounds))
    results = []
    for result in work_on(partial(_updated, update, ranges, places), range(len(ranges))):
        results.append(result)
        advance(len(results), len(ranges))
    return tuple(results)


def _updated(update: _Update, ranges: Sequence[KeptRange], places: Numbers, at: int) -> KeptRange:
    """Return the range brought up to date, its new shards written.

    ``places`` are those of the ranges' bounds, by column, among the entries of each addition.
    """
    kept = ranges[at]
    added = joined(
        [
            addition.load(first, end)
            for addition, (first, end) in zip(
                update.added, places[:, at : at + 2].tolist(), strict=True
            )
            if first < end
        ]
    )
    steady = update.renumbering.is_steady and update.before == update.frame
    if kept.folder and steady and not len(added.entries):
        return kept

    def put(content: bytes) -> None:
        update.outputs.put(path_of(digest(content)), content)

    before = _load(update, kept) if kept.folder else EMPTY
    index = updated(before, update.renumbering.units, added, update.frame, put)
    folder = uuid.uuid4().hex
    save_postings(update.store / folder, index.postings)
    save_sizes(update.store / folder, index.sizes)
    return KeptRange(
        low=kept.low,
        high=kept.high,
        folder=folder,
        shards=index.shards,
        check=checksum(index.postings, index.sizes),
    )


def _load(update: _Update, kept: KeptRange) -> RangeIndex:
    folder = update.store / kept.folder
    try:
        postings, sizes = load_postings(folder), load_sizes(folder)
    except SPOILT as error:
        raise StaleIndexError from error
    if checksum(postings, sizes) != kept.check:
        raise StaleIndexError
    return RangeIndex(frame=update.before, postings=postings, sizes=sizes, shards=kept.shards)
