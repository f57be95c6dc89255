"""Rows of the report: what became of each record, those of earlier imports in their places."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from disclosure.importing.drafts import Draft
from disclosure.importing.item_planning import PlannedItem
from disclosure.importing.ledger import CHANGED, LedgerRow, Outcome
from disclosure.importing.matching import Match
from disclosure.importing.sources import SourceRow

_JOINT: Final = "；"


def refused_row(row: SourceRow, own_id: str, reason: str) -> LedgerRow:
    """Return the row of a record set aside for the reason."""
    return LedgerRow(
        file=row.file,
        line=row.line,
        own_id=own_id,
        outcome=Outcome.SET_ASIDE,
        remarks=reason,
        fingerprint=row.fingerprint,
    )


def written_row(draft: Draft, item: PlannedItem) -> LedgerRow:
    """Return the row of a record that became an item."""
    return replace(
        refused_row(draft.row, draft.own_id, _JOINT.join(item.remarks)),
        outcome=Outcome.WRITTEN,
        item=item.path,
        index_number=item.index_number,
        assigned=_JOINT.join(item.assigned),
    )


def copy_row(row: SourceRow, own_id: str, original: LedgerRow) -> LedgerRow:
    """Return the row of a record that holds exactly what another one holds."""
    return replace(
        refused_row(row, own_id, f"与 {original.place} 的内容完全相同"),
        outcome=Outcome.EXISTING,
        item=original.item,
        index_number=original.index_number,
    )


def known_row(known: LedgerRow, line: int, *, changed: bool) -> LedgerRow:
    """Return the row of a record imported before, its place and the note on its source put right.

    A record that has changed since is set aside: its item is the editors' and stays as it is.
    """
    remarks = known.remarks.removesuffix(CHANGED).removesuffix(_JOINT)
    if changed:
        joined = _JOINT.join(part for part in (remarks, CHANGED) if part)
        return replace(known, line=line, outcome=Outcome.SET_ASIDE, remarks=joined)
    is_copy = known.outcome is Outcome.EXISTING
    outcome = Outcome.EXISTING if is_copy else Outcome.WRITTEN
    return replace(known, line=line, outcome=outcome, remarks=remarks)


def merge(
    ledger: Sequence[LedgerRow], matches: Sequence[Match], rows: Sequence[LedgerRow]
) -> tuple[LedgerRow, ...]:
    """Return the whole report: rows of before in their places, then those of new records."""
    merged = list(ledger)
    for match, row in zip(matches, rows, strict=True):
        if match.place is None:
            merged.append(row)
        else:
            merged[match.place] = row
    return tuple(merged)
