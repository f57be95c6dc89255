"""Lists of ascending numbers as bits: Rice codes of their gaps, many lists at once.

A list of more than half the universe is written as what it leaves out. The reader knows the
universe and the list's length, from which the code's parameter follows.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Ascending lists laid end to end: ``starts`` has one more entry than there are lists."""

    values: Numbers
    starts: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedLists:
    """Bits of lists laid end to end, one bit a byte; ``starts`` as in ``Lists``."""

    bits: Bits
    starts: Numbers


def encode(lists: Lists, universe: int, marks: Flags | None = None) -> CodedLists:
    """Return the coded lists.

    With ``marks`` (one for each value), each list of at most a sixteenth of the universe is
    followed by a bit that tells whether it has marks, and then by these.
    """
    lengths = np.diff(lists.starts)
    if marks is not None:
        marks = marks & np.repeat(lengths * 16 <= universe, lengths)
    shown = _with_complements(lists, universe) if (lengths * 2 > universe).any() else lists
    gaps = _gaps(shown)
    parameters = np.repeat(rice_parameters(np.diff(shown.starts), universe), np.diff(shown.starts))
    quotients = gaps >> parameters
    widths = quotients + 1 + parameters
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(widths)])
    sizes = np.diff(ends[shown.starts])
    flagged = np.zeros(len(lengths), np.bool_)
    if marks is not None:
        flagged = _any_in(lists, marks)
        sizes = sizes + (lengths * 16 <= universe) + np.where(flagged, lengths, 0)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    bits = np.zeros(int(starts[-1]), np.uint8)
    shift = np.repeat(starts[:-1] - ends[shown.starts[:-1]], np.diff(shown.starts))
    at = ends[:-1] + shift + quotients
    bits[at] = 1
    for bit in range(int(parameters.max(initial=0))):
        use = parameters > bit
        bits[at[use] + 1 + bit] = (gaps[use] >> (parameters[use] - 1 - bit)) & 1
    if marks is not None:
        _write_marks(bits, starts, lists, flagged, marks)
    return CodedLists(bits=bits, starts=starts)


def rice_parameters(lengths: Numbers, universe: int) -> Numbers:
    """Return the number of plain bits in the codes of lists of these lengths."""
    mean = (universe // (lengths + 1)) * 11 >> 4
    return np.maximum(np.frexp(mean.astype(np.float64))[1].astype(np.int64) - 1, 0)


def _gaps(lists: Lists) -> Numbers:
    gaps = np.diff(lists.values, prepend=-1) - 1
    heads = lists.starts[:-1][np.diff(lists.starts) > 0]
    gaps[heads] = lists.values[heads]
    return gaps


def _with_complements(lists: Lists, universe: int) -> Lists:
    pieces: list[Numbers] = []
    done = 0
    lengths = np.diff(lists.starts)
    for dense in np.flatnonzero(lengths * 2 > universe):
        start, end = int(lists.starts[dense]), int(lists.starts[dense + 1])
        absent = np.ones(universe, np.bool_)
        absent[lists.values[start:end]] = False
        pieces += [lists.values[done:start], np.flatnonzero(absent)]
        done = end
    pieces.append(lists.values[done:])
    written = np.where(lengths * 2 > universe, universe - lengths, lengths)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(written)])
    return Lists(values=np.concatenate(pieces), starts=starts)


def _any_in(lists: Lists, marks: Flags) -> Flags:
    counts = np.concatenate([np.zeros(1, np.int64), np.cumsum(marks)])
    result: Flags = np.diff(counts[lists.starts]) > 0
    return result


def _write_marks(bits: Bits, starts: Numbers, lists: Lists, flagged: Flags, marks: Flags) -> None:
    lengths = np.diff(lists.starts)
    which = np.flatnonzero(flagged)
    bits[starts[1:][which] - lengths[which] - 1] = 1
    shift = np.repeat(starts[1:] - lists.starts[1:], lengths)
    bits[np.flatnonzero(marks) + shift[marks]] = 1
