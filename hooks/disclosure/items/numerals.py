"""Numbers written in Chinese, full-width or ASCII digits, as order numbers and dates use them."""

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_SAME: Final = str.maketrans("０１２３４５６７８９〇○◯", "0123456789零零零")
_LONGEST: Final = 15
"""More digits than this are no number of a document; the limit also keeps ``int`` cheap."""


def parse_numeral(text: str) -> int | None:
    """Return the non-negative integer that the whole of ``text`` writes, or None.

    Read are ASCII and full-width digits (leading zeros allowed), Chinese numerals below 100
    million (一百零五; 一十三 counts as 十三) and Chinese digits in positions (二〇一八) with any of
    the zeros 〇, ○, ◯ and 零. Ill-formed numerals such as 百, 十十 or 一百五 give None.
    """
    plain = text.translate(_SAME)
    if not plain or len(plain) > _LONGEST:
        return None
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    if len(plain) > 1 and all(letter in _DIGITS for letter in plain):
        return int("".join(str(_DIGITS.index(letter)) for letter in plain))
    if plain.startswith("一十"):
        plain = plain[1:]
    value = _sum_of_units(plain)
    return value if value is not None and to_chinese(value) == plain else None


def to_chinese(number: int) -> str:
    """Return ``number`` as Chinese numerals: 73 gives 七十三, 105 一百零五.

    Raises ValueError below 0 and from 100 million on.
    """
    if not 0 <= number < 100_000_000:
        raise ValueError(f"{number} is outside 0 to 99,999,999")
    high, low = divmod(number, 10_000)
    if not high:
        text = _below_ten_thousand(low)
    else:
        gap = "零" if 0 < low < 1000 else ""
        text = _below_ten_thousand(high) + "万" + gap + (_below_ten_thousand(low) if low else "")
    return text[1:] if text.startswith("一十") else text


def _sum_of_units(text: str) -> int | None:
    """Return the value of a numeral with units, however ill-formed; None at a foreign letter."""
    total = section = digit = 0
    for letter in text:
        if letter in _DIGITS:
            digit = _DIGITS.index(letter)
        elif letter in _UNITS:
            section += (digit or 1) * _UNITS[letter]
            digit = 0
        elif letter == "万":
            total += (section + digit) * 10_000
            section = digit = 0
        else:
            return None
    return total + section + digit


def _below_ten_thousand(number: int) -> str:
    if number == 0:
        return "零"
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = digit == 0
    return text
