"""Numbers of a spreadsheet's cells as their formats show them: dates, times, shares, numbers."""

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from math import isfinite
from typing import Final


class Shown(Enum):
    """As what a number format shows a number."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    SHARE = "share"


BUILT_IN: Final[Mapping[int, Shown]] = {
    **dict.fromkeys((9, 10), Shown.SHARE),
    **dict.fromkeys((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)), Shown.DATE),
    **dict.fromkeys((*range(18, 22), *range(32, 36), *range(45, 48), 55, 56), Shown.TIME),
}
"""The formats that every workbook has, by number, as Chinese systems show them."""

_LITERAL: Final = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|General', re.IGNORECASE | re.DOTALL)
_EPOCH: Final = datetime.datetime(1899, 12, 30)
_EPOCH_1904: Final = datetime.datetime(1904, 1, 1)
_LEAP_DAY: Final = 60
"""The 29 February 1900, which was none: in the common epoch the days before count one less."""


def shown_as(code: str) -> Shown:
    """Return as what a format's code, such as ``yyyy"年"m"月"``, shows numbers."""
    letters = set(_LITERAL.sub("", code.partition(";")[0]).lower())
    if letters & set("yd") or ("m" in letters and not letters & set("hs")):
        return Shown.DATE
    if letters & set("hs"):
        return Shown.TIME
    return Shown.SHARE if "%" in letters else Shown.NUMBER


def value_text(raw: str, shown: Shown, *, from_1904: bool = False) -> str:
    """Return the number as text: dates and times as ISO has them, without a trailing ``.0``.

    What is no number, and what is no date, is returned as it is.
    """
    try:
        number = float(raw)
    except ValueError:
        return raw
    if not isfinite(number):
        return raw
    if shown in (Shown.DATE, Shown.TIME) and number >= 0:
        return _moment(number, shown, from_1904=from_1904) or _number(number)
    return f"{_number(number * 100)}%" if shown is Shown.SHARE else _number(number)


def _number(number: float) -> str:
    """Return the number with the 15 digits to which spreadsheets calculate, never as a power."""
    return format(Decimal(f"{number:.15g}"), "f")


def _moment(number: float, shown: Shown, *, from_1904: bool) -> str:
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    days = number + (1 if not from_1904 and number < _LEAP_DAY else 0)
    try:
        moment = epoch + datetime.timedelta(seconds=round(days * 86400))
    except OverflowError:
        return ""
    if shown is Shown.TIME and number < 1:
        return _clock(moment)
    date = moment.date().isoformat()
    return date if moment.time() == datetime.time() else f"{date} {_clock(moment)}"


def _clock(moment: datetime.datetime) -> str:
    return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
