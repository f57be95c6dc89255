"""The catalogue's order, numbers, relations and neighbours."""

import datetime

from disclosure.catalogue.catalogue import find, make_catalogue
from disclosure.items.records import Record
from making import FINANCE, make_record


def kinds(record: Record, *records: Record) -> dict[str, list[str]]:
    """Return the record's relations as kind -> index numbers or written numbers."""
    return {
        relation.kind: [
            target.record.index_number if target.record else target.written
            for target in relation.targets
        ]
        for relation in make_catalogue(records).relations_of(record)
    }


def test_order_newest_first_undated_last() -> None:
    """Records come newest first, those of one day by index number, undated ones last."""
    old = make_record(1, issued=datetime.date(2020, 1, 1))
    undated = make_record(2, issued=None)
    second, first = make_record(4), make_record(3)
    catalogue = make_catalogue([undated, old, second, first])
    assert catalogue.records == (first, second, old, undated)


def test_find_by_index_number_and_any_form_of_document_number() -> None:
    """A record is found by its index number and by its document number however written."""
    record = make_record(1, document_number="示府办〔2024〕7号")
    numbers = make_catalogue([record, make_record(2)]).numbers
    assert find(numbers, "000000001/2024-00001") == record
    assert find(numbers, "示府办[2024] 07 号") == record
    assert find(numbers, "示府办〔2024〕8号") is None


def test_a_shared_document_number_finds_nothing() -> None:
    """A document number that two records bear leads to neither: no match beats a guess."""
    twins = [make_record(serial, document_number="示府办〔2024〕7号") for serial in (1, 2)]
    assert find(make_catalogue(twins).numbers, "示府办〔2024〕7号") is None


def test_relations_are_seen_from_both_sides() -> None:
    """A relation stated on one record shows on the other under the inverse name, once."""
    old = make_record(1, repealed_by=("000000001/2024-00002",))
    new = make_record(2, repeals=("000000001/2024-00001",), based_on=("国发〔2019〕5号",))
    assert kinds(old, old, new) == {"repealed_by": ["000000001/2024-00002"]}
    assert kinds(new, old, new) == {
        "repeals": ["000000001/2024-00001"],
        "based_on": ["国发〔2019〕5号"],
    }


def test_interpretation_leads_back() -> None:
    """A document knows the records that interpret it although it does not name them."""
    document = make_record(1)
    interpretation = make_record(2, interprets=(document.index_number,))
    found = kinds(document, document, interpretation)
    assert found == {"interpreted_by": [interpretation.index_number]}


def test_neighbours_stay_within_the_body() -> None:
    """Previous and next are the nearest in time among the records of the same body."""
    first, other, last = (
        make_record(1, issued=datetime.date(2024, 1, 1)),
        make_record(2, issued=datetime.date(2024, 2, 1), issuing_body=FINANCE),
        make_record(3, issued=datetime.date(2024, 3, 1)),
    )
    catalogue = make_catalogue([first, other, last])
    assert catalogue.neighbours_of(first) == (None, last)
    assert catalogue.neighbours_of(last) == (first, None)
    assert catalogue.neighbours_of(other) == (None, None)
