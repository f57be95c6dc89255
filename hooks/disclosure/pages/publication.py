"""A publication: everything that one build publishes, as pages and files, from one source."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from disclosure.catalogue.catalogue import Catalogue, make_catalogue
from disclosure.catalogue.grouping import make_listings
from disclosure.catalogue.listings import Link, Listings
from disclosure.checks.names import idle
from disclosure.columns import Column
from disclosure.findings import Finding
from disclosure.items.places import item_paths
from disclosure.items.records import Record
from disclosure.items.values import Context
from disclosure.items.vocabularies import Body as IssuingBody
from disclosure.pages import columns as fixed
from disclosure.pages.bodies import Body, BodyRenderer, check_links
from disclosure.pages.items import make_item_page
from disclosure.pages.listings import directory_pages, listed, listing_page, listing_pages
from disclosure.pages.resolving import Place
from disclosure.pages.searching import search_page
from disclosure.pages.views import ListedRecord, Page
from disclosure.rules import BY_SLUG
from disclosure.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a build publishes.

    ``day`` is the day for which validity is computed; ``bodies`` are those of the columns, by key;
    ``addresses`` maps the Markdown files of the source folder to the addresses of their pages;
    ``listed`` holds the records, as listings show them, by index number.
    """

    source: Source
    day: datetime.date
    catalogue: Catalogue
    listings: Listings
    columns: Mapping[str, Column]
    bodies: Mapping[str, Body]
    addresses: Mapping[str, str]
    listed: Mapping[str, ListedRecord]

    @property
    def navigation(self) -> tuple[Link, ...]:
        """Return the links of the main navigation: home and the columns, in their order."""
        return tuple(
            Link(title="首页" if column.key == "home" else column.title, address=column.address)
            for column in self.columns.values()
        )

    def place_of(self, record: Record) -> Place:
        """Return where the record's body stands."""
        return Place(
            path=record.path,
            address=record.address,
            first_line=record.body_line,
            context=_context(self.source, record.path),
            addresses=self.addresses,
            bodies=tuple(name for body in record.bodies for name in _names(body)),
        )

    def item_page(self, record: Record, body: Body) -> Page:
        """Return the record's page, of its rendered body."""
        site = self.source.metadata.site
        return make_item_page(record, body, self.catalogue, site, self.day)

    def listing_pages(self) -> Iterator[Page]:
        """Yield every page of every listing."""
        introduction = self.bodies["catalogue"].html if "catalogue" in self.bodies else ""
        for page in listing_pages(self.listings):
            rows = tuple(self.listed[record.index_number] for record in page.records)
            yield listing_page(page, rows, self.source.metadata.site, introduction)

    def other_pages(self) -> Iterator[Page]:
        """Yield the pages that are neither items' nor of listings."""
        site = self.source.metadata.site
        yield from directory_pages(self.listings.directories.values(), site)
        yield from self._column_pages()
        yield search_page(site)
        yield fixed.sitemap_page(self.navigation, self.listings, site)
        yield fixed.handbook_page(site, self._severities())
        yield fixed.not_found_page(site)

    def _column_pages(self) -> Iterator[Page]:
        site = self.source.metadata.site
        for column in self.columns.values():
            body = self.bodies[column.key]
            if column.key == "home":
                yield fixed.home_page(
                    column,
                    body,
                    self.navigation[1:],
                    self.catalogue,
                    self.listings,
                    site,
                    self.day,
                )
            elif column.key == "reports":
                yield fixed.reports_page(column, body, self.catalogue, site)
            elif column.key != "catalogue":
                yield fixed.text_column_page(column, body, site)

    def _severities(self) -> dict[str, str]:
        changed = self.source.metadata.severities
        return {slug: rule.severity_in(changed).label for slug, rule in BY_SLUG.items()}

    def faults_with(self, bodies: Mapping[str, Body]) -> Iterator[Finding]:
        """Yield the faults of the columns' bodies and of links to parts of pages, and files unused.

        ``bodies`` are those of the items, by path; their own faults are not told again.
        """
        for body in self.bodies.values():
            yield from body.findings
        records = {record.address: record for record in self.catalogue.records}
        reached = {address: bodies[record.path] for address, record in records.items()}
        reached |= {self.columns[key].address: body for key, body in self.bodies.items()}
        places = {
            address: self.place_of(records[address])
            for address, body in reached.items()
            if address in records and body.links
        }
        places |= {column.address: _column_place(self, column) for column in self.columns.values()}
        listings = (self.listings.whole, *self.listings.listings)
        yield from check_links(reached, places, frozenset(each.address for each in listings))
        yield from self._unused_files(bodies.values())

    def _unused_files(self, bodies: Iterable[Body]) -> Iterator[Finding]:
        """Yield files that nothing uses, unless an item that can't be read may be what does."""
        records, sizes = self.source.records, self.source.sizes
        if len(records) == len(item_paths(sizes)):
            shown = {file.path for body in (*bodies, *self.bodies.values()) for file in body.files}
            listed = {file.path for record in records for file in record.attachments}
            yield from idle(sizes, shown | listed)


def make_publication(source: Source, day: datetime.date, renderer: BodyRenderer) -> Publication:
    """Return the publication of the source, the bodies of the columns rendered."""
    catalogue = make_catalogue(source.records)
    addresses = {record.path: record.address for record in source.records}
    addresses |= {column.path: column.address for column in source.columns}
    without_bodies = Publication(
        source=source,
        day=day,
        catalogue=catalogue,
        listings=make_listings(catalogue, source.metadata, day),
        columns={column.key: column for column in source.columns},
        bodies={},
        addresses=addresses,
        listed=_by_index_number(listed(catalogue.records, day)),
    )
    bodies = {
        column.key: renderer.render(column.body, _column_place(without_bodies, column))
        for column in source.columns
    }
    return replace(without_bodies, bodies=bodies)


def _by_index_number(rows: Iterable[ListedRecord]) -> dict[str, ListedRecord]:
    return {row.record.index_number: row for row in rows}


def _column_place(publication: Publication, column: Column) -> Place:
    return Place(
        path=column.path,
        address=column.address,
        first_line=column.body_line,
        context=_context(publication.source, column.path),
        addresses=publication.addresses,
    )


def _context(source: Source, path: str) -> Context:
    folder = path.rpartition("/")[0]
    return Context(metadata=source.metadata, folder=folder, sizes=source.sizes)


def _names(body: IssuingBody) -> tuple[str, ...]:
    return tuple(name for name in (body.name, body.short) if name)
