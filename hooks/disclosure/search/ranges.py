"""Ranges of terms: each is indexed by itself, anew or from what is kept of the last time.

What is kept of a range are its postings and the bits that each list takes, so that a publication
encodes only the shards whose postings have changed. An index made from what is kept has the same
bytes as one made from nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from disclosure.search.bits import Flags, Lists, Numbers, coded_sizes, encode, shapes
from disclosure.search.fields import TEXT
from disclosure.search.packing import digest
from disclosure.search.postings import (
    NOTHING,
    Entries,
    Postings,
    Units,
    entry_of,
    fields_of,
    joined,
    letters_of,
)
from disclosure.search.shards import cuts, shard_contents

GONE: Final = 0xFFFFFFFF
"""Stands for the new number of a unit that is no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the bytes of all shards depend on: the number of units, the shards' size and borders."""

    units: int
    usual: int
    letters_apart: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shards:
    """The shards of a range: the first and the last term of each, its entries' number, its name.

    ``sizes`` are in bytes.
    """

    firsts: tuple[str, ...] = ()
    lasts: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    names: tuple[bytes, ...] = ()
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeIndex:
    """What is kept of a range; ``sizes`` are the bits of each entry's list."""

    frame: Frame
    postings: Postings
    sizes: Numbers
    shards: Shards


_LAST_BOUND: Final = (1 << 64) - 1
_POSTINGS_A_RANGE: Final = 600_000
_POSTINGS_AT_ONCE: Final = 1_000_000

EMPTY: Final = RangeIndex(
    frame=Frame(units=0, usual=0, letters_apart=0),
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
    touched = _touched(kept.postings, renumbered, added)
    steady = kept.postings.chosen(np.flatnonzero(~touched))
    moved = _renumbered(kept.postings.chosen(np.flatnonzero(touched)), renumbered)
    changed = _merged(moved, added)
    postings = joined([steady, changed])
    is_changed = np.zeros(len(postings.entries), np.bool_)
    is_changed[np.searchsorted(postings.entries, changed.entries)] = True
    sizes = np.zeros(len(is_changed), np.int64)
    sizes[~is_changed] = kept.sizes[~touched]
    same = ~is_changed
    same[is_changed] = _as_before(kept.postings, changed)
    reshaped = _is_reshaped(postings, kept.frame.units, frame.units)
    same &= ~reshaped
    fresh = np.flatnonzero(is_changed | reshaped)
    sizes[fresh] = _sizes(postings, fresh, frame.units)
    starts = cuts(postings.entries, sizes, frame.usual, frame.letters_apart)
    shards = _shards(kept, postings, same, starts, frame.units, put)
    return RangeIndex(frame=frame, postings=postings, sizes=sizes, shards=shards)


def _touched(postings: Postings, renumbered: Units, added: Postings) -> Flags:
    """Return for each entry whether any of its units moves or goes, or another one comes."""
    moves = renumbered != np.arange(len(renumbered), dtype=np.uint32)
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


def _as_before(before: Postings, changed: Postings) -> Flags:
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
        equal = (old.units == new.units) & (old.often == new.often)
        same[candidates] = np.logical_and.reduceat(equal, new.starts[:-1])
    return same


def _is_reshaped(postings: Postings, before: int, after: int) -> Flags:
    """Return for each entry whether its list takes other bits among another number of units."""
    if before == after:
        return np.zeros(len(postings.entries), np.bool_)
    lengths, marked = postings.lengths, fields_of(postings.entries) == TEXT
    changed: Flags = shapes(lengths, marked, before) != shapes(lengths, marked, after)
    return changed


def _sizes(postings: Postings, places: Numbers, units: int) -> Numbers:
    """Return the bits of the lists of the entries at these places, a bounded number at a time."""
    ends = np.cumsum(postings.lengths[places])
    stops = np.searchsorted(ends, np.arange(_POSTINGS_AT_ONCE, ends[-1:].sum(), _POSTINGS_AT_ONCE))
    pieces = np.split(places, np.unique(stops))
    sizes = [coded_sizes(_lists(postings.chosen(some)), units) for some in pieces]
    return np.concatenate(sizes)


def _lists(postings: Postings) -> Lists:
    return Lists(
        values=postings.units.astype(np.int64),
        starts=postings.starts,
        marks=postings.often,
        marked=fields_of(postings.entries) == TEXT,
    )


def _shards(
    kept: RangeIndex,
    postings: Postings,
    same: Flags,
    starts: Numbers,
    units: int,
    put: Callable[[bytes], None],
) -> Shards:
    """Return the shards; those that are not as before are made and handed to ``put``."""
    if not len(starts):
        return Shards()
    ends = np.append(starts[1:], len(same))
    firsts, lasts = _terms(postings.entries[starts]), _terms(postings.entries[ends - 1])
    lengths = tuple((ends - starts).tolist())
    before = kept.shards
    keys = zip(before.firsts, before.lasts, before.lengths, strict=True)
    old = dict(zip(keys, zip(before.names, before.sizes, strict=True), strict=True))
    steady = np.logical_and.reduceat(same, starts).tolist()
    files = [
        old.get(key) if is_steady else None
        for key, is_steady in zip(zip(firsts, lasts, lengths, strict=True), steady, strict=True)
    ]
    fresh = [at for at, file in enumerate(files) if file is None]
    for at, content in zip(fresh, _contents(postings, starts, ends, fresh, units), strict=True):
        files[at] = (digest(content), len(content))
        put(content)
    names, sizes = zip(*(file for file in files if file is not None), strict=True)
    return Shards(firsts=firsts, lasts=lasts, lengths=lengths, names=names, sizes=sizes)


_SHARDS_AT_ONCE: Final = 1000


def _contents(
    postings: Postings, starts: Numbers, ends: Numbers, fresh: list[int], units: int
) -> Iterator[bytes]:
    for low, high in pairwise([*range(0, len(fresh), _SHARDS_AT_ONCE), len(fresh)]):
        some = fresh[low:high]
        lengths = ends[some] - starts[some]
        first_places = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])[:-1]
        shift = np.repeat(starts[some] - first_places, lengths)
        chosen = postings.chosen(np.arange(int(lengths.sum())) + shift)
        coded = encode(_lists(chosen), units)
        yield from shard_contents(chosen.entries, chosen.lengths, coded, first_places)


def _terms(entries: Entries) -> tuple[str, ...]:
    rows = letters_of(entries).tolist()
    return tuple("".join(chr(letter) for letter in row if letter) for row in rows)
