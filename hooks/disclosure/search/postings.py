"""Postings: which units (titles, parts of text …) hold which terms.

Terms of up to three letters are kept as integers whose order is that of their code points, which
lets numpy sort tens of millions of them in seconds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from disclosure.search.bits import Flags, Lists, Numbers
from disclosure.search.segmentation import BREAK

Keys = npt.NDArray[np.uint64]

OFTEN: Final = 3
"""A term that stands so often in a unit is marked there."""

_BATCH_LETTERS: Final = 1_000_000
_UNIT_COST: Final = 16
"""Letters that a unit counts for at least, so that a batch's units are few enough to number."""
_LAST_LETTER: Final = 0x10FFFF
_BITS: Final = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """Sorted, distinct terms and, for each, the ascending units that hold it."""

    keys: Keys
    units: Lists
    often: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    keys: Keys
    units: Numbers
    often: Flags


def key_of(term: str) -> int:
    """Return the integer of a term of one to three letters."""
    letters = [ord(letter) for letter in term] + [0, 0]
    return letters[0] << 2 * _BITS | letters[1] << _BITS | letters[2]


def letters_of(keys: Keys) -> npt.NDArray[np.uint32]:
    """Return the code points of terms, three columns, zero where a term is shorter."""
    columns = [(keys >> np.uint64(shift)) & np.uint64((1 << _BITS) - 1) for shift in (42, 21, 0)]
    return np.stack(columns, axis=1).astype(np.uint32)


def collect(texts: Iterable[str]) -> list[_Batch]:
    """Return the terms of units (``unit_text`` of each, numbered from 0), sorted by the batch."""
    batches: list[_Batch] = []
    waiting: list[str] = []
    letters = first = 0
    for text in texts:
        waiting.append(text)
        letters += len(text) + _UNIT_COST
        if letters >= _BATCH_LETTERS:
            batches.append(_batch(waiting, first))
            first += len(waiting)
            waiting, letters = [], 0
    return [*batches, _batch(waiting, first)]


def merged(batches: Sequence[_Batch], bounds: Sequence[int]) -> Iterator[Postings]:
    """Yield the postings of all batches, one for each range of keys between two bounds."""
    for low, high in pairwise(bounds):
        cuts = [np.searchsorted(batch.keys, np.array([low, high], np.uint64)) for batch in batches]
        pairs = list(zip(batches, cuts, strict=True))
        keys = np.concatenate([batch.keys[cut[0] : cut[1]] for batch, cut in pairs])
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        units = np.concatenate([batch.units[cut[0] : cut[1]] for batch, cut in pairs])[order]
        often = np.concatenate([batch.often[cut[0] : cut[1]] for batch, cut in pairs])[order]
        heads = np.flatnonzero(np.diff(keys, prepend=np.uint64(0)) != 0)
        starts = np.append(heads, len(keys)).astype(np.int64)
        yield Postings(keys=keys[heads], units=Lists(values=units, starts=starts), often=often)


def key_bounds(batches: Sequence[_Batch], pieces: int) -> list[int]:
    """Return ``pieces`` + 1 bounds that part the keys of all batches into about equal ranges."""
    sample = np.sort(np.concatenate([batch.keys[::64] for batch in batches]))
    inner = [int(sample[len(sample) * at // pieces]) for at in range(1, pieces) if len(sample)]
    return [0, *sorted(set(inner) - {0}), 1 << 63]


def _batch(texts: Sequence[str], first: int) -> _Batch:
    joined = np.frombuffer(
        (BREAK * 2).join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    )
    lengths = np.fromiter((len(text) + 2 for text in texts), np.int64, len(texts))
    local = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)[: len(joined)]
    alphabet, letters = np.unique(joined, return_inverse=True)
    if not len(alphabet) or alphabet[0] != 0:
        alphabet, letters = np.insert(alphabet, 0, 0), letters + 1
    return _sorted_terms(letters.astype(np.uint64), local.astype(np.uint64), alphabet, first)


def _sorted_terms(
    letters: Keys, local: Keys, alphabet: npt.NDArray[np.uint32], first: int
) -> _Batch:
    width = np.uint64(max(1, int(len(alphabet) - 1).bit_length()))
    room = np.uint64(64 - 3 * int(width))
    if len(local) and int(local[-1]) >> int(room):
        raise ValueError("a batch holds more units than its keys have room for")
    one, two, three = letters, _after(letters, 1), _after(letters, 2)
    pair = (one > 0) & (two > 0)
    triple = pair & (three > 0)
    lone = (one > 0) & (two == 0) & (_before(letters) == 0)
    head = ((one << width) | two) << width
    packed = [(head[pair] << room) | local[pair], ((head | three)[triple] << room) | local[triple]]
    packed.append((head[lone] << room) | local[lone])
    found, counts = np.unique(np.concatenate(packed), return_counts=True)
    mask = np.uint64((1 << int(width)) - 1)
    short = found >> room
    wide = alphabet.astype(np.uint64)
    keys = wide[short >> (width + width)] << np.uint64(2 * _BITS)
    keys |= wide[(short >> width) & mask] << np.uint64(_BITS)
    keys |= wide[short & mask]
    units = (found & np.uint64((1 << int(room)) - 1)).astype(np.int64) + first
    return _Batch(keys=keys, units=units, often=counts >= OFTEN)


def _after(letters: Keys, places: int) -> Keys:
    return np.concatenate([letters[places:], np.zeros(min(places, len(letters)), np.uint64)])


def _before(letters: Keys) -> Keys:
    return np.concatenate([np.zeros(min(1, len(letters)), np.uint64), letters[:-1]])
