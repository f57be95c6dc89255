"""Source records known again from the report of earlier imports."""

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from disclosure.importing.ledger import LedgerRow, Outcome
from disclosure.importing.sources import SourceRow


class Standing(Enum):
    """How a record stands to earlier imports."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"
    COPY = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A record's standing; ``place`` is its row in the report, None when it has none yet.

    A record set aside before is NEW with a place. A COPY holds exactly what the record in row
    ``original`` of the report held when it was imported from another file.
    """

    standing: Standing
    place: int | None = None
    original: int | None = None


def match_rows(
    rows: Sequence[SourceRow], own_ids: Sequence[str], ledger: Sequence[LedgerRow]
) -> tuple[Match, ...]:
    """Return how each record stands to the report's rows, each of which one record claims at most.

    A record is the same when all that it holds is the same, wherever it stands in its file; else
    when file and own id are; a line set aside before, when file and line are.
    """
    claims = _Claims(ledger)
    places: list[int | None] = [
        claims.claim(("fingerprint", row.file, row.fingerprint)) for row in rows
    ]
    for number, row in enumerate(rows):
        if places[number] is None and own_ids[number]:
            places[number] = claims.claim(("id", row.file, own_ids[number]))
    for number, row in enumerate(rows):
        if places[number] is None:
            places[number] = claims.claim(("line", row.file, str(row.line)))
    imported = {row.fingerprint: place for place, row in enumerate(ledger) if row.item}
    return tuple(
        _match(row, place, ledger, imported.get) for row, place in zip(rows, places, strict=True)
    )


def _match(
    row: SourceRow,
    place: int | None,
    ledger: Sequence[LedgerRow],
    original: Callable[[str], int | None],
) -> Match:
    if place is not None and ledger[place].item:
        same = ledger[place].fingerprint == row.fingerprint
        return Match(standing=Standing.KNOWN if same else Standing.CHANGED, place=place)
    if (found := original(row.fingerprint)) is not None:
        return Match(standing=Standing.COPY, place=place, original=found)
    return Match(standing=Standing.NEW, place=place)


class _Claims:
    """The report's rows by what they may be known by; a row that is claimed is gone."""

    def __init__(self, ledger: Sequence[LedgerRow]) -> None:
        self._places: defaultdict[tuple[str, str, str], deque[int]] = defaultdict(deque)
        self._claimed: set[int] = set()
        for place, row in enumerate(ledger):
            keys = [("fingerprint", row.file, row.fingerprint)]
            if row.own_id and row.outcome is not Outcome.EXISTING:
                keys.append(("id", row.file, row.own_id))
            if not row.item:
                keys.append(("line", row.file, str(row.line)))
            for key in keys:
                self._places[key].append(place)

    def claim(self, key: tuple[str, str, str]) -> int | None:
        """Return the first row known by the key that is still free, and claim it."""
        places = self._places.get(key)
        while places:
            place = places.popleft()
            if place not in self._claimed:
                self._claimed.add(place)
                return place
        return None
