"""Bytes on the wire: deflated, named by their content, integers as LEB128."""

import hashlib
import math
import zlib
from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

FOLDER: Final = "search/index"
NAME_BYTES: Final = 6
_SMALL_COLLECTION: Final = 10_000


def deflated(content: bytes) -> bytes:
    """Return raw deflate data, which every supported browser unpacks natively."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def growth(documents: int) -> float:
    """Return by what factor files may be larger than those of a small collection.

    If files grow with the root of the collection, so does their number, and neither gets out of
    hand: ten times the items are three times the files, three times as large.
    """
    return math.sqrt(max(1.0, documents / _SMALL_COLLECTION))


def digest(content: bytes) -> bytes:
    """Return the name, in ``NAME_BYTES`` bytes, of a file with this content."""
    return hashlib.sha256(content).digest()[:NAME_BYTES]


def path_of(name: bytes) -> str:
    """Return the path of the file so named, relative to the site's root."""
    text = name.hex()
    return f"{FOLDER}/{text[:2]}/{text[2:]}.bin"


def leb128(numbers: Iterable[int]) -> bytes:
    """Return non-negative integers, seven bits a byte, lowest first, the last byte below 128."""
    out = bytearray()
    for number in numbers:
        rest = number
        while rest > 127:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def packed_bits(bits: npt.NDArray[np.uint8]) -> bytes:
    """Return bits (one a byte) eight to a byte, the first in the highest place."""
    return np.packbits(bits).tobytes()
