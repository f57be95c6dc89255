import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from browser.conftest import OpenPage
from sample_site import PAGES

EXPIRING = "items/11000000MB000110XP_2021-00073/"
EXPIRING_IN = "catalogue/body/zjj/2021/"
PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles"])
def test_an_item_lapses_before_the_readers_eyes(
    published: str, open_page: OpenPage, zone: str
) -> None:
    """After the last day of validity, as China counts, banner and label say 失效, unbuilt."""
    page = open_page(published + EXPIRING, timezone_id=zone)
    notice, label = page.locator("[data-notice=lapsed]"), page.locator("a.state")
    page.clock.set_fixed_time(datetime.fromisoformat("2026-10-14T23:59:00+08:00"))
    page.reload()
    expect(label).to_have_text("有效")
    expect(notice).to_be_hidden()
    page.clock.set_fixed_time(datetime.fromisoformat("2026-10-15T00:00:00+08:00"))
    page.reload()
    expect(label).to_have_text("失效")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("本文件已失效")
    # The listing of the new state need not exist, and was built without this item if it does.
    label.click()
    expect(page).to_have_url(f"{published}catalogue/validity/")


def test_a_row_lapses_before_the_readers_eyes(published: str, open_page: OpenPage) -> None:
    """Listings too tell the state on the reader's day."""
    page = open_page(published + EXPIRING_IN)
    row = page.get_by_role("row").filter(has=page.locator(f"a[href$='{EXPIRING}']"))
    expect(row.locator(".state")).to_have_text("有效")
    page.clock.set_fixed_time(datetime.fromisoformat("2026-10-15T00:00:00+08:00"))
    page.reload()
    expect(row.locator(".state")).to_have_text("失效")


def test_what_was_built_stays_on_its_day(published: str, open_page: OpenPage) -> None:
    """On the day of the build no script changes a state, whatever the document's dates."""
    address = published + PAGES["item with a banner"]
    plain = open_page(address, java_script_enabled=False).locator(".notices").inner_text()
    assert "废止" in plain
    assert open_page(address).locator(".notices").inner_text() == plain


def test_the_visitors_are_shown_once_counted(published: str, open_page: OpenPage) -> None:
    """您是第 N 位访客 stands in the footer when the site has a count."""
    page = open_page(published)

    def answer(route: Route) -> None:
        route.fulfill(json={"total": 12345})

    page.route("**/visits.json", answer)
    page.reload()
    expect(page.locator("[data-visits]")).to_be_visible()
    expect(page.locator("[data-visits]")).to_have_text("您是第 12345 位访客")


def test_the_visitors_are_not_shown_before(site: Path, published: str, open_page: OpenPage) -> None:
    """The line is absent while nobody has counted, on pages of any depth."""
    assert json.loads((site / "visits.json").read_text(encoding="utf-8")) == {"total": None}
    page = open_page(published)
    for address in ("", PAGES["item with a banner"]):
        with page.expect_response("**/visits.json") as response:
            page.goto(published + address)
        assert response.value.ok
        page.wait_for_load_state("networkidle")
        expect(page.locator("[data-visits]")).to_be_hidden()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "desk"])
def test_a_citizen_without_scripts_reads_an_item(
    published: str, open_page: OpenPage, viewport: dict[str, Any]
) -> None:
    """From home by the menu, the catalogue and a listing to an item and its file, all by links."""
    page = open_page(published, viewport=viewport, java_script_enabled=False)
    menu = page.get_by_role("navigation", name="主导航")
    expect(menu.get_by_role("link")).to_have_count(6)
    for link in menu.get_by_role("link").all():
        expect(link).to_be_visible()
    menu.get_by_role("link", name="法定主动公开内容").click()
    page.get_by_role("link", name="首页").first.click()
    page.locator("#by-body ~ ul a, :has(> #by-body) ~ ul a").first.click()
    page.locator(".records__title a").first.click()
    expect(page.locator(".document__body")).not_to_be_empty()
    expect(page.get_by_text("索引号", exact=True).first).to_be_visible()
    page.goto(published + PAGES["item with attachments"])
    with page.expect_download() as download:
        page.locator(".attachments a").first.click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_a_phone_shows_first_what_the_document_is(published: str, open_page: OpenPage) -> None:
    """Title and banner stand on the first screen; the metadata above them are a touch away."""
    page = open_page(
        published + PAGES["item with a banner"], viewport={"width": 360, "height": 800}
    )
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-notice=repealed] strong")).to_be_in_viewport(ratio=1)
    index_number = page.get_by_text("索引号", exact=True)
    expect(index_number).to_be_hidden()
    page.get_by_role("button", name="索引号、发文日期等信息").click()
    expect(index_number).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".unfold")).to_be_hidden()


@pytest.mark.parametrize("kind", ["item with attachments", "request"])
def test_no_control_is_shown_that_needs_scripts(
    published: str, open_page: OpenPage, kind: str
) -> None:
    """Without scripts the buttons that would do nothing are away; that of the search stays."""
    page = open_page(published + PAGES[kind], java_script_enabled=False)
    visible = [each for each in page.get_by_role("button").all() if each.is_visible()]
    assert [each.inner_text().strip() for each in visible] == ["检索"]


@pytest.mark.parametrize("place", [PAGES["item with attachments"], "search/"])
def test_pages_whose_scripts_do_not_come_are_whole(
    browser: Browser, published: str, place: str
) -> None:
    """On a poor line a phone shows what only scripts could unfold."""
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        for script in ("site", "frame"):
            page.route(f"**/scripts/{script}.js*", lambda route: route.abort())
        page.goto(published + place)
        links = page.get_by_role("navigation", name="主导航").get_by_role("link")
        expect(links).to_have_count(6)
        for link in links.all():
            expect(link).to_be_visible()
        if place != "search/":
            expect(page.get_by_text("索引号", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "lacking",
    [
        """const Any = DecompressionStream;
        DecompressionStream = function (format) {
          if (format === "deflate-raw") throw new TypeError(format);
          return new Any(format);
        };""",
        "delete globalThis.DecompressionStream",
        "delete globalThis.Worker",
        "delete globalThis.structuredClone",
    ],
    ids=["raw deflate", "unpacking", "workers", "cloning"],
)
def test_an_old_browser_is_sent_to_the_catalogue_at_once(
    published: str, open_page: OpenPage, lacking: str
) -> None:
    """The search says what it needs instead of failing."""
    page = open_page(published)
    page.add_init_script(lacking)
    page.goto(f"{published}search/?q=公开")
    expect(page.locator(".fallback")).to_be_visible(timeout=1500)
    expect(page.get_by_role("alert")).to_be_hidden()
