"""Addresses, check digits, years and series of index numbers."""

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.items.index_numbers import (
    LONGEST_ADDRESS,
    IndexNumberSeries,
    address_of,
    assign,
    identity_of,
    organisation_code_check,
    prefix_problem,
    uscc_check,
)

USCC = "1199990000000006XB"
ORGANISATION = "00000006X"


@pytest.mark.parametrize(
    ("index_number", "address"),
    [
        ("113799000000000000/2018-00073", "113799000000000000_2018-00073"),
        ("SL00100-0201-2018-00262", "SL00100-0201-2018-00262"),
        ("a_b", "a~5Fb"),
        ("a~b", "a~7Eb"),
        ("a.b", "a~2Eb"),
        ("..", "~2E~2E"),
        ("a b", "a~20b"),
        ("示1", "~E7~A4~BA1"),
        ("１", "~EF~BC~91"),
        ("CON", "~43ON"),
        ("nul", "~6Eul"),
        ("com1", "~63om1"),
        ("CON/2018", "CON_2018"),
        ("", "~"),
    ],
)
def test_addresses_are_plain(index_number: str, address: str) -> None:
    """Letters, digits and hyphens stay, the slash becomes _, all else is written as bytes."""
    assert address_of(index_number) == address


@given(st.text(max_size=60), st.text(max_size=60))
def test_different_numbers_have_different_addresses(one: str, other: str) -> None:
    """No two index numbers share an address, however odd."""
    assert (address_of(one) == address_of(other)) == (one == other)


@given(
    st.text(alphabet="ab/_~.-5Fe示 CONcon1", max_size=12), st.text(alphabet="ab/_~.-5Fe示 CONcon1")
)
def test_similar_numbers_have_different_addresses(one: str, other: str) -> None:
    """Numbers that already look like escapes are not confused with escaped ones."""
    assert (address_of(one) == address_of(other)) == (one == other)


@given(st.one_of(st.text(), st.text(alphabet=st.characters(), min_size=100, max_size=400)))
def test_addresses_are_safe_everywhere(index_number: str) -> None:
    """An address needs no quoting in URLs and is a legal, visible, short file name."""
    address = address_of(index_number)
    assert re.fullmatch(r"[A-Za-z0-9_~-]+", address)
    assert quote(address) == address
    assert len(address.encode()) <= LONGEST_ADDRESS
    assert address.upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def test_long_numbers_keep_their_beginning_and_differ() -> None:
    """Two numbers that differ only behind the limit have different addresses."""
    one, other = address_of("9" * 200 + "1"), address_of("9" * 200 + "2")
    assert one != other
    assert one[:100] == other[:100] == "9" * 100


def test_check_digits_of_valid_codes() -> None:
    """Invented codes with the right check letters pass, in either letter case."""
    assert uscc_check(USCC)
    assert uscc_check(USCC.lower())
    assert organisation_code_check(ORGANISATION)
    assert organisation_code_check(USCC[8:17])


@pytest.mark.parametrize("place", range(18))
def test_any_wrong_letter_of_a_credit_code_is_noticed(place: int) -> None:
    """GB 32100 notices every single wrong letter."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for letter in letters.replace(USCC[place], ""):
        assert not uscc_check(USCC[:place] + letter + USCC[place + 1 :])


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8))
def test_each_organisation_code_has_one_check_digit(body: str) -> None:
    """GB 11714 allows exactly one of 0-9 and X behind eight letters."""
    assert sum(organisation_code_check(body + digit) for digit in "0123456789X") == 1


@given(st.text(max_size=20))
def test_checks_refuse_other_texts_quietly(text: str) -> None:
    """Text that is no code fails the checks without an error."""
    if not re.fullmatch("[0-9A-Za-z]{18}", text):
        assert not uscc_check(text)
    if not re.fullmatch("[0-9A-Za-z]{9}", text):
        assert not organisation_code_check(text)


@pytest.mark.parametrize(
    ("index_number", "problem"),
    [
        (f"{USCC}/2018-00073", None),
        (f"{USCC[:-1]}0/2018-00073", "uscc"),
        (f"{ORGANISATION}/2018-00073", None),
        ("000000061/2018-00073", "organisation-code"),
        ("00000000z/2018-00073", "organisation-code"),
        ("0000006-X/2018-00073", None),
        ("999900000000/2018-00073", None),
        ("1199990000000006OB/2018-00073", None),
        ("示例00000000/2018-00073", None),
        ("SL00100-0201-2018-00262", None),
        (ORGANISATION, None),
        ("", None),
    ],
)
def test_only_codes_that_can_be_checked_are_judged(index_number: str, problem: str | None) -> None:
    """Prefixes of 18 and 9 letters are checked; anything else is nobody's error."""
    assert prefix_problem(index_number) == problem


@pytest.mark.parametrize(
    "written", ["00000006x/2018-00073", "０００００００６Ｘ／２０１８－０００７３"]
)
def test_letter_case_and_width_make_no_other_number(written: str) -> None:
    """Readers and some servers take them for one."""
    assert identity_of(written) == identity_of("00000006X/2018-00073")
    assert identity_of("00000006X/2018-00074") != identity_of("00000006X/2018-00073")


def test_the_next_free_number_is_assigned() -> None:
    """Taken serials are skipped; years and prefixes count on their own."""
    taken = {"00000006X/2018-00001", "00000006X/2018-00002", "00000006X/2018-00004"}
    assert assign("00000006X", 2018, taken) == "00000006X/2018-00003"
    assert assign("00000006X", 2018, taken, start=4) == "00000006X/2018-00005"
    assert assign("00000006X", 2019, taken) == "00000006X/2019-00001"


def test_a_full_year_is_an_error() -> None:
    """Five digits end at 99999; the error names prefix and year."""
    with pytest.raises(ValueError, match="00000006X/2018"):
        assign("00000006X", 2018, set(), start=100_000)


@given(st.sets(st.integers(min_value=1, max_value=60)), st.integers(min_value=1, max_value=60))
def test_a_series_never_repeats_itself(used: set[int], count: int) -> None:
    """A series gives new numbers in rising order and avoids those in use."""
    taken = {f"00000006X/2018-{serial:05}" for serial in used}
    series = IndexNumberSeries(taken)
    given_out = [series.assign("00000006X", 2018) for _ in range(count)]
    assert given_out == sorted(set(given_out))
    assert not taken & set(given_out)
    assert all(number.startswith("00000006X/2018-") for number in given_out)


def test_a_series_counts_each_prefix_and_year() -> None:
    """One series serves a whole migration with many bodies and years."""
    series = IndexNumberSeries(["00000006X/2018-00001"])
    assert series.assign("00000006X", 2018) == "00000006X/2018-00002"
    assert series.assign("00000006X", 2019) == "00000006X/2019-00001"
    assert series.assign("999900000000", 2018) == "999900000000/2018-00001"
    assert series.assign("00000006X", 2018) == "00000006X/2018-00003"
