"""Grouping the catalogue into listings, each dimension by one pass over the records."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace

from disclosure.catalogue.catalogue import Catalogue
from disclosure.catalogue.listings import (
    CATALOGUE_ADDRESS,
    UNDATED,
    Dimension,
    Directory,
    Link,
    Listing,
    Listings,
)
from disclosure.items.fields import Vocabulary
from disclosure.items.metadata import Metadata
from disclosure.items.records import Record
from disclosure.items.validity import State, state_on
from disclosure.items.vocabularies import Term, Terms

Records = Iterable[Record]
Buckets = dict[str, list[Record]]


def make_listings(catalogue: Catalogue, metadata: Metadata, day: datetime.date) -> Listings:
    """Return the listings of the catalogue, validity as of the day; empty groups have none."""
    records, terms = catalogue.records, metadata.terms
    groups: dict[Dimension, tuple[Listing, ...]] = {
        Dimension.CATEGORY: _by_terms(
            records,
            Dimension.CATEGORY,
            terms[Vocabulary.CATEGORIES],
            lambda record: (record.category,),
        ),
        Dimension.BODY: _by_bodies(records, terms[Vocabulary.BODIES]),
        Dimension.SUBJECT: _by_terms(
            records,
            Dimension.SUBJECT,
            terms[Vocabulary.SUBJECTS],
            lambda record: record.subjects,
        ),
        Dimension.GENRE: _by_terms(
            records,
            Dimension.GENRE,
            terms[Vocabulary.GENRES],
            lambda record: (record.genre,) if record.genre else (),
        ),
        Dimension.YEAR: _by_years(records),
        Dimension.VALIDITY: _by_validity(records, day),
    }
    directories = {
        dimension: Directory(dimension=dimension, links=_overview(dimension, listings))
        for dimension, listings in groups.items()
        if listings
    }
    parts = tuple(Link(title=each.title, address=each.address) for each in directories)
    return Listings(
        whole=Listing(address=CATALOGUE_ADDRESS, title="全部信息", records=records, parts=parts),
        directories=directories,
        listings=tuple(listing for listings in groups.values() for listing in listings),
    )


def _overview(dimension: Dimension, listings: tuple[Listing, ...]) -> tuple[Link, ...]:
    """Return links to the dimension's listings; of years and bodies only the first level."""
    flat = dimension in {Dimension.YEAR, Dimension.BODY}
    return tuple(_link(listing) for listing in listings if not (flat and len(listing.trail) > 1))


def _link(listing: Listing) -> Link:
    return Link(
        title=listing.title,
        address=listing.address,
        count=len(listing.records),
        depth=len(listing.trail) - 1,
    )


def _step(dimension: Dimension) -> Link:
    return Link(title=dimension.title, address=dimension.address)


def _by_terms(
    records: Records,
    dimension: Dimension,
    terms: Terms,
    terms_of: Callable[[Record], tuple[Term, ...]],
) -> tuple[Listing, ...]:
    """Return one listing a term; a class lists what the classes below it list, too."""
    members: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        paths = {
            term.path[:depth]: None
            for term in terms_of(record)
            for depth in range(1, len(term.path) + 1)
        }
        for path in paths:
            members.setdefault(path, []).append(record)
    listings: dict[tuple[str, ...], Listing] = {}
    for term in terms:
        if term.path in members:
            above = (listings.get(term.path[:depth]) for depth in range(1, len(term.path)))
            listings[term.path] = Listing(
                address=dimension.listing(term.code),
                title=term.name,
                records=tuple(members[term.path]),
                trail=(_step(dimension), *(_link(each) for each in above if each)),
            )
    below: dict[tuple[str, ...], list[Link]] = {}
    for path, listing in listings.items():
        below.setdefault(path[:-1], []).append(_link(listing))
    return tuple(
        replace(listing, parts=tuple(below.get(path, ()))) for path, listing in listings.items()
    )


def _by_bodies(records: Records, terms: Terms) -> tuple[Listing, ...]:
    """Return the listing of each body (co-issued records included) and of each of its years."""
    listings: list[Listing] = []
    for listing in _by_terms(records, Dimension.BODY, terms, lambda record: record.bodies):
        years = _split(listing, _year_of, _year_title)
        listings.append(_with_parts(listing, years))
        listings.extend(years)
    return tuple(listings)


def _by_years(records: Records) -> tuple[Listing, ...]:
    """Return the listing of each year and of each of its months, newest first."""
    root = Listing(address=Dimension.YEAR.address, title="", records=tuple(records))
    listings: list[Listing] = []
    for part in _split(root, _year_of, _year_title):
        year = replace(part, trail=(_step(Dimension.YEAR),))
        months = _split(year, _month_of, _month_title) if year.records[0].issued else ()
        listings.append(_with_parts(year, months))
        listings.extend(months)
    return tuple(listings)


def _by_validity(records: Records, day: datetime.date) -> tuple[Listing, ...]:
    members: dict[State, list[Record]] = {}
    for record in records:
        members.setdefault(state_on(record, day), []).append(record)
    return tuple(
        Listing(
            address=Dimension.VALIDITY.listing(state.value),
            title=state.label,
            records=tuple(members[state]),
            trail=(_step(Dimension.VALIDITY),),
        )
        for state in State
        if state in members
    )


def _split(
    listing: Listing, code_of: Callable[[Record], str], title_of: Callable[[str], str]
) -> tuple[Listing, ...]:
    """Return the listing's parts by the code of its records, in the order of their newest."""
    parts: Buckets = {}
    for record in listing.records:
        parts.setdefault(code_of(record), []).append(record)
    return tuple(
        Listing(
            address=f"{listing.address}{code}/",
            title=f"{listing.title}{title_of(code)}",
            records=tuple(records),
            trail=(*listing.trail, _link(listing)),
        )
        for code, records in parts.items()
    )


def _with_parts(listing: Listing, parts: tuple[Listing, ...]) -> Listing:
    links = (
        Link(
            title=part.title.removeprefix(listing.title),
            address=part.address,
            count=len(part.records),
        )
        for part in parts
    )
    return replace(listing, parts=tuple(links))


def _year_of(record: Record) -> str:
    return str(record.issued.year) if record.issued else UNDATED


def _year_title(code: str) -> str:
    return "日期不详" if code == UNDATED else f"{code}年"


def _month_of(record: Record) -> str:
    return f"{record.issued.month:02}" if record.issued else UNDATED


def _month_title(code: str) -> str:
    return f"{int(code)}月"
