"""The catalogue: all records in order, found by number, with relations and neighbours."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from disclosure.items.document_numbers import parse_document_number
from disclosure.items.fields import BY_KEY
from disclosure.items.records import Record

INVERSE: Final = {
    "amends": "amended_by",
    "amended_by": "amends",
    "repeals": "repealed_by",
    "repealed_by": "repeals",
    "based_on": "basis_of",
    "interprets": "interpreted_by",
    "related": "related",
}
"""Each relation that front matter can state, and what it is called seen from the other side."""

RELATION_LABELS: Final = {key: BY_KEY[key].label for key in INVERSE} | {
    "amends": "修改了",
    "amended_by": "已被修改，见",
    "repeals": "废止了",
    "repealed_by": "已被废止，见",
    "based_on": "制定依据",
    "basis_of": "据此制定",
    "interprets": "解读的文件",
    "interpreted_by": "政策解读",
    "related": "相关信息",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The other end of a relation: a record of this site, or a number that is not on it."""

    written: str
    record: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """All targets of one kind of relation, in the order of ``RELATION_LABELS``."""

    kind: str
    targets: tuple[Target, ...]

    @property
    def label(self) -> str:
        """Return what citizens read before the targets."""
        return RELATION_LABELS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Records newest first; undated ones come last.

    ``numbers`` maps index numbers, and the keys of document numbers that only one record bears,
    to records; ``relations`` and ``neighbours`` are kept by index number.
    """

    records: tuple[Record, ...]
    numbers: Mapping[str, Record] = field(default_factory=dict)
    relations: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    neighbours: Mapping[str, tuple[Record | None, Record | None]] = field(default_factory=dict)

    def relations_of(self, record: Record) -> tuple[Relation, ...]:
        """Return the record's relations in both directions."""
        return self.relations.get(record.index_number, ())

    def neighbours_of(self, record: Record) -> tuple[Record | None, Record | None]:
        """Return the record before and the record after it in its body's order of time."""
        return self.neighbours.get(record.index_number, (None, None))


def newest_first(record: Record) -> tuple[int, str]:
    """Return the sort key: the later the date the smaller; undated last; then index number."""
    issued = record.issued or datetime.date.min
    return -issued.toordinal(), record.index_number


def make_catalogue(records: Iterable[Record]) -> Catalogue:
    """Return the catalogue of the records; linear in records and relations but for the sorting."""
    ordered = tuple(sorted(records, key=newest_first))
    numbers = _numbers(ordered)
    return Catalogue(
        records=ordered,
        numbers=numbers,
        relations=_relations(ordered, numbers),
        neighbours=_neighbours(ordered),
    )


def _numbers(records: tuple[Record, ...]) -> dict[str, Record]:
    by_key: dict[str, list[Record]] = {}
    for record in records:
        if record.number is not None:
            by_key.setdefault(record.number.key, []).append(record)
    numbers = {key: bearers[0] for key, bearers in by_key.items() if len(bearers) == 1}
    return numbers | {record.index_number: record for record in records}


def find(numbers: Mapping[str, Record], written: str) -> Record | None:
    """Return the record with this index number or document number, else None."""
    if written in numbers:
        return numbers[written]
    number = parse_document_number(written)
    return numbers.get(number.key) if number is not None else None


def _relations(
    records: tuple[Record, ...], numbers: Mapping[str, Record]
) -> dict[str, tuple[Relation, ...]]:
    ends: dict[str, dict[str, dict[str, Target]]] = {}

    def add(record: Record, kind: str, target: Target) -> None:
        name = target.record.index_number if target.record else target.written
        ends.setdefault(record.index_number, {}).setdefault(kind, {}).setdefault(name, target)

    for record in records:
        for kind, inverse in INVERSE.items():
            for written in getattr(record, kind):
                other = find(numbers, written)
                add(record, kind, Target(written=written, record=other))
                if other is not None:
                    add(other, inverse, Target(written=record.index_number, record=record))
    return {
        name: tuple(
            Relation(kind=kind, targets=tuple(kinds[kind].values()))
            for kind in RELATION_LABELS
            if kind in kinds
        )
        for name, kinds in ends.items()
    }


def _neighbours(
    records: tuple[Record, ...],
) -> dict[str, tuple[Record | None, Record | None]]:
    by_body: dict[str, list[Record]] = {}
    for record in records:
        by_body.setdefault(record.issuing_body.code, []).append(record)
    neighbours: dict[str, tuple[Record | None, Record | None]] = {}
    for group in by_body.values():
        for place, record in enumerate(group):
            later = group[place - 1] if place else None
            earlier = group[place + 1] if place + 1 < len(group) else None
            neighbours[record.index_number] = (earlier, later)
    return neighbours
