"""Dates as editors write them and as other systems' pages print them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.items.dates import (
    find_signature_date,
    format_date,
    parse_date,
    parse_moment,
    parse_wild_date,
)
from disclosure.items.numerals import to_chinese

DAY = datetime.date(2018, 2, 1)
DAYS = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-01",
        "2018-2-1",
        "2018/2/1",
        "2018/02/01",
        "2018年2月1日",
        "2018年02月01日",
        " 2018-2-1 ",
    ],
)
def test_editors_may_write_a_date_in_three_ways(text: str) -> None:
    """Hyphens, slashes and 年月日 are accepted, padded or not."""
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018",
        "2018-2",
        "2018-2/1",
        "2018.2.1",
        "18-2-1",
        "2018-02-30",
        "2018-13-01",
        "2018年2月",
        "２０１８-2-1",
        "2018-02-01 09:00",
        "1018-02-01",
        "2018-02-01\n2018-02-02",
        "不详",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    """Other forms, impossible days and other centuries give None."""
    assert parse_date(text) is None


@given(DAYS)
def test_a_printed_date_reads_back(date: datetime.date) -> None:
    """The printed and the ISO form of every date are read back by both readers."""
    for text in (format_date(date), date.isoformat()):
        assert parse_date(text) == parse_wild_date(text) == find_signature_date(text) == date


def test_dates_are_printed_unpadded() -> None:
    """GB/T 9704 prints month and day without leading zeros."""
    assert format_date(DAY) == "2018年2月1日"


@pytest.mark.parametrize(
    ("text", "hour", "minute", "second"),
    [
        ("2018-02-01", 0, 0, 0),
        ("2018-02-01 9:05", 9, 5, 0),
        ("2018-02-01T09:05:07", 9, 5, 7),
        ("2018年2月1日 23:59", 23, 59, 0),
    ],
)
def test_a_moment_is_a_date_with_an_optional_time(
    text: str, hour: int, minute: int, second: int
) -> None:
    """Without a time of day the moment is midnight."""
    assert parse_moment(text) == datetime.datetime(2018, 2, 1, hour, minute, second)


@pytest.mark.parametrize(
    "text",
    ["", "9:05", "2018-02-01 24:00", "2018-02-01 09:60", "2018-02-01 09:05:60", "2018-02-0109:05"],
)
def test_impossible_moments_are_refused(text: str) -> None:
    """A missing date, an impossible or a glued time gives None."""
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-01 10:06:36",
        "2018年02月01日 16:40",
        "2018-02-0121:28:50",
        "2018.2.1",
        "2018.02.01 00:00:00",
        "2018年 2月 1 日",
        "二〇一八年二月一日",
        "二○一八年二月一日",
        "二零一八年二月一日",
        "二O一八年二月一日",
        "２０１８年２月１日",
        "２０１８－０２－０１",
        "（２０１８年２月１日）",
        "20180201",
        "2018年02月01日\u00a0",
        "\u200b2018-02-01",
        "2018-01-31T16:00:00.000Z",
        "2018-02-01T15:59:59Z",
        "2018-02-01T00:30:00+08:00",
        "2018-01-31T11:30:00-0500",
        "1517414400000",
        "1517500799999",
    ],
)
def test_other_systems_dates_are_read(text: str) -> None:
    """Every form met in the field gives the day in China."""
    assert parse_wild_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024110",
        "2023515",
        "201802",
        "年二月一日",
        "二〇一八年二月",
        "三〇一八年二月一日",
        "二〇一八年二月三十日",
        "2018年2月30日",
        "20181301",
        "2018-02-011:28:50",
        "2018-2-118:28:50",
        "2018-02-01 25:00",
        "2018-02-01 24:00",
        "2018-02-01Z",
        "201802011030",
        "20180201103000",
        "1517414400",
        "2018-02.01",
        "2018年2月1日印发",
        "示政发〔2018〕7号",
    ],
)
def test_doubtful_dates_are_not_guessed(text: str) -> None:
    """Incomplete, impossible and ambiguous dates give None."""
    assert parse_wild_date(text) is None


@given(DAYS)
def test_chinese_numerals_mean_the_same_day(date: datetime.date) -> None:
    """A date in Chinese numerals equals the same date in digits, whatever zero it uses."""
    for zero in "〇○零":
        year = "".join(zero if digit == "0" else to_chinese(int(digit)) for digit in str(date.year))
        text = f"{year}年{to_chinese(date.month)}月{to_chinese(date.day)}日"
        assert parse_wild_date(text) == find_signature_date(text) == date


@given(st.datetimes(datetime.datetime(1990, 1, 1), datetime.datetime(2030, 1, 1)))
def test_stamps_are_converted_to_china_time(utc: datetime.datetime) -> None:
    """A UTC stamp gives the day that a calendar in China showed at that moment."""
    in_china = (utc + datetime.timedelta(hours=8)).date()
    assert parse_wild_date(utc.strftime("%Y-%m-%dT%H:%M:%SZ")) == in_china


@given(st.text(alphabet="0123456789-./年月日 :TZ+(〇一十", max_size=24))
def test_never_fails(text: str) -> None:
    """Any text gives a date or None, and what editors may write means the same to both readers."""
    strict = parse_date(text)
    assert strict is None or parse_wild_date(text) == strict
    parse_moment(text)
    find_signature_date(text)


@pytest.mark.parametrize(
    "line",
    [
        "2018年2月1日",
        "　　　　2018年 2月1日",
        "二〇一八年二月一日",
        "\u00a0\u00a02018年2月1日",
        "2018-02-01",
    ],
)
def test_a_signature_date_stands_alone(line: str) -> None:
    """Blanks of any sort, used to push the date to the right, do not matter."""
    assert find_signature_date(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "",
        "20180201",
        "2018-02-01 10:00",
        "(2018年2月1日)",
        "2018年2月1日起施行",
        "示例市人民政府2018年2月1日",
        "2018年2月",
    ],
)
def test_other_lines_with_dates_are_no_signature(line: str) -> None:
    """Bare digits, times, bracketed head notes and sentences are no signature dates."""
    assert find_signature_date(line) is None
