import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.attachments.cell_values import Shown, shown_as, value_text


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", Shown.NUMBER),
        ("#,##0.00_ ;[Red]\\-#,##0.00", Shown.NUMBER),
        ('"第"0"号"', Shown.NUMBER),
        ('0.0"days"', Shown.NUMBER),
        ("0.00E+00", Shown.NUMBER),
        ("@", Shown.NUMBER),
        ("0.00%", Shown.SHARE),
        ("yyyy/m/d", Shown.DATE),
        ('[$-804]yyyy"年"m"月"d"日";@', Shown.DATE),
        ("yyyy年m月", Shown.DATE),
        ("mmm", Shown.DATE),
        ("h:mm:ss", Shown.TIME),
        ("mm:ss.0", Shown.TIME),
        ("yyyy-mm-dd hh:mm", Shown.DATE),
    ],
)
def test_a_format_tells_what_it_shows(code: str, shown: Shown) -> None:
    """A format's code tells dates, times and shares from numbers; quoted letters don't count."""
    assert shown_as(code) is shown


@pytest.mark.parametrize(
    ("raw", "shown", "text"),
    [
        ("1200", Shown.NUMBER, "1200"),
        ("1200.0", Shown.NUMBER, "1200"),
        ("0.30000000000000004", Shown.NUMBER, "0.3"),
        ("-3.5", Shown.NUMBER, "-3.5"),
        ("1E-5", Shown.NUMBER, "0.00001"),
        ("1E+16", Shown.NUMBER, "10000000000000000"),
        ("nan", Shown.NUMBER, "nan"),
        ("文", Shown.NUMBER, "文"),
        ("0.125", Shown.SHARE, "12.5%"),
        ("0.07", Shown.SHARE, "7%"),
        ("46086", Shown.DATE, "2026-03-05"),
        ("46086.395833333336", Shown.DATE, "2026-03-05 09:30"),
        ("1", Shown.DATE, "1900-01-01"),
        ("61", Shown.DATE, "1900-03-01"),
        ("-1", Shown.DATE, "-1"),
        ("1e9", Shown.DATE, "1000000000"),
        ("0.5", Shown.TIME, "12:00"),
        ("0.5000115740740741", Shown.TIME, "12:00:01"),
        ("46086.5", Shown.TIME, "2026-03-05 12:00"),
    ],
)
def test_a_number_is_shown(raw: str, shown: Shown, text: str) -> None:
    """Numbers show 15 digits and no power, dates their ISO form; what is none stays as it is."""
    assert value_text(raw, shown) == text


@given(raw=st.one_of(st.text(), st.floats().map(str)), shown=st.sampled_from(Shown))
def test_any_value_has_a_text(raw: str, shown: Shown) -> None:
    """Whatever a cell holds, it is shown somehow."""
    assert isinstance(value_text(raw, shown, from_1904=True), str)
