"""The day of a build."""

import datetime
import os
from collections.abc import Mapping

from disclosure.items.dates import CHINA


class DayError(Exception):
    """The day for which validity is to be computed is not a date; the message is Chinese."""


def resolve_day(as_of: str | None, environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the day asked for, else that of ``SOURCE_DATE_EPOCH``, else today in China.

    Raises ``DayError`` when what is given is no date.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    try:
        if as_of is not None:
            return datetime.datetime.strptime(as_of, "%Y-%m-%d").date()
        if epoch:
            return datetime.datetime.fromtimestamp(int(epoch), CHINA).date()
    except (ValueError, OverflowError, OSError) as error:
        given = f"SOURCE_DATE_EPOCH={epoch}" if as_of is None else as_of
        raise DayError(f"日期“{given}”不对；请写成 2026-01-31 的形式") from error
    return datetime.datetime.now(CHINA).date()
