"""Bytes on the wire: deflated, named by their content, integers as LEB128."""

import hashlib
import math
import zlib
from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from disclosure.search.bits import Numbers

FOLDER: Final = "search/index"
NAME_BYTES: Final = 6
NO_NAME: Final = bytes(NAME_BYTES)
"""Stands where there is no file."""

_SMALL_COLLECTION: Final = 10_000
_STEPS: Final = 4
_SMALL_WINDOW: Final = 4096


def deflated(content: bytes) -> bytes:
    """Return raw deflate data, which every supported browser unpacks natively."""
    small = len(content) <= _SMALL_WINDOW  # a window of the content's size is set up sooner
    packer = zlib.compressobj(9, zlib.DEFLATED, -12 if small else -15, 5 if small else 8)
    return packer.compress(content) + packer.flush()


def deflated_numbers(numbers: Iterable[int], head: bytes = b"") -> bytes:
    """Return raw deflate data of the head and of many integers behind it, as LEB128.

    The two differ too much to share one code, and in unrelated numbers zlib finds repetitions by
    chance that do not pay, unless it is told to look for few or none.
    """
    opening = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = leb128(numbers)
    packed = (_packed(text, strategy) for strategy in _STRATEGIES)
    start = opening.compress(head) + opening.flush(zlib.Z_SYNC_FLUSH) if head else b""
    return start + min(packed, key=len)


_STRATEGIES: Final = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY)


def _packed(content: bytes, strategy: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, strategy)
    return packer.compress(content) + packer.flush()


def growth(documents: int) -> float:
    """Return by what factor files may be larger than those of a small collection.

    If files grow with the root of the collection, so does their number, and neither gets out of
    hand: ten times the items are three times the files, three times as large. The factor grows in
    steps, since each one changes all files.
    """
    doublings = math.log2(max(1.0, documents / _SMALL_COLLECTION))
    return float(2 ** (math.floor(doublings / 2 * _STEPS) / _STEPS))


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


def leb128_array(numbers: Numbers) -> tuple[bytes, Numbers]:
    """Return the same bytes for many integers, and where each begins and the last one ends."""
    sizes = np.ones(len(numbers), np.int64)
    for place in range(1, 5):
        sizes += numbers >> 7 * place > 0
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    out = np.zeros(int(starts[-1]), np.uint8)
    for place in range(int(sizes.max(initial=0))):
        use = sizes > place
        more = np.where(sizes[use] > place + 1, 128, 0)
        out[starts[:-1][use] + place] = (numbers[use] >> 7 * place) & 127 | more
    return out.tobytes(), starts


def packed_bits(bits: npt.NDArray[np.uint8]) -> bytes:
    """Return bits (one a byte) eight to a byte, the first in the highest place."""
    return np.packbits(bits).tobytes()
