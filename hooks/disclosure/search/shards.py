"""Shards: neighbouring terms with their postings, few enough that a query can afford to load them.

FORMAT.md describes the bytes. Where one shard ends and the next begins follows from the terms near
the cut, not from their number, so that a new item changes the shards of its own terms only.
"""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from disclosure.search.bits import CodedLists, Numbers
from disclosure.search.packing import deflated, growth, leb128, leb128_array, packed_bits
from disclosure.search.postings import FIELD_BITS, Entries, fields_of, letters_of

_USUAL_BYTES: Final = 1400
_TERM_BITS: Final = 24
_CUT_EVERY: Final = 8
_FEW_UNITS: Final = 2048
_SPAN: Final = 256


def shard_bytes(documents: int) -> int:
    """Return how large, about, the shards of a collection shall be."""
    return round(_USUAL_BYTES * growth(documents))


def span(units: int) -> int:
    """Return the number of code points at whose multiples, as first letters, shards end.

    So shards between two such borders can be made without the others.
    """
    return _SPAN if units > _FEW_UNITS else 1 << 21


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


def heads_of_terms(entries: Entries) -> Numbers:
    """Return where each term's entries begin."""
    terms = entries >> np.uint64(FIELD_BITS)
    changes: Numbers = np.flatnonzero(terms[1:] != terms[:-1]) + 1
    return np.concatenate([np.zeros(min(1, len(entries)), np.int64), changes])


def cuts(entries: Entries, sizes: Numbers, usual: int, letters_apart: int) -> Numbers:
    """Return the places of the entries with which shards begin.

    ``sizes`` are the bits of each entry's list, ``usual`` the bytes of a usual shard; no shard
    holds terms on both sides of a multiple of ``letters_apart`` of first letters.
    """
    heads = heads_of_terms(entries)
    if not len(heads):
        return heads
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    bits = ends[np.append(heads[1:], len(entries))] - ends[heads] + _TERM_BITS
    letters = letters_of(entries[heads])
    mixed = letters.astype(np.uint64) @ np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], np.uint64)
    picked = np.flatnonzero(((mixed >> np.uint64(13)) & np.uint64(_CUT_EVERY - 1)) == 0)
    blocks = letters[:, 0] // letters_apart
    borders = [0, *(np.flatnonzero(blocks[1:] != blocks[:-1]) + 1).tolist(), len(heads)]
    total = [0, *np.cumsum(bits).tolist()]
    starts = cut_places(total, picked.tolist(), borders, usual * 6, usual * 12)
    return heads[np.fromiter(starts, np.int64)]


def cut_places(
    total: Sequence[int], picked: Sequence[int], borders: Sequence[int], least: int, most: int
) -> Iterator[int]:
    """Yield where pieces of a sequence start, which end at borders or where something is picked.

    ``total`` is the size of all before each place; a piece's size is between ``least`` and
    ``most``, unless a border or a single large thing stands in the way.
    """
    for start, end in pairwise(borders):
        at = start
        while at < end:
            yield at
            near = bisect_left(picked, max(bisect_left(total, total[at] + least), at + 1))
            cut = picked[near] if near < len(picked) else end
            last = bisect_right(total, total[at] + most) - 1
            at = max(at + 1, min(cut, last, end))


def shard_contents(
    entries: Entries, lengths: Numbers, coded: CodedLists, starts: Numbers
) -> Iterator[bytes]:
    """Yield the shards that begin at these places of the entries, the first of which is 0.

    ``lengths`` are those of the entries' lists, ``coded`` their bits.
    """
    heads = heads_of_terms(entries)
    firsts = np.searchsorted(heads, starts)
    shared, fresh, letters, bounds = _letters(letters_of(entries[heads]), firsts)
    masks = _masks(entries, heads)
    counts, places = leb128_array(lengths)
    for at, end in pairwise(
        [*zip(starts.tolist(), firsts.tolist(), strict=True), (len(entries), len(heads))]
    ):
        (entry, term), (entry_end, term_end) = at, end
        bits = coded.bits[coded.starts[entry] : coded.starts[entry_end]]
        yield deflated(
            _dictionary(
                shared[term:term_end],
                fresh[term:term_end],
                letters[bounds[term] : bounds[term_end]],
            )
            + masks[term:term_end]
            + counts[places[entry] : places[entry_end]]
            + packed_bits(bits)
        )


def _letters(
    letters: npt.NDArray[np.uint32], firsts: Numbers
) -> tuple[bytes, bytes, bytes, Numbers]:
    """Return how many letters each term shares, how many it does not, these, and their bounds."""
    lengths = (letters > 0).sum(axis=1)
    same = np.zeros(letters.shape, np.bool_)
    same[1:] = np.logical_and.accumulate(letters[1:] == letters[:-1], axis=1)
    same[firsts] = False
    shared = np.minimum(same.sum(axis=1), lengths)
    fresh = (np.arange(letters.shape[1]) >= shared[:, None]) & (letters > 0)
    widths = (
        1 + (letters > 0x7F) + (letters > 0x7FF).astype(np.int64) + (letters > 0xFFFF)
    ) * fresh
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(widths.sum(axis=1))])
    return (
        shared.astype(np.uint8).tobytes(),
        (lengths - shared).astype(np.uint8).tobytes(),
        letters[fresh].tobytes().decode("utf-32-le").encode(),
        bounds,
    )


def _masks(entries: Entries, heads: Numbers) -> bytes:
    if not len(heads):
        return b""
    fields = np.left_shift(np.uint8(1), fields_of(entries))
    return np.bitwise_or.reduceat(fields, heads).tobytes()


def picked_strings(strings: Iterable[str]) -> list[int]:
    """Return the places of those strings after which a sequence may be cut."""
    return [at for at, text in enumerate(strings) if zlib.crc32(text.encode()) % _CUT_EVERY == 0]


def string_shards(
    terms: Sequence[str], field: int, lengths: Numbers, coded: CodedLists, usual: int
) -> Iterator[tuple[str, bytes]]:
    """Yield the border and the bytes of the shards of terms of any length, all of one field."""
    sizes = np.diff(coded.starts).tolist()
    total = [
        0,
        *accumulate(
            size + _TERM_BITS + 8 * len(term) for size, term in zip(sizes, terms, strict=True)
        ),
    ]
    picked = picked_strings(terms)
    places = cut_places(total, picked, [0, len(terms)], usual * 6, usual * 12)
    starts = [*places, len(terms)]
    for start, end in pairwise(starts):
        content = (
            dictionary(terms[start:end])
            + bytes([1 << field]) * (end - start)
            + leb128(lengths[start:end].tolist())
            + packed_bits(coded.bits[coded.starts[start] : coded.starts[end]])
        )
        yield border(terms[start - 1] if start else "", terms[start]), deflated(content)
