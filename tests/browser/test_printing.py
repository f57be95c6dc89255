"""What comes out of a printer: documents, listings and results on A4."""

import io
from typing import Literal
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader

from browser.conftest import OpenPage
from sample_site import PAGES

FOLDED = "items/11000000MB00010384_2022-00047/"
REPORT = "items/11000000MB0000027Q_2024-00019/"
FIGURES = "items/11000000MB00011690_2021-00011/"
NO_COLOUR = "rgba(0, 0, 0, 0)"
TYPE_AREA = 590
TYPE_LENGTH = 850
"""CSS pixels in 156 by 225 mm, the width and the length that GB/T 9704 leaves for text."""


def printed(page: Page) -> list[PageObject]:
    """Return the sheets of paper that the page prints."""
    return list(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


@pytest.mark.parametrize("scripted", [True, False])
def test_what_is_folded_away_is_printed(
    published: str, open_page: OpenPage, *, scripted: bool
) -> None:
    """The answers below folded questions are on paper, and folded again on the screen."""
    page = open_page(published + FOLDED, java_script_enabled=scripted)
    text = "".join(sheet.extract_text() for sheet in printed(page))
    assert "抢险救灾等应急项目" in "".join(normalize("NFKC", text).split())
    expect(page.locator("details[open]")).to_have_count(0)


def test_a_fold_with_a_match_opens(published: str, open_page: OpenPage) -> None:
    """Whoever comes from the search sees the match, though it stands in a fold."""
    page = open_page(f"{published}{FOLDED}?q=抢险救灾等应急项目")
    expect(page.locator("details mark")).to_be_visible()
    expect(page.locator("details[open]")).to_have_count(1)


def test_marks_of_a_search_are_not_printed(published: str, open_page: OpenPage) -> None:
    """What was searched for stands out on the screen, not in a document that is filed."""
    page = open_page(f"{published}{FOLDED}?q=抢险救灾等应急项目")
    mark = page.locator(".document__body mark").first
    expect(mark).not_to_have_css("background-color", NO_COLOUR)
    page.emulate_media(media="print")
    expect(mark).to_have_css("background-color", NO_COLOUR)


@pytest.mark.parametrize("media", ["screen", "print"])
def test_figures_stand_below_each_other(
    published: str, open_page: OpenPage, media: Literal["screen", "print"]
) -> None:
    """Columns that are written to the right are there, and the title of a table is its caption."""
    page = open_page(published + FIGURES)
    page.emulate_media(media=media)
    expect(page.locator("td.align-right").first).to_have_css("text-align", "right")
    expect(page.get_by_role("table", name="表1 各地区人口")).to_be_visible()


def test_a_table_of_many_columns_lies_on_its_side(published: str, open_page: OpenPage) -> None:
    """It has the length of the paper for its width, and none of it is cut; others stand."""
    page = open_page(published + FIGURES, viewport={"width": TYPE_LENGTH, "height": 800})
    assert not any(is_wide(sheet) for sheet in printed(page))
    row = "".join(f"<td>第{at}列 12,345.67</td>" for at in range(16))
    page.locator(".document__body tbody").first.evaluate(
        "(rows, html) => rows.innerHTML = html", row
    )
    assert any(is_wide(sheet) for sheet in printed(page))
    page.emulate_media(media="print")
    table = page.locator(".document__body table").first
    assert table.evaluate("table => table.getBoundingClientRect().width") <= TYPE_LENGTH


def test_paper_tells_where_it_comes_from(published: str, open_page: OpenPage) -> None:
    """Pages that are no items, which have a closing note, end with the site's name and address."""
    for address, told in ((PAGES["guide"], 1), (PAGES["catalogue"], 1), (FIGURES, 0)):
        page = open_page(published + address)
        page.emulate_media(media="print")
        expect(page.locator(".source").filter(visible=True)).to_have_count(told)
        expect(page.get_by_role("button", name="检索")).to_be_hidden()


def is_wide(sheet: PageObject) -> bool:
    """Return whether a sheet of paper is wider than high."""
    return bool(sheet.mediabox.width > sheet.mediabox.height)


@pytest.mark.parametrize("address", [REPORT, PAGES["catalogue"], "search/"])
def test_everything_fits_the_paper(published: str, open_page: OpenPage, address: str) -> None:
    """Nothing is wider than the paper, for which the browser would print all of it smaller."""
    page = open_page(published + address, viewport={"width": TYPE_AREA, "height": 800})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") == TYPE_AREA


def test_results_and_listings_fill_the_paper(published: str, open_page: OpenPage) -> None:
    """Results stand across the whole width; a listing is a table with its headings."""
    page = open_page(f"{published}search/", viewport={"width": TYPE_AREA, "height": 800})
    page.emulate_media(media="print")
    expect(page.locator(".result").first).to_have_js_property("clientWidth", TYPE_AREA)
    page.goto(published + PAGES["catalogue"])
    expect(page.locator(".records__table tr").first).to_have_css("display", "table-row")
    expect(page.locator(".records__table thead")).to_have_css("position", "static")


def test_a_short_page_is_one_sheet(published: str, open_page: OpenPage) -> None:
    """What fills no sheet of paper is followed by no empty one."""
    assert len(printed(open_page(published + PAGES["tombstone"]))) == 1
