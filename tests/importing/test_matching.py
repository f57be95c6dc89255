"""Records known again from the report."""

from disclosure.importing.ledger import LedgerRow, Outcome
from disclosure.importing.matching import Match, Standing, match_rows
from disclosure.importing.sources import SourceRow


def row(fingerprint: str, line: int = 1, file: str = "a.csv") -> SourceRow:
    """Return a record."""
    return SourceRow(file=file, line=line, fingerprint=fingerprint)


def reported(
    fingerprint: str, own_id: str = "", item: str = "x.md", line: int = 1, file: str = "a.csv"
) -> LedgerRow:
    """Return a row of the report, of a record set aside when there is no item."""
    return LedgerRow(
        file=file,
        line=line,
        own_id=own_id,
        outcome=Outcome.WRITTEN if item else Outcome.SET_ASIDE,
        item=item,
        fingerprint=fingerprint,
    )


def test_a_record_that_moved_in_its_file_is_known() -> None:
    """What a record holds counts, not where it stands."""
    assert match_rows([row("f", line=9)], ["1"], [reported("f", "1")]) == (
        Match(standing=Standing.KNOWN, place=0),
    )


def test_a_record_that_changed_is_known_by_its_own_id() -> None:
    """The same id in the same file is the same record; without an id a changed record is new."""
    ledger = [reported("f", "1"), reported("g")]
    assert match_rows([row("F"), row("G")], ["1", ""], ledger) == (
        Match(standing=Standing.CHANGED, place=0),
        Match(standing=Standing.NEW),
    )


def test_records_that_share_an_id() -> None:
    """Each row of the report is claimed by one record: equal contents first, then equal ids."""
    ledger = [reported("f", "1"), reported("g", "1")]
    found = match_rows([row("new"), row("g"), row("f")], ["1"] * 3, ledger)
    assert found == (
        Match(standing=Standing.NEW),
        Match(standing=Standing.KNOWN, place=1),
        Match(standing=Standing.KNOWN, place=0),
    )


def test_many_equal_records_are_matched_in_no_time() -> None:
    """Each takes the next free row, without a look at those that others took."""
    count = 30_000
    found = match_rows([row("f")] * count, [""] * count, [reported("f")] * count)
    assert [match.place for match in found] == list(range(count))


def test_a_record_set_aside_is_tried_again() -> None:
    """It keeps its row, whether it is as it was, has its id, or stands on the same line."""
    ledger = [
        reported("f", item=""),
        reported("g", "1", item="", line=2),
        reported("h", item="", line=3),
    ]
    found = match_rows([row("f", 7), row("G", 8), row("H", 3)], ["", "1", "9"], ledger)
    assert found == tuple(Match(standing=Standing.NEW, place=place) for place in range(3))


def test_the_same_record_in_another_file_is_a_copy() -> None:
    """An export under a new name brings nothing twice."""
    assert match_rows([row("f", file="b.csv")], ["1"], [reported("f", "1")]) == (
        Match(standing=Standing.COPY, original=0),
    )
