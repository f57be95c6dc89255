"""Dates: the forms that editors may write, and those met on the pages of other systems."""

import datetime
import re
from typing import Final

from disclosure.items.letters import UNSEEN
from disclosure.items.numerals import parse_numeral

CHINA: Final = datetime.timezone(datetime.timedelta(hours=8))
"""The time zone that every date of the site is meant in."""

_YEAR: Final = r"((?:19|20)[0-9]{2})"
_STRICT: Final = re.compile(
    rf"{_YEAR}(?:-([0-9]{{1,2}})-([0-9]{{1,2}})|/([0-9]{{1,2}})/([0-9]{{1,2}})"
    r"|年([0-9]{1,2})月([0-9]{1,2})日)"
)
_MOMENT: Final = re.compile(r"(\S+?)(?:[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?")

_CHINESE: Final = re.compile(
    r"([〇○◯零OoＯ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_COMPACT: Final = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_MILLISECONDS: Final = re.compile("1[0-9]{12}|(?!19|20)[1-9][0-9]{11}")
"""1973 to 2033; twelve digits that begin with a year may as well be a date with hour and minute."""
_TIME: Final = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
_STAMP: Final = re.compile(
    rf"{_YEAR}\s*(?:(?P<sign>[-./])\s*([0-9]{{1,2}})\s*(?P=sign)\s*([0-9]{{1,2}})"
    r"|年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日)"
    rf"(?:(?P<gap>\s*T\s*|\s*)(?P<time>{_TIME}))?(?P<zone>Z|[+-][0-9]{{2}}:?[0-9]{{2}})?"
)
_UNSEEN: Final = re.compile(rf"[{UNSEEN}]")
_WIDE: Final = str.maketrans("０１２３４５６７８９：－．／（）", "0123456789:-./()")


def parse_date(text: str) -> datetime.date | None:
    """Return the date that an editor wrote, or None.

    Read are 2018-02-01, 2018-2-1, 2018/2/1 and 2018年2月1日: existing days from 1900 to 2099.
    """
    found = _STRICT.fullmatch(text.strip())
    return _date(*_parts(found)) if found else None


def parse_moment(text: str) -> datetime.datetime | None:
    """Return the moment that an editor wrote, or None: a date of ``parse_date``, then HH:MM[:SS].

    The result has no time zone and means China time; without a time of day it is midnight.
    """
    found = _MOMENT.fullmatch(text.strip())
    day = parse_date(found[1]) if found else None
    if found is None or day is None:
        return None
    hour, minute, second = (int(found[place] or 0) for place in (2, 3, 4))
    if hour > 23 or minute > 59 or second > 59:
        return None
    return datetime.datetime(day.year, day.month, day.day, hour, minute, second)


_SENTENCE_ENDS = frozenset("。；：，、！？）》”…")
"""A line that ends so is no date; most lines do, which spares them the patterns."""


def parse_wild_date(text: str) -> datetime.date | None:
    """Return the day in China that a date on another system's page means, or None.

    Beyond the strict forms these are read: dots, blanks, full-width digits, Chinese numerals with
    any zero, a time of day (also glued to a two-digit day), 20171116, epoch milliseconds, and
    stamps with a zone, which are converted to China time. Round brackets around it are ignored.
    What could be read in two ways (``2024110``) or lacks a part gives None.
    """
    plain = _UNSEEN.sub("", text.translate(_WIDE)).strip().strip("()").strip()
    if _MILLISECONDS.fullmatch(plain):
        return datetime.datetime.fromtimestamp(int(plain) / 1000, CHINA).date()
    if found := _COMPACT.fullmatch(plain):
        return _date(*found.groups())
    solid = plain if ":" in plain else re.sub(r"\s", "", plain)
    return _chinese_date(solid) or _stamp_date(solid)


def format_date(date: datetime.date) -> str:
    """Return the date as documents print it: full year, month and day unpadded (GB/T 9704)."""
    return f"{date.year}年{date.month}月{date.day}日"


def find_signature_date(line: str) -> datetime.date | None:
    """Return the date of a signature line: a line that consists of nothing but a date.

    Blanks may stand anywhere in it. Bare digits, times of day and dates in brackets (the head note
    under a title) are no signature dates.
    """
    if line.rstrip()[-1:] in _SENTENCE_ENDS:
        return None
    solid = re.sub(r"\s", "", _UNSEEN.sub("", line.translate(_WIDE)))
    if solid.isdigit() or ":" in solid or "(" in solid or ")" in solid:
        return None
    return _chinese_date(solid) or _stamp_date(solid)


def _parts(found: re.Match[str]) -> list[str]:
    return [group for group in found.groups() if group is not None]


def _date(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _chinese_date(text: str) -> datetime.date | None:
    found = _CHINESE.fullmatch(text)
    if not found:
        return None
    year = parse_numeral(re.sub("[OoＯ]", "〇", found[1]))
    month, day = parse_numeral(found[2]), parse_numeral(found[3])
    if year is None or month is None or day is None or not 1900 <= year <= 2099:
        return None
    return _date(str(year), str(month), str(day))


def _stamp_date(text: str) -> datetime.date | None:
    found = _STAMP.fullmatch(text)
    if not found:
        return None
    month, day = found[3] or found[5], found[4] or found[6]
    date = _date(found[1], month, day)
    if date is None or not found["time"]:
        return None if found["zone"] else date
    return _china_day(date, found, glued=not found["gap"] and not found[5])


def _china_day(date: datetime.date, found: re.Match[str], *, glued: bool) -> datetime.date | None:
    """Return the day in China of a stamp with a time; None for an impossible or doubtful one."""
    if glued and (len(found[4]) != 2 or found["time"].index(":") != 2):
        return None
    hour, minute, second = (int(part) for part in re.split("[:.]", found["time"] + ":0")[:3])
    if hour > 23 or minute > 59 or second > 59:
        return None
    if not found["zone"]:
        return date
    written = found["zone"].replace("Z", "+00:00").replace(":", "")
    offset = datetime.timedelta(hours=int(written[1:3]), minutes=int(written[3:5]))
    moment = datetime.datetime(date.year, date.month, date.day, hour, minute, second)
    utc = moment - offset if written[0] == "+" else moment + offset
    return utc.replace(tzinfo=datetime.UTC).astimezone(CHINA).date()
