"""Listings: the catalogue grouped by category, body, subject, genre, time and validity.

A listing is cut into pages of ``PAGE_SIZE`` counted from the oldest record, so that a numbered
page keeps its address and its records when newer ones arrive; the listing's own address shows
the newest page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from disclosure.items.records import Record

PAGE_SIZE: Final = 50
CATALOGUE_ADDRESS: Final = "catalogue/"
UNDATED: Final = "undated"
NEAR: Final = 5
"""To how many pages on either side a page of a listing links."""

ALL_LINKED: Final = 40
"""Up to how many pages the newest one links to all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A title with the address (relative to the site's root) that it leads to, and a count."""

    title: str
    address: str
    count: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The records of one index page, newest first.

    ``trail`` leads from the catalogue to the listing's parent, ``parts`` are the listings below.
    """

    address: str
    title: str
    records: tuple[Record, ...]
    trail: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The overview of one dimension: links to all its listings."""

    dimension: "Dimension"
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One page of a listing; ``number`` counts from the oldest page, the newest is ``pages``.

    ``newer`` and ``older`` are the addresses of the neighbouring pages, empty at the ends.
    """

    listing: Listing
    number: int
    pages: int
    records: tuple[Record, ...]

    @property
    def address(self) -> str:
        """Return the page's address: the newest page has the listing's own."""
        return page_address(self.listing.address, self.number, self.pages)

    @property
    def newer(self) -> str:
        """Return the address of the page with newer records."""
        if self.number == self.pages:
            return ""
        return page_address(self.listing.address, self.number + 1, self.pages)

    @property
    def older(self) -> str:
        """Return the address of the page with older records."""
        if self.number == 1:
            return ""
        return page_address(self.listing.address, self.number - 1, self.pages)

    @property
    def is_newest(self) -> bool:
        """Return whether this is the page at the listing's own address."""
        return self.number == self.pages

    @property
    def links(self) -> tuple[Link, ...]:
        """Return links to pages, newest first, with a link of no address where some are left out.

        The newest page links to all while they are few. An older one links to those near it, the
        newest and the oldest, and so stays as it is when newer pages come.
        """
        shown = {1, *range(max(1, self.number - NEAR), min(self.pages, self.number + NEAR) + 1)}
        if self.is_newest and self.pages <= ALL_LINKED:
            shown = set(range(1, self.pages + 1))
        links: list[Link] = []
        last = 0
        for number in sorted(shown - {self.pages}):
            if last and number > last + 1:
                links.append(Link(title="…", address=""))
            links.append(self._link(number, str(number)))
            last = number
        if last and last + 1 < self.pages and not self.is_newest:
            links.append(Link(title="…", address=""))
        newest = str(self.pages) if self.is_newest else "最新"
        return (self._link(self.pages, newest), *reversed(links))

    def _link(self, number: int, title: str) -> Link:
        return Link(title=title, address=page_address(self.listing.address, number, self.pages))


def page_address(listing: str, number: int, pages: int) -> str:
    """Return the address of one page of the listing."""
    return listing if number == pages else f"{listing}page-{number}/"


def paginate(listing: Listing) -> Iterator[ListingPage]:
    """Yield the listing's pages, the newest first; an empty listing has one empty page."""
    oldest_first = listing.records[::-1]
    pages = max(1, -(-len(oldest_first) // PAGE_SIZE))
    for number in range(pages, 0, -1):
        chunk = oldest_first[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        yield ListingPage(listing=listing, number=number, pages=pages, records=chunk[::-1])


class Dimension(Enum):
    """What the catalogue is grouped by; the value is its part of addresses."""

    CATEGORY = "category"
    BODY = "body"
    SUBJECT = "subject"
    GENRE = "genre"
    YEAR = "year"
    VALIDITY = "validity"

    @property
    def address(self) -> str:
        """Return the address of the overview of all listings of this dimension."""
        return f"{CATALOGUE_ADDRESS}{self.value}/"

    @property
    def title(self) -> str:
        """Return what citizens read."""
        return _TITLES[self]

    def listing(self, *codes: str | int) -> str:
        """Return the address of one listing of this dimension."""
        return self.address + "".join(f"{code}/" for code in codes)


_TITLES: Final = {
    Dimension.CATEGORY: "按组配分类",
    Dimension.BODY: "按发布机构",
    Dimension.SUBJECT: "按主题分类",
    Dimension.GENRE: "按体裁",
    Dimension.YEAR: "按年份",
    Dimension.VALIDITY: "按有效性",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listings:
    """Every listing of the site: the whole catalogue and, by dimension, overviews and listings."""

    whole: Listing
    directories: dict[Dimension, Directory]
    listings: tuple[Listing, ...]
