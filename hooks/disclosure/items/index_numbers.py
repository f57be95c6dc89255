"""Index numbers (索引号): addresses, check digits, years, and numbers for items that lack one.

Form after 政府信息公开目录系统实施指引(试行): organisation code, ``/``, year, ``-``, serial. Real
numbers stray from it in many ways, so a number is opaque everywhere except in this module.
"""

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import Final, Literal

LONGEST_ADDRESS: Final = 150
"""Longest address in bytes; file systems allow 255, and files beside a page add suffixes."""

_PLAIN: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")
_RESERVED: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)

_USCC_LETTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))
_ORGANISATION_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_LAST_SERIAL: Final = 99_999


@lru_cache(maxsize=1 << 18)
def address_of(index_number: str) -> str:
    """Return the item's address: one path segment, safe in URLs and in every file system.

    ``[A-Za-z0-9-]`` stay, ``/`` becomes ``_``, any other character ``~XX`` for each byte of its
    UTF-8 form. The mapping is injective; two numbers whose addresses differ only in letter case
    share a file on some systems, so callers compare ``address_of(x).casefold()``. Names reserved
    by Windows have their first letter escaped. A number too long for a file name keeps its
    beginning and ends in ``~~`` and a digest. The address of the empty string is ``~``.
    """
    if not index_number:
        return "~"
    address = "".join(map(_escaped, index_number))
    if _RESERVED.fullmatch(address):
        return f"~{ord(address[0]):02X}{address[1:]}"
    if len(address) > LONGEST_ADDRESS:
        digest = hashlib.sha256(address.encode()).hexdigest()[:32]
        return f"{address[:100]}~~{digest}"
    return address


def _escaped(letter: str) -> str:
    if letter in _PLAIN:
        return letter
    if letter == "/":
        return "_"
    return "".join(f"~{byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))


def uscc_check(code: str) -> bool:
    """Return whether an 18-letter unified social credit code has the right check letter (GB 32100).

    Lower-case letters count as upper-case ones. False for anything that is no such code.
    """
    values = _values(code, _USCC_LETTERS, length=18)
    if values is None:
        return False
    total = sum(value * weight for value, weight in zip(values, _USCC_WEIGHTS, strict=False))
    return values[17] == -total % 31


def organisation_code_check(code: str) -> bool:
    """Return whether a 9-letter organisation code without hyphen has the right check digit.

    GB 11714: remainder 10 is written X, 11 is written 0. False for anything that is no such code.
    """
    values = _values(code, _ORGANISATION_LETTERS, length=9)
    if values is None:
        return False
    total = sum(
        value * weight for value, weight in zip(values, _ORGANISATION_WEIGHTS, strict=False)
    )
    return code[8].upper() == "0123456789X0"[11 - total % 11]


def prefix_problem(index_number: str) -> Literal["uscc", "organisation-code"] | None:
    """Return the check that the part before ``/`` fails, or None if it is right or of other kind.

    Looked at are prefixes of 18 letters (the code itself, then the organisation code within it)
    and of 9, if they hold no letter foreign to such codes. What belongs to nobody's code, such as
    a division code or a code with its hyphen kept, is no problem.
    """
    prefix, slash, _ = index_number.partition("/")
    if not slash:
        return None
    if _values(prefix, _USCC_LETTERS, length=18) is not None:
        if not uscc_check(prefix):
            return "uscc"
        return None if organisation_code_check(prefix[8:17]) else "organisation-code"
    if _values(prefix, _ORGANISATION_LETTERS, length=9) is not None:
        return None if organisation_code_check(prefix) else "organisation-code"
    return None


def _values(code: str, letters: str, *, length: int) -> list[int] | None:
    """Return the value of each letter, or None if the code has another length or letter."""
    if len(code) != length or not code.isascii():
        return None
    values = [letters.find(letter) for letter in code.upper()]
    return None if -1 in values else values


def identity_of(index_number: str) -> str:
    """Return what is the same for numbers that differ in letter case and width only.

    They are one number to some servers, or to readers.
    """
    wide = unicodedata.normalize("NFKC", index_number)
    digits = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in wide)
    return address_of(digits).casefold()


def assign(prefix: str, year: int, taken: Container[str], start: int = 1) -> str:
    """Return ``prefix/year-serial`` with the first free five-digit serial from ``start`` on.

    Raises ValueError when the year has no serial left.
    """
    for serial in range(start, _LAST_SERIAL + 1):
        number = f"{prefix}/{year}-{serial:05}"
        if number not in taken:
            return number
    raise ValueError(f"{prefix}/{year}: no serial left up to {_LAST_SERIAL}")


class IndexNumberSeries:
    """Hands out index numbers that nobody has; each call looks on from where the last one ended."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Remember the numbers in use, those of withdrawn items included: none is given again."""
        self._taken = frozenset(taken)
        self._next: dict[tuple[str, int], int] = {}

    def assign(self, prefix: str, year: int) -> str:
        """Return the next free number; raises ValueError when the year has no serial left."""
        start = self._next.get((prefix, year), 1)
        number = assign(prefix, year, self._taken, start)
        self._next[prefix, year] = int(number[-5:]) + 1
        return number
