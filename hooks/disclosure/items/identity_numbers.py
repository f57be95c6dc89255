"""Citizens' identity numbers (GB 11643-1999), found in whatever way a text writes them."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from disclosure.items.letters import UNSEEN

_PROVINCE: Final = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_WHOLE: Final = re.compile(rf"(?=({_PROVINCE}[0-9]{{4}}(?:19|20)[0-9]{{9}}[0-9Xx]))")
"""Within longer runs of digits, too: a disability card's number begins with it."""

_BETWEEN: Final = (
    r" \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
    r"\u2010-\u2015\u2212\uff0d.\uff0e\u00b7\u2022~\uff5e_\-"
)
_DIGIT: Final = rf"(?:[0-9Xx][{UNSEEN}]*)"
_GROUPS: Final = (
    (18,),
    (6, 8, 4),
    (6, 4, 8),
    (6, 4, 4, 4),
    (6, 4, 2, 2, 4),
    (4, 4, 4, 4, 2),
    (1,) * 18,
)
"""How people part the digits; any other way would take the figures of a table together."""

_GAP: Final = rf"[{_BETWEEN}]{{1,3}}"
_LINE_END: Final = rf"[{_BETWEEN}]*\n[{_BETWEEN}]*"
_BREAK: Final = rf"(?:(?![.．]){_GAP}|{_LINE_END})"
"""Two pieces may stand on two lines, as in a narrow cell, or side by side, if one has ten digits
and more, which are rare in tables, but not twelve: beside such codes postcodes stand. A point
between two is that of a decimal.
"""

_WAYS: Final = (
    *(_GAP.join(f"{_DIGIT}{{{size}}}" for size in sizes) for sizes in _GROUPS),
    rf"(?!{_DIGIT}{{12}}{_GAP}{_DIGIT}{{6}}(?![0-9Xx])){_DIGIT}{{10,17}}{_BREAK}{_DIGIT}{{1,8}}",
    f"{_DIGIT}{{1,8}}{_BREAK}{_DIGIT}{{10,17}}",
    f"{_DIGIT}{{9}}{_LINE_END}{_DIGIT}{{9}}",
    f"{_DIGIT}{{7,8}}{_LINE_END}{_DIGIT}{{7,8}}{_LINE_END}{_DIGIT}{{2,4}}",
)
_PARTED: Final = re.compile(rf"(?<![0-9Xx])(?=((?:{'|'.join(_WAYS)})(?![0-9Xx])))")

_RUN: Final = re.compile(rf"[0-9０-９][0-9０-９XxＸｘ\n{_BETWEEN}{UNSEEN}]{{16,}}[0-9XxＸｘ０-９]")
"""Digits and what may part them: only such runs are looked at closely."""

_NO_DIGITS: Final = re.compile("[^0-9Xx]+")
_FORM: Final = re.compile(rf"{_PROVINCE}[0-9]{{4}}(?:19[0-9]|20[0-4])[0-9]{{8}}[0-9Xx]")
_OTHER_NUMBER: Final = re.compile(
    r"(?:许可证|备案|合同|项目|工程)[^\n，。；：:]{0,6}[号码]\s*[：:]?\s*$"
)
"""What numbers are called that have the same form: a division's code, a date, a count."""

_LONGEST_NAME: Final = 20
_WIDE: Final = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_DIGITS: Final = frozenset("0123456789Xx")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS: Final = "10X98765432"


def find_identity_numbers(text: str) -> Iterator[int]:
    """Yield the offset in ``text`` of each identity number.

    One has a province, a date of birth that is real and a right check digit (ISO 7064 MOD 11-2),
    so that other figures hardly ever pass. Full-width digits count, and digits parted by blanks,
    hyphens, points, a line end and letters without width.
    """
    for run in _RUN.finditer(text):
        plain = run[0].translate(_WIDE)
        places = {found.start(): _NO_DIGITS.sub("", found[1]) for found in _PARTED.finditer(plain)}
        places |= {found.start(): found[1] for found in _WHOLE.finditer(plain)}
        for place in sorted(places):
            start = run.start() + place
            before = text[max(0, start - _LONGEST_NAME) : start]
            if _is_right(places[place]) and not _OTHER_NUMBER.search(before):
                yield start


def masked(text: str) -> str:
    """Return the text with all but the first four and the last digit of identity numbers as *."""
    letters = list(text)
    for place in find_identity_numbers(text):
        digits = [at for at in range(place, len(text)) if text[at].translate(_WIDE) in _DIGITS]
        for at in digits[4:17]:
            letters[at] = "*"
    return "".join(letters)


def _is_right(number: str) -> bool:
    if not _FORM.fullmatch(number):
        return False
    try:
        datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECK_DIGITS[total % 11] == number[17].upper()
