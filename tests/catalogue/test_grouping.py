"""Grouping the catalogue into listings."""

import datetime

from disclosure.catalogue.catalogue import make_catalogue
from disclosure.catalogue.grouping import make_listings
from disclosure.catalogue.listings import Dimension, Listings
from disclosure.items.records import Record
from making import DAY, FINANCE, POLICY, RULES, make_metadata, make_record


def listings_of(*records: Record) -> Listings:
    """Return all listings of the records."""
    return make_listings(make_catalogue(records), make_metadata(), DAY)


def addresses(*records: Record) -> dict[str, list[str]]:
    """Return the index numbers' last digits listed at each address."""
    return {
        listing.address: [record.index_number[-1] for record in listing.records]
        for listing in listings_of(*records).listings
    }


def test_a_class_lists_what_the_classes_below_it_list() -> None:
    """A record of 规范性文件 below 政策文件 stands under both, once each."""
    found = addresses(make_record(1, category=RULES), make_record(2, category=POLICY))
    assert found["catalogue/category/policy/"] == ["1", "2"]
    assert found["catalogue/category/rules/"] == ["1"]


def test_empty_terms_have_no_listing() -> None:
    """A term without records has neither listing nor link: there are no empty columns."""
    assert "catalogue/category/rules/" not in addresses(make_record(1))


def test_a_joint_document_stands_under_every_issuer() -> None:
    """A record with a co-issuer is listed under both bodies and in each body's year."""
    found = addresses(make_record(1, co_issuers=(FINANCE,)))
    for body in ("office", "finance"):
        assert found[f"catalogue/body/{body}/"] == ["1"]
        assert found[f"catalogue/body/{body}/2024/"] == ["1"]


def test_years_and_months_newest_first_undated_last() -> None:
    """Years come newest first, months within them; undated records have a place of theirs."""
    found = addresses(
        make_record(1, issued=datetime.date(2023, 12, 1)),
        make_record(2, issued=datetime.date(2024, 2, 1)),
        make_record(3, issued=datetime.date(2024, 11, 1)),
        make_record(4, issued=None),
    )
    years = [address for address in found if address.startswith("catalogue/year/")]
    assert years == [
        "catalogue/year/2024/",
        "catalogue/year/2024/11/",
        "catalogue/year/2024/02/",
        "catalogue/year/2023/",
        "catalogue/year/2023/12/",
        "catalogue/year/undated/",
    ]


def test_overviews_link_to_the_first_level_with_counts() -> None:
    """The overview of years names years, not months, with the number of records."""
    listings = listings_of(make_record(1), make_record(2, issued=datetime.date(2023, 1, 1)))
    links = listings.directories[Dimension.YEAR].links
    assert [(link.title, link.count) for link in links] == [("2024年", 1), ("2023年", 1)]


def test_validity_is_grouped_as_of_the_day() -> None:
    """A document whose term ended before the day stands among the lapsed ones."""
    lapsed = make_record(
        1,
        category=RULES,
        effective=datetime.date(2020, 1, 1),
        expires=DAY - datetime.timedelta(days=1),
    )
    last_day = make_record(2, category=RULES, effective=datetime.date(2020, 1, 1), expires=DAY)
    found = addresses(lapsed, last_day)
    assert found["catalogue/validity/lapsed/"] == ["1"]
    assert found["catalogue/validity/in-force/"] == ["2"]
