"""Cutting listings into pages with stable addresses."""

import pytest

from disclosure.catalogue.listings import PAGE_SIZE, Listing, paginate
from disclosure.items.records import Record
from making import make_record


def listing(size: int) -> Listing:
    """Return a listing of that many records, the newest having the highest serial."""
    records: tuple[Record, ...] = tuple(make_record(serial) for serial in range(size, 0, -1))
    return Listing(address="catalogue/", title="全部信息", records=records)


@pytest.mark.parametrize("size", [0, 1, PAGE_SIZE, PAGE_SIZE + 1, 3 * PAGE_SIZE + 7])
def test_every_record_stands_on_exactly_one_page(size: int) -> None:
    """The pages together hold every record once, newest first, at most a page's worth each."""
    pages = list(paginate(listing(size)))
    assert [record for page in pages for record in page.records] == list(listing(size).records)
    assert all(len(page.records) <= PAGE_SIZE for page in pages)
    assert len({page.address for page in pages}) == len(pages)


def test_the_newest_page_has_the_listings_own_address() -> None:
    """The listing's address shows the newest records; older pages are numbered from the oldest."""
    newest, *older = paginate(listing(PAGE_SIZE + 1))
    assert newest.address == "catalogue/"
    assert [page.address for page in older] == ["catalogue/page-1/"]
    assert (newest.older, newest.newer) == ("catalogue/page-1/", "")
    assert (older[0].older, older[0].newer) == ("", "catalogue/")


def test_a_numbered_page_keeps_its_records_when_newer_ones_arrive() -> None:
    """What page-1 lists stays the same however many newer records come."""
    before = {page.address: page.records for page in paginate(listing(2 * PAGE_SIZE + 1))}
    after = {page.address: page.records for page in paginate(listing(5 * PAGE_SIZE))}
    assert before["catalogue/page-1/"] == after["catalogue/page-1/"]
    assert before["catalogue/page-2/"] == after["catalogue/page-2/"]
