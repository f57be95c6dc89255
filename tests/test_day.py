"""The day of a build, and whether a source passes."""

import datetime

import pytest

from disclosure.building.survey import passes
from disclosure.day import DayError, resolve_day
from disclosure.findings import Finding, Severity


def test_the_day_asked_for_outweighs_the_environment() -> None:
    """The day given on the command line counts, else that of SOURCE_DATE_EPOCH in China."""
    epoch = {"SOURCE_DATE_EPOCH": "1767196800"}  # 2025-12-31 16:00 UTC, the next day in China
    assert resolve_day("2024-02-29", epoch) == datetime.date(2024, 2, 29)
    assert resolve_day(None, epoch) == datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("as_of", "epoch"),
    [("2024-02-30", ""), ("昨天", ""), ("20240131", ""), ("", ""), (None, "x"), (None, "9" * 30)],
)
def test_no_date_is_said_in_chinese(as_of: str | None, epoch: str) -> None:
    """What is no date is refused with a Chinese line that shows the form."""
    with pytest.raises(DayError, match="请写成"):
        resolve_day(as_of, {"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize(
    ("severity", "plain", "strict"),
    [
        (Severity.ERROR, False, False),
        (Severity.WARNING, True, False),
        (Severity.NOTICE, True, True),
    ],
)
def test_strict_stops_at_warnings(severity: Severity, plain: bool, strict: bool) -> None:
    """Errors always stop a build, warnings when it is strict, notices never."""
    finding = Finding(
        path="docs/items/a.md",
        subject="文号",
        problem="不对",
        remedy="请改",
        rule="document-number-form",
        severity=severity,
    )
    assert (passes([finding], strict=False), passes([finding], strict=True)) == (plain, strict)
