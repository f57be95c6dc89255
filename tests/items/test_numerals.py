"""Numbers in Chinese, full-width and ASCII digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.items.numerals import parse_numeral, to_chinese


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("１２０", 120),
        ("〇", 0),
        ("零", 0),
        ("三", 3),
        ("十", 10),
        ("一十三", 13),
        ("七十三", 73),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("一千零二十", 1020),
        ("三万零五", 30005),
        ("十二万三千", 123000),
        ("二〇一八", 2018),
        ("二○○七", 2007),
        ("一九九五", 1995),
        ("二零二四", 2024),
        ("〇五", 5),
    ],
)
def test_reads_every_way_of_writing(text: str, number: int) -> None:
    """Digits, numerals with units and Chinese digits in positions give the same number."""
    assert parse_numeral(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "百",
        "十十",
        "一百五",
        "五百百",
        "万",
        "一二十",
        "二千十",
        "七号",
        "1二",
        "-3",
        "1 2",
        "٣",
        "²",
    ],
)
def test_refuses_what_is_no_numeral(text: str) -> None:
    """Ill-formed, mixed and foreign numerals give None instead of a guess."""
    assert parse_numeral(text) is None


def test_refuses_endless_digits() -> None:
    """A very long run of digits is no number of a document and costs nothing to refuse."""
    assert parse_numeral("9" * 100_000) is None


@given(st.integers(min_value=0, max_value=99_999_999))
def test_chinese_numerals_read_back(number: int) -> None:
    """Every number that can be written in Chinese is read back unchanged."""
    assert parse_numeral(to_chinese(number)) == number


@given(st.integers(min_value=0, max_value=9_999_999))
def test_full_width_digits_equal_ascii_digits(number: int) -> None:
    """The width of digits does not matter."""
    wide = str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    assert parse_numeral(wide) == parse_numeral(str(number)) == number


@given(st.text(alphabet="零〇○一二三四五六七八九十百千万0１a", max_size=12))
def test_never_fails(text: str) -> None:
    """Any text gives a number or None."""
    number = parse_numeral(text)
    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (10, "十"),
        (19, "十九"),
        (20, "二十"),
        (73, "七十三"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (10_010, "一万零一十"),
        (10_000, "一万"),
        (100_000, "十万"),
    ],
)
def test_writes_numerals_as_documents_print_them(number: int, text: str) -> None:
    """The zero is written once per gap, and ten without the leading one."""
    assert to_chinese(number) == text


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_refuses_to_write_what_it_could_not_read(number: int) -> None:
    """Numbers outside the range raise ValueError."""
    with pytest.raises(ValueError, match="outside"):
        to_chinese(number)
