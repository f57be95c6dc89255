"""The plan of an import: what will be written, computed before anything is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from disclosure.importing.columns import Columns, Mapped, choose_columns
from disclosure.importing.drafts import Draft, make_draft, own_id
from disclosure.importing.faults import ImportFaultError
from disclosure.importing.item_planning import Destination, Locate, PlannedItem, plan_items
from disclosure.importing.ledger import LedgerRow
from disclosure.importing.matching import Match, Standing, match_rows
from disclosure.importing.registers import Registers
from disclosure.importing.reporting import copy_row, known_row, merge, refused_row, written_row
from disclosure.importing.sources import SourceRow
from disclosure.importing.vocabulary_text import extend
from disclosure.items.fields import Vocabulary
from disclosure.items.metadata import read_metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """What stands in the source folder, its gaps filled by the templates.

    ``metadata`` maps the names of ``metadata/*.yml`` to their texts, ``paths`` are all files,
    ``index_numbers`` those of all items, faulty ones included.
    """

    metadata: Mapping[str, str]
    paths: frozenset[str] = frozenset()
    index_numbers: frozenset[str] = frozenset()
    ledger: tuple[LedgerRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import will write: items, extended vocabularies (name -> text), the whole report.

    ``rows`` are the report's rows of the records read now, in their order, and ``new`` tells for
    each whether it has become an item now; ``unused`` counts by export and column the values in
    columns that are no field.
    """

    items: tuple[PlannedItem, ...]
    metadata: Mapping[str, str]
    ledger: tuple[LedgerRow, ...]
    rows: tuple[LedgerRow, ...]
    new: tuple[bool, ...]
    unused: Mapping[tuple[str, str], int] = field(default_factory=dict)


def make_plan(rows: Sequence[SourceRow], folder: Folder, mapped: Mapped, locate: Locate) -> Plan:
    """Return the plan for the records of all exports; the folder's own items stay as they are.

    Raises ``ImportFaultError`` when a vocabulary can't be extended or index numbers run out.
    """
    columns = _columns(rows, mapped)
    ids = [own_id(row, columns[row.file]) for row in rows]
    matches = match_rows(rows, ids, folder.ledger)
    metadata, _ = read_metadata(folder.metadata)
    registers = Registers(metadata)
    around = Destination(
        metadata=metadata,
        prefix=mapped.prefix,
        locate=locate,
        taken=folder.index_numbers | {row.index_number for row in folder.ledger} - {""},
        paths=folder.paths,
    )
    new = _new(rows, matches, columns, registers, around)
    reported = _reported(rows, ids, matches, folder.ledger, new)
    return Plan(
        items=tuple(new.items.values()),
        metadata=_extended(registers, folder.metadata),
        ledger=merge(folder.ledger, matches, reported),
        rows=reported,
        new=tuple(place in new.items for place in range(len(rows))),
        unused=_unused(rows, columns),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _New:
    """What comes of the records that are new, by their places among all records.

    ``repeated`` maps a record's place to that of the earlier one which holds exactly the same.
    """

    drafts: Mapping[int, Draft]
    items: Mapping[int, PlannedItem]
    repeated: Mapping[int, int]


def _new(
    rows: Sequence[SourceRow],
    matches: Sequence[Match],
    columns: Mapping[str, Columns],
    registers: Registers,
    around: Destination,
) -> _New:
    drafts = {
        place: make_draft(row, columns[row.file])
        for place, (row, match) in enumerate(zip(rows, matches, strict=True))
        if match.standing is Standing.NEW
    }
    repeated = _repeated(drafts)
    fresh = [place for place in drafts if not drafts[place].refusal and place not in repeated]
    planned = plan_items([drafts[place] for place in fresh], registers, around)
    return _New(drafts=drafts, items=dict(zip(fresh, planned, strict=True)), repeated=repeated)


def _columns(rows: Sequence[SourceRow], mapped: Mapped) -> dict[str, Columns]:
    names: dict[str, dict[str, None]] = {}
    for row in rows:
        names.setdefault(row.file, {}).update(dict.fromkeys(row.values))
    return {file: choose_columns(found, mapped) for file, found in names.items()}


def _unused(
    rows: Sequence[SourceRow], columns: Mapping[str, Columns]
) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        for name in columns[row.file].unused:
            if name in row.values:
                counts[row.file, name] = counts.get((row.file, name), 0) + 1
    return counts


def _repeated(drafts: Mapping[int, Draft]) -> dict[int, int]:
    """Return by place the place of the earlier record that holds exactly the same."""
    first: dict[str, int] = {}
    repeated: dict[int, int] = {}
    for place, draft in drafts.items():
        if not draft.refusal:
            earlier = first.setdefault(draft.row.fingerprint, place)
            if earlier != place:
                repeated[place] = earlier
    return repeated


def _reported(
    rows: Sequence[SourceRow],
    ids: Sequence[str],
    matches: Sequence[Match],
    ledger: Sequence[LedgerRow],
    new: _New,
) -> tuple[LedgerRow, ...]:
    """Return the report's row of each record."""
    reported: list[LedgerRow] = []
    for place, (row, own, match) in enumerate(zip(rows, ids, matches, strict=True)):
        if match.original is not None:
            reported.append(copy_row(row, own, ledger[match.original]))
        elif match.standing is not Standing.NEW and match.place is not None:
            changed = match.standing is Standing.CHANGED
            reported.append(known_row(ledger[match.place], row.line, changed=changed))
        elif place in new.repeated:
            reported.append(copy_row(row, own, reported[new.repeated[place]]))
        elif place in new.items:
            reported.append(written_row(new.drafts[place], new.items[place]))
        else:
            reported.append(refused_row(row, own, new.drafts[place].refusal))
    return tuple(reported)


def _extended(registers: Registers, texts: Mapping[str, str]) -> dict[str, str]:
    """Return name and new text of each vocabulary file to which terms are added.

    The new texts are read again, so that no file is spoilt that is written in an unforeseen way.
    """
    added = {
        vocabulary: registers.by_vocabulary[vocabulary].added
        for vocabulary in Vocabulary
        if registers.by_vocabulary[vocabulary].added
    }
    new = {
        f"{vocabulary.value}.yml": extend(
            texts.get(f"{vocabulary.value}.yml", ""), vocabulary, paths
        )
        for vocabulary, paths in added.items()
    }
    metadata, _ = read_metadata({**texts, **new})
    for vocabulary, paths in added.items():
        known = {term.path for term in metadata.terms[vocabulary]}
        if not known.issuperset(paths):
            problem = f"metadata/{vocabulary.value}.yml: 无法续写"
            raise ImportFaultError(f"{problem}；请先改成每项以“- ”开头、逐行书写的列表")
    return new
