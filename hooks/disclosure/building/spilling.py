"""Spilling: arrays laid aside on the disk, and read again as far as they are looked at."""

import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from disclosure.search.bits import Numbers
from disclosure.search.postings import Postings

SPOILT: Final = (OSError, ValueError, EOFError)
"""What reading raises where files are absent or cut off."""

_POSTINGS: Final = ("entries", "starts", "units", "often")


def save_postings(folder: Path, postings: Postings) -> None:
    """Write the postings to a folder, which must not exist."""
    folder.mkdir(parents=True)
    for name in _POSTINGS:
        np.save(_file(folder, name), getattr(postings, name))


def load_postings(folder: Path) -> Postings:
    """Return the postings in the folder; raises ``SPOILT`` errors if they are not there whole."""
    return Postings(**{name: _load(folder, name) for name in _POSTINGS})


def save_sizes(folder: Path, sizes: Numbers) -> None:
    """Write the bits of each entry's list beside the postings."""
    np.save(_file(folder, "sizes"), sizes)


def load_sizes(folder: Path) -> Numbers:
    """Return the bits of each entry's list."""
    return _load(folder, "sizes")


def checksum(postings: Postings, sizes: Numbers) -> int:
    """Return what changes with any accident to the arrays."""
    total = zlib.crc32(np.ascontiguousarray(sizes).data)
    for name in _POSTINGS:
        total = zlib.crc32(np.ascontiguousarray(getattr(postings, name)).data, total)
    return total


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.npy"


def _load(folder: Path, name: str) -> npt.NDArray[Any]:
    array: npt.NDArray[Any] = np.load(_file(folder, name), mmap_mode="r")
    return array
