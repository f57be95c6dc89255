"""Index numbers for imported items."""

import re

import pytest

from disclosure.importing.faults import ImportFaultError
from disclosure.importing.numbering import (
    ASSIGNED_NOTE,
    REPLACED_NOTE,
    Numbered,
    Wish,
    assign_numbers,
    prefix_for,
)


def wish(number: str = "", year: int = 2020) -> Wish:
    """Return a wish for this number, else for an assigned one."""
    return Wish(number=number, prefix="DR000000", year=year)


def test_own_numbers_are_kept_and_missing_ones_assigned() -> None:
    """A free number of the source stays; assigned ones are serial within the year and marked."""
    assert assign_numbers([wish(), wish("甲/1"), wish(), wish(year=9999)], ()) == (
        Numbered(number="DR000000/2020-00001", note=ASSIGNED_NOTE),
        Numbered(number="甲/1"),
        Numbered(number="DR000000/2020-00002", note=ASSIGNED_NOTE),
        Numbered(number="DR000000/9999-00001", note=ASSIGNED_NOTE),
    )


@pytest.mark.parametrize("taken", ["011043/2020-1a", "011043/2020-1A", "011043/2020－１A"])
def test_a_taken_number_is_replaced(taken: str) -> None:
    """A number in use, also in other letters, gives way to an assigned one and is kept."""
    assert assign_numbers([wish("011043/2020-1A")], {taken}) == (
        Numbered(number="DR000000/2020-00001", former="011043/2020-1A", note=REPLACED_NOTE),
    )


def test_the_first_of_two_equal_numbers_keeps_it() -> None:
    """Within an export the first record keeps a number that comes twice."""
    first, second = assign_numbers([wish("A/2020-1"), wish("a/2020-1")], ())
    assert (first.number, second.number) == ("A/2020-1", "DR000000/2020-00001")
    assert second.former == "a/2020-1"


def test_assigned_numbers_avoid_every_number_of_the_export() -> None:
    """A number that a later record brings along is never assigned to an earlier one."""
    wishes = [wish(), wish("dr000000/2020-00001"), wish("DR000000/2020-00002")]
    numbered = assign_numbers(wishes, ())
    assert [each.number for each in numbered] == [
        "DR000000/2020-00003",
        "dr000000/2020-00001",
        "DR000000/2020-00002",
    ]


@pytest.mark.parametrize(
    ("pattern", "prefix"),
    [
        (r"113707840643760583/\d{4}-\d{5}", "113707840643760583"),
        (r"^SM04100\-01\/(19|20)\d\d-\d{5}$", "SM04100-01"),
        (r"113707840643760583/\d{4}-\d{6}", "DR000000"),
        (r"[A-Z]+/\d{4}-\d{5}", "DR000000"),
        (r"FJ00100-\d{4}-\d{5}", "DR000000"),
    ],
)
def test_the_prefix_of_a_bodys_own_pattern(pattern: str, prefix: str) -> None:
    """A body's pattern gives the prefix where a number so made fits it; else the default stands."""
    assert prefix_for(re.compile(pattern), 2020, "DR000000") == prefix
    assert prefix_for(None, 2020, "DR000000") == "DR000000"


def test_a_full_year_is_told() -> None:
    """When no serial is left the import ends with the way out."""
    taken = {f"DR000000/2020-{serial:05}" for serial in range(1, 100_000)}
    with pytest.raises(ImportFaultError, match="索引号前段"):
        assign_numbers([wish()], taken)
