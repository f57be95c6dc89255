"""Spilling: arrays laid aside on the disk, and read again as far as they are wanted."""

import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from disclosure.search.bits import Numbers
from disclosure.search.postings import Entries, Postings

SPOILT: Final = (OSError, ValueError, EOFError)
"""What reading raises where files are absent or cut off."""

_TYPES: Final[dict[str, npt.DTypeLike]] = {
    "entries": np.uint64,
    "starts": np.int64,
    "units": np.uint32,
    "often": np.bool_,
    "sizes": np.int64,
}
_POSTINGS: Final = ("entries", "starts", "units", "often")


def save_postings(folder: Path, postings: Postings) -> None:
    """Write the postings to a folder, which must not exist."""
    folder.mkdir(parents=True)
    for name in _POSTINGS:
        _save(folder, name, getattr(postings, name))


def load_postings(folder: Path, first: int = 0, end: int | None = None) -> Postings:
    """Return the postings in the folder of the entries from place ``first`` up to ``end``.

    Raises ``SPOILT`` errors if they are not there.
    """
    count = None if end is None else end - first
    starts = _load(folder, "starts", first, None if count is None else count + 1)
    if not len(starts):
        raise EOFError("starts")
    low, high = int(starts[0]), int(starts[-1])
    return Postings(
        entries=_load(folder, "entries", first, len(starts) - 1),
        starts=starts - low,
        units=_load(folder, "units", low, high - low),
        often=_load(folder, "often", low, high - low),
    )


def load_entries(folder: Path) -> Entries:
    """Return the entries of the postings in the folder; raises ``SPOILT`` errors."""
    return _load(folder, "entries")


def save_sizes(folder: Path, sizes: Numbers) -> None:
    """Write the bits of each entry's list beside the postings."""
    _save(folder, "sizes", sizes)


def load_sizes(folder: Path) -> Numbers:
    """Return the bits of each entry's list; raises ``SPOILT`` errors."""
    return _load(folder, "sizes")


def checksum(postings: Postings, sizes: Numbers) -> int:
    """Return what changes with any accident to the arrays."""
    total = zlib.crc32(np.ascontiguousarray(sizes).data)
    for name in _POSTINGS:
        total = zlib.crc32(np.ascontiguousarray(getattr(postings, name)).data, total)
    return total


def _save(folder: Path, name: str, array: npt.NDArray[Any]) -> None:
    array.astype(_TYPES[name], copy=False).tofile(folder / name)


def _load(folder: Path, name: str, first: int = 0, count: int | None = None) -> npt.NDArray[Any]:
    """Return ``count`` elements of an array, or all, from place ``first`` on."""
    kind = np.dtype(_TYPES[name])
    wanted = -1 if count is None else count
    array = np.fromfile(folder / name, kind, wanted, offset=first * kind.itemsize)
    if count is not None and len(array) != count:
        raise EOFError(name)
    return array
