"""Postings: which units (titles, parts of text …) hold which terms.

A term of up to three letters and a field are kept as one integer, an *entry*, whose order is that
of the term's code points and then of the fields, which lets numpy sort millions of them in seconds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from disclosure.search.bits import Flags, Numbers
from disclosure.search.segmentation import BREAK, LONGEST_TERM

Entries = npt.NDArray[np.uint64]
Units = npt.NDArray[np.uint32]

OFTEN: Final = 3
"""A term that stands so often in a unit is marked there."""

FIELD_BITS: Final = 3
_ALPHABET: Final = 0x110000
_BATCH_LETTERS: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitText:
    """The text, as ``unit_text`` makes it, of one field of a unit."""

    text: str
    unit: int
    field: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """Sorted, distinct entries and, for each, the ascending units that hold it.

    ``starts`` has one number more than there are entries; ``often`` marks units.
    """

    entries: Entries
    starts: Numbers
    units: Units
    often: Flags

    @property
    def lengths(self) -> Numbers:
        """Return how many units hold each entry."""
        return np.diff(self.starts)

    def between(self, low: int, high: int) -> "Postings":
        """Return the postings of the entries from ``low`` up to, not including, ``high``."""
        bounds = np.array([low, high], np.uint64)
        first, end = (int(at) for at in np.searchsorted(self.entries, bounds))
        start, stop = int(self.starts[first]), int(self.starts[end])
        return Postings(
            entries=self.entries[first:end],
            starts=self.starts[first : end + 1] - start,
            units=self.units[start:stop],
            often=self.often[start:stop],
        )

    def chosen(self, places: Numbers) -> "Postings":
        """Return the postings of the entries at these places, in their order."""
        lengths = self.lengths[places]
        starts = _starts(lengths)
        shift = np.repeat(self.starts[places] - starts[:-1], lengths)
        taken = np.arange(int(starts[-1])) + shift
        return Postings(
            entries=self.entries[places],
            starts=starts,
            units=self.units[taken],
            often=self.often[taken],
        )


NOTHING: Final = Postings(
    entries=np.zeros(0, np.uint64),
    starts=np.zeros(1, np.int64),
    units=np.zeros(0, np.uint32),
    often=np.zeros(0, np.bool_),
)


def entry_of(term: str, field: int = 0) -> int:
    """Return the entry of a term of one to three letters."""
    value = 0
    for letter in [*map(ord, term), 0, 0][:LONGEST_TERM]:
        value = value * _ALPHABET + letter
    return value << FIELD_BITS | field


def fields_of(entries: Entries) -> npt.NDArray[np.uint8]:
    """Return the field of each entry."""
    return (entries & np.uint64((1 << FIELD_BITS) - 1)).astype(np.uint8)


def letters_of(entries: Entries) -> npt.NDArray[np.uint32]:
    """Return the code points of the entries' terms, three columns, zero where one is shorter."""
    base = np.uint64(_ALPHABET)
    rest, last = np.divmod(entries >> np.uint64(FIELD_BITS), base)
    first, middle = np.divmod(rest, base)
    return np.stack([first, middle, last], axis=1).astype(np.uint32)


def collect(texts: Iterable[UnitText]) -> Postings:
    """Return the postings of the texts, whose units ascend."""
    batches: list[Postings] = []
    waiting: list[UnitText] = []
    letters = 0
    for text in texts:
        waiting.append(text)
        letters += len(text.text)
        if letters >= _BATCH_LETTERS:
            batches.append(_batch(waiting))
            waiting, letters = [], 0
    return joined([*batches, _batch(waiting)])


def joined(pieces: Sequence[Postings]) -> Postings:
    """Return all postings of the pieces.

    What the pieces say of an entry ascends from piece to piece, as their units do.
    """
    some = [piece for piece in pieces if len(piece.entries)]
    if len(some) < 2:
        return some[0] if some else NOTHING
    offsets = np.cumsum([0, *(len(piece.units) for piece in some[:-1])])
    starts = [piece.starts[:-1] + offset for piece, offset in zip(some, offsets, strict=True)]
    total = sum(len(piece.units) for piece in some)
    entries = np.concatenate([piece.entries for piece in some])
    laid = Postings(
        entries=entries,
        starts=np.append(np.concatenate(starts), total),
        units=np.concatenate([piece.units for piece in some]),
        often=np.concatenate([piece.often for piece in some]),
    )
    sorted_ = laid.chosen(np.argsort(entries, kind="stable"))
    heads = np.flatnonzero(sorted_.entries[1:] != sorted_.entries[:-1]) + 1
    heads = np.concatenate([np.zeros(1, np.int64), heads])
    return Postings(
        entries=sorted_.entries[heads],
        starts=np.append(sorted_.starts[heads], total),
        units=sorted_.units,
        often=sorted_.often,
    )


