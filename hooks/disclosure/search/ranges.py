"""Ranges of terms: each is indexed by itself, anew or from what is kept of the last time.

What is kept of a range are its postings and the bits that each list takes, so that a publication
encodes only the shards whose postings have changed. An index made from what is kept has the same
bytes as one made from nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from disclosure.search.bits import Flags, Numbers, encode
from disclosure.search.frames import NO_FRAME, Frame, are_reshaped, seated_alike, sizes_of, written
from disclosure.search.packing import digest
from disclosure.search.postings import (
    NOTHING,
    Entries,
    Postings,
    Units,
    entry_of,
    joined,
    letters_of,
)
from disclosure.search.shards import cuts, shard_contents

GONE: Final = 0xFFFFFFFF
"""Stands for the new number of a unit that is no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shards:
    """The shards of a range: the first and the last term of each, its entries' number, its name.

    ``sizes`` are those of their lists, in bytes.
    """

    firsts: tuple[str, ...] = ()
    lasts: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    names: tuple[bytes, ...] = ()
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeIndex:
    """What is kept of a range; ``sizes`` are those of each entry's list, in bits (``frames``)."""

    frame: Frame
    postings: Postings
    sizes: Numbers
    shards: Shards


_LAST_BOUND: Final = (1 << 64) - 1
_POSTINGS_A_RANGE: Final = 600_000
_POSTINGS_AT_ONCE: Final = 1_000_000

EMPTY: Final = RangeIndex(
    frame=NO_FRAME,
    postings=NOTHING,
    sizes=np.zeros(0, np.int64),
    shards=Shards(),
)


