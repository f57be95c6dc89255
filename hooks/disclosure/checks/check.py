"""The rules for a source as it was read: the one list of them."""

import datetime
from collections.abc import Callable, Iterator
from typing import Final

from disclosure.catalogue.catalogue import make_catalogue
from disclosure.checks import (
    columns,
    dates,
    disclosure,
    index_numbers,
    names,
    numbers,
    privacy,
    relations,
    site,
    summaries,
    validity,
)
from disclosure.findings import Finding, sort_findings
from disclosure.grading import apply_severities
from disclosure.items.records import Record
from disclosure.source import Source

_OF_A_RECORD: Final[tuple[Callable[[Record], Iterator[Finding]], ...]] = (
    index_numbers.form,
    index_numbers.check_digit,
    summaries.length,
    summaries.whole,
    numbers.form,
    numbers.agrees_with_body,
    numbers.agrees_with_date,
    dates.order,
    dates.agrees_with_signature,
    validity.has_effective_date,
    validity.has_expiry,
    validity.term,
    disclosure.published_by_right,
    disclosure.agrees_with_note,
    names.attachment_clash,
    privacy.in_record,
)
_OF_A_RECORD_ON_A_DAY: Final[tuple[Callable[[Record, datetime.date], Iterator[Finding]], ...]] = (
    dates.past,
    validity.agrees_with_dates,
)


def check_source(source: Source, day: datetime.date) -> tuple[Finding, ...]:
    """Return the faults of the source's files and of what they say, graded and sorted.

    ``day`` is the day for which validity and future dates are judged.
    """
    findings = (
        *source.findings,
        *(finding for record in source.records for finding in check_record(record)),
        *check_together(source, day),
    )
    return sort_findings(apply_severities(findings, source.metadata.severities))


def check_record(record: Record) -> Iterator[Finding]:
    """Yield, not yet graded, what is wrong with a record by itself, on whatever day."""
    for rule in _OF_A_RECORD:
        yield from rule(record)


def check_together(source: Source, day: datetime.date) -> Iterator[Finding]:
    """Yield, not yet graded, what is wrong on a day, between records, and with the site.

    The bodies of the records are not looked at.
    """
    for record in source.records:
        for rule in _OF_A_RECORD_ON_A_DAY:
            yield from rule(record, day)
    yield from _across_records(source)
    yield from _of_site(source)


def _across_records(source: Source) -> Iterator[Finding]:
    yield from index_numbers.repeated(source.records)
    yield from numbers.repeated(source.records)
    catalogue = make_catalogue(source.records)
    yield from relations.two_way(catalogue)
    yield from relations.in_order(catalogue)
    yield from relations.known(catalogue, source.metadata)


def _of_site(source: Source) -> Iterator[Finding]:
    yield from site.complete(source.metadata)
    yield from site.well_formed(source.metadata)
    yield from site.real(source.metadata)
    yield from site.logo(source.metadata, source.sizes)
    yield from columns.exist(source.sizes)
    yield from columns.named(source.columns)
    yield from columns.written(source.columns)
    yield from columns.filled(source.columns, source.records, source.metadata)
    yield from columns.only_fixed(source.sizes)
    yield from columns.tagged(source.columns)
    yield from columns.guide_elements(source.columns)
    yield from privacy.in_columns(source.columns)
    yield from privacy.in_vocabularies(source.metadata)
    yield from site.discreet(source.metadata)
    yield from privacy.in_names(source.sizes)
    yield from names.clash(source.sizes)
    yield from names.overwriting(source.sizes)
    yield from names.mistaken(source.sizes, source.records)