def _starts(lengths: Numbers) -> Numbers:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])


def _batch(texts: Sequence[UnitText]) -> Postings:
    joined_text = (BREAK * 2).join([*(text.text for text in texts), ""])
    letters = np.frombuffer(joined_text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    alphabet, places = _alphabet(letters)
    first = texts[0].unit if texts else 0
    unit_bits = ((texts[-1].unit - first) if texts else 0).bit_length()
    width = max(1, int(len(alphabet) - 1).bit_length())
    if len(texts) > 1 and 3 * width + FIELD_BITS + unit_bits > 64:
        half = len(texts) // 2
        return joined([_batch(texts[:half]), _batch(texts[half:])])
    lengths = np.fromiter((len(text.text) + 2 for text in texts), np.int64, len(texts))
    tags = [text.field << unit_bits | (text.unit - first) for text in texts]
    local = np.repeat(np.array(tags, np.uint64), lengths)[: len(places)]
    found, counts = _occurrences(places.astype(np.uint64), local, width, unit_bits + FIELD_BITS)
    return _as_postings(found, counts, alphabet, width, unit_bits, first)


def _alphabet(letters: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.uint32], Numbers]:
    """Return the distinct letters, zero first, and the place of each letter among them."""
    seen = np.zeros(_ALPHABET, np.bool_)
    seen[0] = True
    seen[letters] = True
    alphabet = np.flatnonzero(seen)
    places = np.zeros(_ALPHABET, np.int64)
    places[alphabet] = np.arange(len(alphabet))
    return alphabet.astype(np.uint32), places[letters]


def _occurrences(
    letters: Entries, tags: Entries, width: int, room: int
) -> tuple[Entries, npt.NDArray[np.intp]]:
    """Return each pair of term and tag, packed, in order, and how often it occurs.

    Terms are pairs and triples of letters, and letters that are the last of a text.
    """
    one, two, three = letters, _after(letters, 1), _after(letters, 2)
    pair = (one > 0) & (two > 0)
    triple = pair & (three > 0)
    last = (one > 0) & (two == 0)
    head = ((one << np.uint64(width)) | two) << np.uint64(width)
    shift = np.uint64(room)
    packed = [(head[pair] << shift) | tags[pair], ((head | three)[triple] << shift) | tags[triple]]
    packed.append((head[last] << shift) | tags[last])
    return np.unique(np.concatenate(packed), return_counts=True)


def _as_postings(
    found: Entries,
    counts: npt.NDArray[np.intp],
    alphabet: npt.NDArray[np.uint32],
    width: int,
    unit_bits: int,
    first: int,
) -> Postings:
    groups = found >> np.uint64(unit_bits)
    heads = np.flatnonzero(
        np.concatenate([np.ones(min(1, len(found)), np.bool_), groups[1:] != groups[:-1]])
    )
    short = groups[heads]
    mask, wide = np.uint64((1 << width) - 1), alphabet.astype(np.uint64)
    terms = short >> np.uint64(FIELD_BITS)
    entries = np.zeros(len(terms), np.uint64)
    for column in (2, 1, 0):
        letter = wide[(terms >> np.uint64(column * width)) & mask]
        entries = entries * np.uint64(_ALPHABET) + letter
    field = short & np.uint64((1 << FIELD_BITS) - 1)
    units = (found & np.uint64((1 << unit_bits) - 1)) + np.uint64(first)
    return Postings(
        entries=(entries << np.uint64(FIELD_BITS)) | field,
        starts=np.append(heads, len(found)).astype(np.int64),
        units=units.astype(np.uint32),
        often=counts >= OFTEN,
    )


def _after(letters: Entries, places: int) -> Entries:
    return np.concatenate([letters[places:], np.zeros(min(places, len(letters)), np.uint64)])