def bounds_of(batches: Iterable[Postings], letters_apart: int) -> tuple[int, ...]:
    """Return bounds that part the entries of all batches into ranges of about equal size.

    Ranges end where shards have to end, so that the index does not depend on their number.
    """
    samples, size = [NOTHING.entries], 0
    for batch in batches:
        samples.append(batch.entries[::64].copy())
        size += len(batch.units)
    pieces = max(1, size // _POSTINGS_A_RANGE)
    sample = np.sort(np.concatenate(samples))
    inner = (int(sample[len(sample) * at // pieces]) for at in range(1, pieces) if len(sample))
    block = letters_apart * entry_of("\1")  # \1 is the second of all letters, \0 the first
    borders = {entry - entry % block for entry in inner} - {0}
    return (0, *sorted(borders), _LAST_BOUND)


def updated(
    kept: RangeIndex,
    renumbered: Units,
    added: Postings,
    frame: Frame,
    put: Callable[[bytes], None],
) -> RangeIndex:
    """Return the range's index after a change; new shards are handed to ``put``.

    ``renumbered`` gives the new number of each unit of old, ``GONE`` where there is none;
    the order of those that stay does not change. ``added`` are the postings of new units.
    """
    alike = seated_alike(kept.frame, frame)
    touched = _touched(kept.postings, renumbered, alike, added)
    untouched = kept.postings.chosen(np.flatnonzero(~touched))
    moved = _renumbered(kept.postings.chosen(np.flatnonzero(touched)), renumbered)
    changed = _merged(moved, added)
    postings = joined([untouched, changed])
    is_changed = np.zeros(len(postings.entries), np.bool_)
    is_changed[np.searchsorted(postings.entries, changed.entries)] = True
    sizes = np.zeros(len(is_changed), np.int64)
    sizes[~is_changed] = kept.sizes[~touched]
    same = ~is_changed
    same[is_changed] = _as_before(kept.postings, changed, alike)
    reshaped = are_reshaped(postings, kept.frame, frame)
    same &= ~reshaped
    fresh = np.flatnonzero(is_changed | reshaped)
    sizes[fresh] = _sizes(postings, fresh, frame)
    starts = cuts(postings.entries, sizes, frame.usual, frame.letters_apart)
    index = RangeIndex(frame=frame, postings=postings, sizes=sizes, shards=Shards())
    return replace(index, shards=_shards(kept.shards, index, same, starts, put))


def _touched(postings: Postings, renumbered: Units, alike: Flags, added: Postings) -> Flags:
    """Return for each entry whether any of its units moves or goes, or another one comes.

    ``alike`` tells of each unit's number whether its seat is the same as before.
    """
    moves = (renumbered != np.arange(len(renumbered), dtype=np.uint32)) | ~alike[: len(renumbered)]
    touched: Flags = np.isin(postings.entries, added.entries, assume_unique=True)
    if len(touched) and moves.any():
        touched |= np.logical_or.reduceat(moves[postings.units], postings.starts[:-1])
    return touched


def _renumbered(postings: Postings, renumbered: Units) -> Postings:
    if not len(postings.entries):
        return postings
    units = renumbered[postings.units]
    stay = units != GONE
    lengths = np.add.reduceat(stay, postings.starts[:-1], dtype=np.int64)
    some = lengths > 0
    return Postings(
        entries=postings.entries[some],
        starts=np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths[some])]),
        units=units[stay],
        often=postings.often[stay],
    )


def _merged(postings: Postings, added: Postings) -> Postings:
    """Return both, units of an entry in order."""
    if not len(added.entries) or not len(postings.entries):
        return added if len(added.entries) else postings
    both = joined([postings, added])
    order = np.lexsort((both.units, np.repeat(both.entries, both.lengths)))
    return Postings(
        entries=both.entries,
        starts=both.starts,
        units=both.units[order],
        often=both.often[order],
    )


def _as_before(before: Postings, changed: Postings, alike: Flags) -> Flags:
    """Return for each changed entry whether its list is, after all, what it was before."""
    if not len(before.entries):
        return np.zeros(len(changed.entries), np.bool_)
    places = np.searchsorted(before.entries, changed.entries)
    places[places == len(before.entries)] = 0
    same: Flags = before.entries[places] == changed.entries
    same &= before.lengths[places] == changed.lengths
    candidates = np.flatnonzero(same)
    if len(candidates):
        old, new = before.chosen(places[candidates]), changed.chosen(candidates)
        equal = (old.units == new.units) & (old.often == new.often) & alike[new.units]
        same[candidates] = np.logical_and.reduceat(equal, new.starts[:-1])
    return same


def _sizes(postings: Postings, places: Numbers, frame: Frame) -> Numbers:
    """Return the sizes of the lists of the entries at these places, a bounded number at a time."""
    ends = np.cumsum(postings.lengths[places])
    stops = np.searchsorted(ends, np.arange(_POSTINGS_AT_ONCE, ends[-1:].sum(), _POSTINGS_AT_ONCE))
    pieces = np.split(places, np.unique(stops))
    sizes = [sizes_of(postings.chosen(some), frame) for some in pieces]
    return np.concatenate(sizes)


def _shards(
    before: Shards, index: RangeIndex, same: Flags, starts: Numbers, put: Callable[[bytes], None]
) -> Shards:
    """Return the shards; those that are not as before are made and handed to ``put``."""
    if not len(starts):
        return Shards()
    entries = index.postings.entries
    ends = np.append(starts[1:], len(same))
    firsts, lasts = _terms(entries[starts]), _terms(entries[ends - 1])
    lengths = tuple((ends - starts).tolist())
    keys = zip(before.firsts, before.lasts, before.lengths, strict=True)
    old = dict(zip(keys, before.names, strict=True))
    is_steady = np.logical_and.reduceat(same, starts).tolist()
    names = [
        old.get(key, b"") if is_same else b""
        for key, is_same in zip(zip(firsts, lasts, lengths, strict=True), is_steady, strict=True)
    ]
    fresh = [at for at, name in enumerate(names) if not name]
    for at, content in zip(fresh, _contents(index, starts, ends, fresh), strict=True):
        names[at] = digest(content)
        put(content)
    sizes = tuple((np.add.reduceat(index.sizes, starts) // 8).tolist())
    return Shards(firsts=firsts, lasts=lasts, lengths=lengths, names=tuple(names), sizes=sizes)


_SHARDS_AT_ONCE: Final = 1000


def _contents(
    index: RangeIndex, starts: Numbers, ends: Numbers, fresh: list[int]
) -> Iterator[bytes]:
    for low, high in pairwise([*range(0, len(fresh), _SHARDS_AT_ONCE), len(fresh)]):
        some = fresh[low:high]
        lengths = ends[some] - starts[some]
        first_places = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])[:-1]
        shift = np.repeat(starts[some] - first_places, lengths)
        chosen = index.postings.chosen(np.arange(int(lengths.sum())) + shift)
        entries, lists = written(chosen, index.frame)
        yield from shard_contents(entries, np.diff(lists.starts), encode(lists), first_places)


def _terms(entries: Entries) -> tuple[str, ...]:
    rows = letters_of(entries).tolist()
    return tuple("".join(chr(letter) for letter in row if letter) for row in rows)
