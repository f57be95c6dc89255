"""What comes out of a printer: documents, listings and results on A4."""

import io
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader

from browser.conftest import OpenPage

FOLDED = "items/11000000MB00010384_2022-00047/"


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
