"""Index pages: listings cut into pages, and the overviews of the dimensions."""

import datetime
from collections.abc import Iterable, Iterator

from disclosure.catalogue.listings import (
    CATALOGUE_ADDRESS,
    Dimension,
    Directory,
    Link,
    Listing,
    ListingPage,
    Listings,
    paginate,
)
from disclosure.columns import CATALOGUE_TITLE
from disclosure.items.records import Record
from disclosure.items.site import SiteIdentity
from disclosure.items.validity import state_on
from disclosure.items.vocabularies import PATH_SEPARATOR
from disclosure.pages.tags import column_tags, publication_moment, site_tags
from disclosure.pages.views import ListedRecord, ListingContent, Page, Pager

_CATALOGUE = Link(title=CATALOGUE_TITLE, address=CATALOGUE_ADDRESS)
_COLUMN_TYPE = "信息公开目录"
_CLASSES = {
    dimension.address: dimension.title.removeprefix("按")
    for dimension in (Dimension.CATEGORY, Dimension.SUBJECT, Dimension.GENRE)
}
"""What dimensions are called of which classes may bear the same name, by their addresses."""


def listed(records: Iterable[Record], day: datetime.date) -> tuple[ListedRecord, ...]:
    """Return the records as listings show them, with their states on the day."""
    return tuple(ListedRecord(record=record, state=state_on(record, day)) for record in records)


def listing_pages(listings: Listings) -> Iterator[ListingPage]:
    """Yield every page of every listing, those of the whole catalogue first."""
    yield from paginate(listings.whole)
    for listing in listings.listings:
        yield from paginate(listing)


def listing_page(
    page: ListingPage, rows: tuple[ListedRecord, ...], site: SiteIdentity, introduction: str
) -> Page:
    """Return a page of a listing; the introduction stands on the catalogue's own page only."""
    listing = page.listing
    is_whole = listing.address == CATALOGUE_ADDRESS
    short = CATALOGUE_TITLE if is_whole else listing.title
    name = CATALOGUE_TITLE if is_whole else _full_title(listing)
    place = "" if page.is_newest else f"（第{page.number}页）"
    trail = listing.trail if is_whole else (_CATALOGUE, *listing.trail)
    if place:
        trail = (*trail, Link(title=short, address=listing.address))
    return Page(
        template="listing.html",
        address=page.address,
        title=f"{name}{place}",
        tags=(*site_tags(site), *_tags(f"{name}{place}", page, site)),
        content=_content(f"{short}{place}", page, rows, introduction if is_whole else ""),
        trail=tuple(Link(title=link.title, address=link.address) for link in trail),
        column="catalogue",
        modified=publication_moment(page.records[0])[:10] if page.records else "",
    )


def _full_title(listing: Listing) -> str:
    """Return the listing's title, which in a tree of classes follows those of the ones above.

    What the dimension is called goes behind it: 教育 is a category and a subject.
    """
    dimension = _CLASSES.get(listing.trail[0].address)
    if dimension is None:
        return listing.title
    path = PATH_SEPARATOR.join((*(link.title for link in listing.trail[1:]), listing.title))
    return f"{path}（{dimension}）"


def _content(
    name: str, page: ListingPage, rows: tuple[ListedRecord, ...], introduction: str
) -> ListingContent:
    several = Pager(
        address=page.address,
        newer=page.newer,
        older=page.older,
        links=page.links,
        pages=page.pages if page.is_newest else 0,
    )
    pager = several if page.pages > 1 else None
    if not page.is_newest:
        return ListingContent(name=name, rows=rows, pager=pager)
    return ListingContent(
        name=name,
        rows=rows,
        pager=pager,
        introduction=introduction,
        count=len(page.listing.records),
        parts=page.listing.parts,
    )


def _tags(name: str, page: ListingPage, site: SiteIdentity) -> tuple[tuple[str, str], ...]:
    listing = page.listing
    count = f"，共 {len(listing.records)} 件信息" if page.is_newest else ""
    description = f"{site.name}“{name}”目录{count}。"
    return column_tags(name, _COLUMN_TYPE, description, f"政府信息公开,目录,{listing.title}")


def directory_pages(directories: Iterable[Directory], site: SiteIdentity) -> Iterator[Page]:
    """Yield the overview of each dimension."""
    for directory in directories:
        dimension = directory.dimension
        name = f"{dimension.title}浏览"
        description = f"{site.name}{name}的入口，共 {len(directory.links)} 类。"
        keywords = f"政府信息公开,目录,{dimension.title}"
        yield Page(
            template="directory.html",
            address=dimension.address,
            title=name,
            tags=(*site_tags(site), *column_tags(name, _COLUMN_TYPE, description, keywords)),
            content=directory,
            trail=(_CATALOGUE,),
            column="catalogue",
        )
