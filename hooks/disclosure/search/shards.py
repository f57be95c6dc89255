"""Shards: neighbouring terms with their postings, few enough that a query can afford to load them.

FORMAT.md describes the bytes. Where one shard ends and the next begins follows from the terms near
the cut, not from their number, so that a new item changes the shards of its own terms only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from disclosure.search.bits import CodedLists, Numbers
from disclosure.search.packing import deflated, growth, leb128, packed_bits
from disclosure.search.postings import Keys, letters_of

_USUAL_BYTES: Final = 1400
_TERM_BYTES: Final = 3
_CUT_EVERY: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTerms:
    """The coded postings of one field's terms; ``counts`` are the lists' lengths."""

    field: int
    keys: Keys
    counts: Numbers
    lists: CodedLists


Shard = tuple[str, bytes]
"""Where a shard begins in the order of terms, and its bytes.

It begins behind all terms of the shard before, and not behind its own first term.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """One field's share in a dictionary: for each of its terms, where it stands."""

    terms: FieldTerms
    places: Numbers


def shard_bytes(documents: int) -> int:
    """Return how large, about, the shards of a collection shall be."""
    return round(_USUAL_BYTES * growth(documents))


def shards_of(fields: Sequence[FieldTerms], usual: int) -> Iterator[Shard]:
    """Yield the shards, of about ``usual`` bytes, of terms of up to three letters, in order."""
    keys: Keys = np.unique(np.concatenate([terms.keys for terms in fields]))
    if not len(keys):
        return
    columns = [_Column(terms=terms, places=np.searchsorted(keys, terms.keys)) for terms in fields]
    letters = letters_of(keys)
    masks = np.zeros(len(keys), np.uint8)
    sizes = np.full(len(keys), _TERM_BYTES * 8, np.int64)
    for column in columns:
        masks[column.places] |= 1 << column.terms.field
        sizes[column.places] += np.diff(column.terms.lists.starts)
    for start, end in _cuts(sizes, letters, usual):
        first = _term(letters[start])
        if start:  # else other terms may come before, of which nothing is known here
            first = border(_term(letters[start - 1]), first)
        yield first, _content(letters[start:end], masks[start:end], columns, start, end)


def border(before: str, term: str) -> str:
    """Return the shortest beginning of ``term`` that comes after the term before."""
    return term[: shared_length(before, term) + 1]


def shared_length(a: str, b: str) -> int:
    """Return how many letters two terms begin with in common."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(a), len(b)))


def dictionary(terms: Sequence[str]) -> bytes:
    """Return sorted terms: letters shared with the one before, and the others."""
    shared, fresh, rest = bytearray(), bytearray(), []
    before = ""
    for term in terms:
        same = shared_length(before, term)
        shared.append(same)
        fresh.append(len(term) - same)
        rest.append(term[same:])
        before = term
    return _dictionary(bytes(shared), bytes(fresh), "".join(rest).encode())


def _dictionary(shared: bytes, fresh: bytes, letters: bytes) -> bytes:
    return leb128([len(shared)]) + shared + fresh + leb128([len(letters)]) + letters


def _cuts(sizes: Numbers, letters: npt.NDArray[np.uint32], usual: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each shard; ends fall on terms that a hash picks, if any is near."""
    total = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    mixed = letters.astype(np.uint64) @ np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], np.uint64)
    picked = np.flatnonzero(((mixed >> np.uint64(13)) & np.uint64(_CUT_EVERY - 1)) == 0)
    start = 0
    while start < len(sizes):
        least = int(np.searchsorted(total, total[start] + usual * 6))
        most = int(np.searchsorted(total, total[start] + usual * 12, side="right")) - 1
        near = int(np.searchsorted(picked, max(least, start + 1)))
        end = int(picked[near]) if near < len(picked) else len(sizes)
        end = max(start + 1, min(end, most, len(sizes)))
        yield start, end
        start = end


def _term(letters: npt.NDArray[np.uint32]) -> str:
    return "".join(chr(letter) for letter in letters.tolist() if letter)


def _content(
    letters: npt.NDArray[np.uint32],
    masks: npt.NDArray[np.uint8],
    columns: Sequence[_Column],
    start: int,
    end: int,
) -> bytes:
    lengths = (letters > 0).sum(axis=1)
    same = np.zeros(letters.shape, np.bool_)
    same[1:] = np.logical_and.accumulate(letters[1:] == letters[:-1], axis=1)
    shared = np.minimum(same.sum(axis=1), lengths)
    fresh = (np.arange(letters.shape[1]) >= shared[:, None]) & (letters > 0)
    rest = letters[fresh].tobytes().decode("utf-32-le").encode()
    head = _dictionary(
        shared.astype(np.uint8).tobytes(), (lengths - shared).astype(np.uint8).tobytes(), rest
    )
    counts: list[int] = []
    bits: list[npt.NDArray[np.uint8]] = []
    for column in columns:
        low, high = (int(at) for at in np.searchsorted(column.places, [start, end]))
        counts += column.terms.counts[low:high].tolist()
        starts = column.terms.lists.starts
        bits.append(column.terms.lists.bits[starts[low] : starts[high]])
    return deflated(head + masks.tobytes() + leb128(counts) + packed_bits(np.concatenate(bits)))


def shards_of_strings(
    terms: Sequence[str], field: int, counts: Sequence[int], lists: CodedLists, usual: int
) -> Iterator[Shard]:
    """Yield the shards of terms of any length that stand in one field only."""
    start = size = 0
    for at, term in enumerate(terms):
        if size >= usual * 8:
            yield _string_shard(terms, field, counts, lists, start, at)
            start, size = at, 0
        size += int(lists.starts[at + 1] - lists.starts[at]) + 8 * (_TERM_BYTES + len(term))
    if start < len(terms):
        yield _string_shard(terms, field, counts, lists, start, len(terms))


def _string_shard(
    terms: Sequence[str],
    field: int,
    counts: Sequence[int],
    lists: CodedLists,
    start: int,
    end: int,
) -> Shard:
    bits = lists.bits[lists.starts[start] : lists.starts[end]]
    content = (
        dictionary(terms[start:end])
        + bytes([1 << field]) * (end - start)
        + leb128(counts[start:end])
        + packed_bits(bits)
    )
    first = border(terms[start - 1] if start else "", terms[start])
    return first, deflated(content)
