"""Lists of ascending numbers as bits: Rice codes of their gaps, many lists at once.

A list of more than half its universe is written as what it leaves out. The reader knows the
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
    """Ascending lists laid end to end: ``starts`` has one more entry than there are lists.

    The values of a list are below the number in ``universes``. ``marks`` (one for each value) are
    written for those lists which ``marked`` names.
    """

    values: Numbers
    starts: Numbers
    universes: Numbers
    marks: Flags
    marked: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedLists:
    """Bits of lists laid end to end, one bit a byte; ``starts`` as in ``Lists``."""

    bits: Bits
    starts: Numbers


def unmarked(values: Numbers, starts: Numbers, universe: int) -> Lists:
    """Return lists of one universe, without marks."""
    return Lists(
        values=values,
        starts=starts,
        universes=np.full(len(starts) - 1, universe),
        marks=np.zeros(len(values), np.bool_),
        marked=np.zeros(len(starts) - 1, np.bool_),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """How lists will be written: each gap's code, where the codes and the lists end, their marks.

    ``bounds`` part the gaps by list; ``ends`` are those of the codes, without marks between.
    """

    gaps: Numbers
    parameters: Numbers
    bounds: Numbers
    ends: Numbers
    flagged: Flags
    marks: Flags
    starts: Numbers


def encode(lists: Lists) -> CodedLists:
    """Return the coded lists.

    Each marked list of at most a sixteenth of its universe is followed by a bit that tells whether
    it has marks, and then by these.
    """
    plan = _plan(lists)
    gaps, parameters = plan.gaps, plan.parameters
    bits = np.zeros(int(plan.starts[-1]), np.uint8)
    shift = np.repeat(plan.starts[:-1] - plan.ends[plan.bounds[:-1]], np.diff(plan.bounds))
    at = plan.ends[:-1] + shift + (gaps >> parameters)
    bits[at] = 1
    for bit in range(int(parameters.max(initial=0))):
        use = parameters > bit
        bits[at[use] + 1 + bit] = (gaps[use] >> (parameters[use] - 1 - bit)) & 1
    if plan.flagged.any():
        _write_marks(bits, plan.starts, lists.starts, plan.flagged, plan.marks)
    return CodedLists(bits=bits, starts=plan.starts)


def coded_sizes(lists: Lists) -> Numbers:
    """Return how many bits each list takes once it is coded."""
    return np.diff(_plan(lists).starts)


def _plan(lists: Lists) -> _Plan:
    lengths = np.diff(lists.starts)
    room = lists.marked & (lengths * 16 <= lists.universes)
    marks = lists.marks & np.repeat(room, lengths)
    values, bounds = _written(lists)
    gaps = _gaps(values, bounds)
    parameters = np.repeat(rice_parameters(np.diff(bounds), lists.universes), np.diff(bounds))
    widths = (gaps >> parameters) + 1 + parameters
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(widths)])
    flagged = _any_in(lists.starts, marks)
    sizes = np.diff(ends[bounds]) + room + np.where(flagged, lengths, 0)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    return _Plan(
        gaps=gaps,
        parameters=parameters,
        bounds=bounds,
        ends=ends,
        flagged=flagged,
        marks=marks,
        starts=starts,
    )


def rice_parameters(lengths: Numbers, universes: Numbers) -> Numbers:
    """Return the number of plain bits in the codes of lists of these lengths."""
    mean = (universes // (lengths + 1)) * 11 >> 4
    return np.maximum(np.frexp(mean.astype(np.float64))[1].astype(np.int64) - 1, 0)


def shapes(lengths: Numbers, marked: Flags, universes: Numbers) -> Numbers:
    """Return for each list a number on which, beside its values and marks, its bits depend.

    A list that a universe leaves in its shape needs no new bits; dense lists always do.
    """
    dense = lengths * 2 > universes
    parameters = rice_parameters(lengths, universes)
    room = marked & (lengths * 16 <= universes)
    return np.where(dense, -universes, parameters * 2 + room)


def _gaps(values: Numbers, starts: Numbers) -> Numbers:
    gaps = np.diff(values, prepend=-1) - 1
    heads = starts[:-1][np.diff(starts) > 0]
    gaps[heads] = values[heads]
    return gaps


def _written(lists: Lists) -> tuple[Numbers, Numbers]:
    """Return what is written of each list, and where it starts: of dense lists the complement."""
    lengths = np.diff(lists.starts)
    dense = lengths * 2 > lists.universes
    if not dense.any():
        return lists.values, lists.starts
    pieces: list[Numbers] = []
    done = 0
    for at in np.flatnonzero(dense):
        start, end = int(lists.starts[at]), int(lists.starts[at + 1])
        absent = np.ones(int(lists.universes[at]), np.bool_)
        absent[lists.values[start:end]] = False
        pieces += [lists.values[done:start], np.flatnonzero(absent)]
        done = end
    pieces.append(lists.values[done:])
    written = np.where(dense, lists.universes - lengths, lengths)
    return np.concatenate(pieces), np.concatenate([np.zeros(1, np.int64), np.cumsum(written)])


def _any_in(starts: Numbers, marks: Flags) -> Flags:
    counts = np.concatenate([np.zeros(1, np.int64), np.cumsum(marks)])
    result: Flags = np.diff(counts[starts]) > 0
    return result


def _write_marks(
    bits: Bits, starts: Numbers, list_starts: Numbers, flagged: Flags, marks: Flags
) -> None:
    lengths = np.diff(list_starts)
    which = np.flatnonzero(flagged)
    bits[starts[1:][which] - lengths[which] - 1] = 1
    shift = np.repeat(starts[1:] - list_starts[1:], lengths)
    bits[np.flatnonzero(marks) + shift[marks]] = 1
