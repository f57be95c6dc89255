"""Index pages: listings cut into pages, and the overviews of the dimensions."""

import datetime
from collections.abc import Iterable, Iterator

from disclosure.catalogue.listings import (
    CATALOGUE_ADDRESS,
    Directory,
    Link,
    Listing,
    ListingPage,
    Listings,
    paginate,
)
from disclosure.items.records import Record
from disclosure.items.site import SiteIdentity
from disclosure.items.validity import state_on
from disclosure.pages.tags import column_tags, publication_moment, site_tags
from disclosure.pages.views import ListedRecord, ListingContent, Page

CATALOGUE_TITLE = "法定主动公开内容"
_CATALOGUE = Link(title=CATALOGUE_TITLE, address=CATALOGUE_ADDRESS)
_COLUMN_TYPE = "信息公开目录"


def listed(records: Iterable[Record], day: datetime.date) -> tuple[ListedRecord, ...]:
    """Return the records as listings show them, with their states on the day."""
    return tuple(ListedRecord(record=record, state=state_on(record, day)) for record in records)


def listing_pages(
    listings: Listings, site: SiteIdentity, day: datetime.date, introduction: str
) -> Iterator[Page]:
    """Yield every page of every listing; the introduction stands on the catalogue's own page."""
    for page in paginate(listings.whole):
        text = introduction if page.number == page.pages else ""
        yield _listing_page(page, site, day, text)
    for listing in listings.listings:
        for page in paginate(listing):
            yield _listing_page(page, site, day, "")


def _listing_page(
    page: ListingPage, site: SiteIdentity, day: datetime.date, introduction: str
) -> Page:
    listing = page.listing
    is_whole = listing.address == CATALOGUE_ADDRESS
    name = CATALOGUE_TITLE if is_whole else listing.title
    place = "" if page.number == page.pages else f"（第{page.number}页）"
    trail = listing.trail if is_whole else (_CATALOGUE, *listing.trail)
    if place:
        trail = (*trail, Link(title=name, address=listing.address))
    newest = publication_moment(page.records[0])[:10] if page.records else ""
    return Page(
        template="listing.html",
        address=page.address,
        title=f"{name}{place}",
        tags=(*site_tags(site), *_tags(f"{name}{place}", listing, site)),
        content=ListingContent(
            page=page, rows=listed(page.records, day), introduction=introduction
        ),
        trail=trail,
        column="catalogue",
        modified=newest,
    )


def _tags(name: str, listing: Listing, site: SiteIdentity) -> tuple[tuple[str, str], ...]:
    description = f"{site.name}“{name}”目录，共 {len(listing.records)} 件信息。"
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
