"""A publication: everything that one build publishes, as pages and files, from one source."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure.catalogue.catalogue import Catalogue, make_catalogue
from disclosure.catalogue.grouping import make_listings
from disclosure.catalogue.listings import Link, Listings
from disclosure.columns import Column
from disclosure.findings import Finding
from disclosure.items.records import Attachment
from disclosure.items.values import Context
from disclosure.items.vocabularies import Body as IssuingBody
from disclosure.pages import columns as fixed
from disclosure.pages.bodies import Body, BodyRenderer, Place, check_links
from disclosure.pages.items import file_clashes, make_item_page, published_files
from disclosure.pages.listings import directory_pages, listing_pages
from disclosure.pages.searching import search_document, search_page
from disclosure.pages.views import Page
from disclosure.rules import BY_SLUG, apply_severities
from disclosure.search.documents import SearchDocument
from disclosure.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a build publishes.

    ``bodies`` holds the rendered body of each item and column by the page's address; ``day`` is
    the day for which validity is computed; ``findings`` are the faults met in the bodies.
    """

    source: Source
    day: datetime.date
    catalogue: Catalogue
    listings: Listings
    columns: Mapping[str, Column]
    bodies: Mapping[str, Body]
    findings: tuple[Finding, ...]

    @property
    def navigation(self) -> tuple[Link, ...]:
        """Return the links of the main navigation: home and the columns, in their order."""
        return tuple(
            Link(title="首页" if column.key == "home" else column.title, address=column.address)
            for column in self.columns.values()
        )

    def pages(self) -> Iterator[Page]:
        """Yield every page of the site, items first; no page depends on another one's HTML."""
        site = self.source.metadata.site
        for record in self.catalogue.records:
            body = self.bodies[record.address]
            yield make_item_page(record, body, self.catalogue, site, self.day)
        catalogue = self.columns.get("catalogue")
        introduction = self.bodies[catalogue.address].html if catalogue else ""
        yield from listing_pages(self.listings, site, self.day, introduction)
        yield from directory_pages(self.listings.directories.values(), site)
        yield from self._column_pages()
        yield search_page(site)
        yield fixed.sitemap_page(self.navigation, self.listings, site)
        yield fixed.handbook_page(site, self._severities())
        yield fixed.not_found_page(site)

    def _column_pages(self) -> Iterator[Page]:
        site = self.source.metadata.site
        for column in self.columns.values():
            body = self.bodies[column.address]
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
        return {
            slug: (rule.severity if rule.fixed else changed.get(slug, rule.severity)).label
            for slug, rule in BY_SLUG.items()
        }

    def search_documents(self) -> Iterator[SearchDocument]:
        """Yield what the search is told of each item, newest first."""
        for record in self.catalogue.records:
            yield search_document(record, self.bodies[record.address])

    def files(self) -> Iterator[tuple[str, Attachment]]:
        """Yield the published path and the source file of each attachment and image."""
        for record in self.catalogue.records:
            published = published_files(record, self.bodies[record.address])
            for path, file in published.items():
                yield f"{record.address}{path}", file


def make_publication(
    source: Source, day: datetime.date, extensions: Sequence[Any], configs: Mapping[str, Any]
) -> Publication:
    """Return the publication of the source; its findings are graded as the site declares.

    ``extensions`` and ``configs`` are the Markdown extensions as Python-Markdown takes them.
    """
    catalogue = make_catalogue(source.records)
    places = _places(source)
    renderer = BodyRenderer(extensions, configs)
    texts = {record.address: record.body for record in source.records}
    texts |= {column.address: column.body for column in source.columns}
    bodies = {address: renderer.render(texts[address], places[address]) for address in places}
    listings = make_listings(catalogue, source.metadata, day)
    generated = frozenset(
        [listings.whole.address, *(listing.address for listing in listings.listings)]
    )
    findings = (
        *(finding for body in bodies.values() for finding in body.findings),
        *check_links(bodies, places, generated),
        *(
            finding
            for record in source.records
            for finding in file_clashes(record, bodies[record.address])
        ),
    )
    return Publication(
        source=source,
        day=day,
        catalogue=catalogue,
        listings=listings,
        columns={column.key: column for column in source.columns},
        bodies=bodies,
        findings=apply_severities(findings, source.metadata.severities),
    )


def _places(source: Source) -> dict[str, Place]:
    """Return by address where each body stands."""
    addresses = {record.path: record.address for record in source.records}
    addresses |= {column.path: column.address for column in source.columns}
    places = {}
    for record in source.records:
        places[record.address] = Place(
            path=record.path,
            address=record.address,
            first_line=record.body_line,
            context=_context(source, record.path),
            addresses=addresses,
            bodies=tuple(name for body in record.bodies for name in _names(body)),
        )
    for column in source.columns:
        places[column.address] = Place(
            path=column.path,
            address=column.address,
            first_line=column.body_line,
            context=_context(source, column.path),
            addresses=addresses,
        )
    return places


def _context(source: Source, path: str) -> Context:
    folder = path.rpartition("/")[0]
    return Context(metadata=source.metadata, folder=folder, sizes=source.sizes)


def _names(body: IssuingBody) -> tuple[str, ...]:
    return tuple(name for name in (body.name, body.short) if name)
