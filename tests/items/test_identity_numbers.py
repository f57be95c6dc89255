"""Identity numbers; those here belong to nobody: the first day of 1900, an invented order."""

import random

import pytest

from disclosure.items.identity_numbers import find_identity_numbers, masked

NUMBER = "110101190001010014"


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        "１１０１０１１９０００１０１００１４",
        "110101 19000101 0014",
        "110101-19000101-0014",
        "1101 0119 0001 0100 14",
        "1 1 0 1 0 1 1 9 0 0 0 1 0 1 0 0 1 4",
        "110101\u200b190001010014",
        f"{NUMBER}42",
        "1101011900\n01010014",
        "110101\n190001010014",
        "1101011900 01010014",
        "11010119000101001 4",
        "110101－19000101－0014",
        "110101 - 19000101 - 0014",
        "110101.19000101.0014",
        "110101\u2066190001010014\u2069",
        "11010119000101009x",
        "110101\u200219000101\u20090014",
        "110101．19000101−0014",
        "110101 1900 01010014",
        "110101190\n001010014",
        "11010119\n00010100\n14",
        "1101011\n9000101\n0014",
    ],
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    """Width, gaps and digits behind it hide no number; the offset is that of its first digit."""
    assert list(find_identity_numbers(f"号码：{written}，已登记")) == [3]


@pytest.mark.parametrize(
    "written",
    [
        "110101190001010015",
        "110101190002310019",
        "990101190001010018",
        "1101**********0014",
        "91110000MB0000019X",
        "11000000MB0000019X/2026-00009",
        "110101190 001010014",
        "110101\n19000101\n0014",
        "施工许可证编号：110101190001010014",
        "项目编号 110101190001010014",
        "110101190001\t010014",
        "123707844910240496",
    ],
)
def test_other_figures_are_none(written: str) -> None:
    """A wrong check digit, an impossible day, no province, a mask and other codes pass."""
    assert list(find_identity_numbers(written)) == []


def test_tables_of_figures_hardly_ever_hold_one() -> None:
    """Among ten thousand lines of random figures there is none by chance."""
    chance = random.Random(1)
    lines = (" ".join(str(chance.randrange(10**6)) for _ in range(6)) for _ in range(10_000))
    assert sum(1 for _ in find_identity_numbers("\n".join(lines))) <= 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"甲{NUMBER}，乙", "甲1101*************4，乙"),
        ("110101-19000101-0014", "1101**-********-***4"),
        ("１１０１０１１９０００１０１００１４", "１１０１*************４"),
        ("2026-00009", "2026-00009"),
    ],
)
def test_reports_do_not_repeat_numbers(text: str, shown: str) -> None:
    """Of an identity number the first four digits are told, and the last."""
    assert masked(text) == shown
