"""The search page, used as citizens use it, on the sample site."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.conftest import OpenPage
from search.laboratory import invented, publish

INDEX_FILES = "**/search/index/**/*.bin"
SLOW = 500
"""Milliseconds, more than those after which a search is said to go on."""

NARROW = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture
def find(open_page: OpenPage, site_address: str) -> Callable[..., Page]:
    """Opens the search page at a query string and waits for its answer."""

    def find(query: str = "", **options: object) -> Page:
        page = open_page(f"{site_address}search/{query}", **options)
        answered(page)
        return page

    return find


def answered(page: Page) -> None:
    """Wait until the page shows the answer to what it was asked."""
    expect(page.locator("[data-total][aria-busy=false]")).to_be_attached()


def total(page: Page) -> int:
    """Return the total that the page tells."""
    return int(page.locator("[data-total]").get_attribute("data-total") or "")


@pytest.mark.parametrize(
    "typed", ["示政办发[2018]31号", "示政办发２０１８年３１号", "示政办发〔2018〕31号"]
)
def test_a_number_in_another_form_is_first(find: Callable[..., Page], typed: str) -> None:
    """A document number leads to its document, however its brackets and digits are typed."""
    page = find(f"?q={typed}")
    first = page.locator("[data-index-number]").first
    expect(first).to_have_attribute("data-index-number", "11000000MB0000027Q/2018-00063")
    expect(first.locator(".state")).to_have_text("废止")


def test_a_phrase_is_marked_here_and_in_the_item(find: Callable[..., Page]) -> None:
    """What matches is marked in the results, and in the item that a result leads to."""
    page = find('?q="公共资源配置领域"')
    expect(page.locator(".result mark").first).to_have_text("公共资源配置领域")
    page.locator(".result a").first.click()
    expect(page.locator(".document__body mark").first).to_have_text("公共资源配置领域")


def test_typing_searches_and_back_returns(find: Callable[..., Page]) -> None:
    """Results follow what is typed; the address says it, and one step back undoes it."""
    page = find()
    everything = total(page)
    page.keyboard.press("/")
    page.keyboard.type("公共资源", delay=30)
    expect(page).to_have_url(re.compile(r"\?q=%E5%85%AC"))
    expect(page.get_by_role("status").first).to_have_text(re.compile("找到"))
    assert total(page) < everything
    page.go_back()
    expect(page.locator(f'[data-total="{everything}"]')).to_be_attached()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_a_filter_narrows_and_is_in_the_address(find: Callable[..., Page]) -> None:
    """A chosen value leaves as many results as its count said, after a reload too."""
    page = find()
    everything = total(page)
    count = int(page.locator(".facet__value:has([value='2024']) .count").inner_text())
    page.get_by_role("checkbox", name="2024年").check()
    expect(page).to_have_url(re.compile("year=2024"))
    expect(page.locator(f'[data-total="{count}"]')).to_be_attached()
    page.reload()
    expect(page.locator(f'[data-total="{count}"]')).to_be_attached()
    expect(page.get_by_role("checkbox", name="2024年")).to_be_checked()
    page.go_back()
    expect(page.locator(f'[data-total="{everything}"]')).to_be_attached()


def test_more_values_unfold_and_stay_chosen(find: Callable[..., Page]) -> None:
    """Values beyond the first are made when they are unfolded; a chosen one stays in sight."""
    page = find()
    facet = page.locator(".facet", has=page.locator(".facet__more:not([hidden])")).first
    more = facet.locator(".facet__more")
    expect(more.locator("input")).to_have_count(0)
    more.locator("summary").click()
    box = more.get_by_role("checkbox").first
    value = box.get_attribute("value")
    count = more.locator(".count").first.inner_text()
    box.check()
    expect(page.locator(f'[data-total="{count}"]')).to_be_attached()
    page.reload()
    expect(page.locator(f'.facet__more input[value="{value}"]')).to_be_checked()


def test_pages_are_links(find: Callable[..., Page]) -> None:
    """The next page shows other results, and the keyboard goes on from there."""
    page = find()
    first = page.locator("[data-index-number]").first.get_attribute("data-index-number") or ""
    page.get_by_role("link", name="下一页").click()
    expect(page).to_have_url(re.compile("page=2"))
    expect(page.locator("[data-index-number]").first).not_to_have_attribute(
        "data-index-number", first
    )


def test_arrows_move_and_enter_opens(find: Callable[..., Page]) -> None:
    """The arrows lead from the box through the results; Enter opens the one in focus."""
    page = find("?q=公共资源")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".result a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article.sheet")).to_be_visible()


def test_the_key_for_the_box_can_be_turned_off(find: Callable[..., Page]) -> None:
    """Whoever speaks to the device can keep "/" from moving the focus; the choice stays."""
    page = find()
    box = page.get_by_role("searchbox")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.get_by_role("checkbox", name="键回到检索框").uncheck()
    page.keyboard.press("/")
    expect(box).not_to_be_focused()
    page.reload()
    answered(page)
    page.keyboard.press("/")
    expect(box).not_to_be_focused()


def test_a_late_answer_changes_nothing(browser: Browser, published: str) -> None:
    """What a slow search finds after another was begun neither shows nor moves the page."""
    with browser.new_context() as context:
        page = context.new_page()
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route(INDEX_FILES, hold, times=1)
        with page.expect_request(INDEX_FILES):
            page.goto(f"{published}search/?page=99")
        page.get_by_role("searchbox").fill("示例市")
        expect(page).to_have_url(re.compile("q="))
        held[0].continue_()
        expect(page.get_by_role("status").first).to_have_text(re.compile("找到"))
        page.wait_for_timeout(SLOW)
        expect(page.get_by_role("status").first).to_have_text(re.compile("找到"))
        expect(page.locator(".pager [aria-current]")).to_have_text("1")


def test_nothing_found_is_said(find: Callable[..., Page]) -> None:
    """A search without a result says so, and shows none."""
    page = find("?q=龘龘龘龘")
    assert total(page) == 0
    expect(page.locator(".found__notice")).to_have_text("没有找到与“龘龘龘龘”相符的文档。")
    expect(page.locator(".result")).to_have_count(0)


def test_markup_is_text(find: Callable[..., Page]) -> None:
    """What is typed never becomes a part of the page."""
    page = find("?q=<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)


def test_recent_searches_are_kept_until_cleared(find: Callable[..., Page]) -> None:
    """A search that was sent is offered under the empty box, until the citizen clears it."""
    page = find("?q=公共资源")
    page.get_by_role("button", name="检索").click()
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".recent a")).to_have_text("公共资源")
    page.get_by_role("button", name="清除", exact=True).click()
    expect(page.locator(".recent")).to_be_hidden()


def test_a_broken_index_is_named_and_tried_again(browser: Browser, site_address: str) -> None:
    """A file of the index that cannot be read is named; 重试 searches again."""
    # Not by `open_page`: here the console is meant to tell of the error.
    with browser.new_context() as context:
        page = context.new_page()
        context.route(INDEX_FILES, lambda route: route.fulfill(status=200, body=b"\xff"))
        page.goto(f"{site_address}search/")
        expect(page.get_by_role("alert")).to_contain_text("内容损坏")
        context.unroute(INDEX_FILES)
        page.get_by_role("button", name="重试").click()
        answered(page)
        expect(page.get_by_role("alert")).to_be_hidden()
        assert total(page) > 0


def test_an_open_page_survives_a_new_publication(
    site: Path,
    serve: Callable[[Path, str], str],
    browser: Browser,
    tmp_path: Path,
) -> None:
    """A page that was opened before the folder was replaced searches what was published since."""
    # Not by `open_page`: Chromium notes each missing file on the console.
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{serve(folder, '/')}search/?q=公共资源")
        answered(page)
        shutil.rmtree(folder / "search" / "index")
        later = publish(invented(60), tmp_path / "later")
        shutil.copytree(later / "search" / "index", folder / "search" / "index")
        page.get_by_role("searchbox").fill("示政办发〔2011〕1号")
        first = page.locator("[data-index-number]").first
        expect(first).to_have_attribute("data-index-number", "11370000MB00000001/2011-00001")
        expect(page.get_by_role("alert")).to_be_hidden()


def test_without_scripts_the_catalogue_is_offered(open_page: OpenPage, site_address: str) -> None:
    """Without JavaScript the page says what it needs, and leads to the catalogue."""
    page = open_page(f"{site_address}search/?q=公开", java_script_enabled=False)
    expect(page.get_by_text("检索需要启用 JavaScript")).to_be_visible()
    page.locator(".fallback").get_by_role("link", name="法定主动公开内容").click()
    expect(page).to_have_url(f"{site_address}catalogue/")


def test_the_header_leads_here(open_page: OpenPage, site_address: str) -> None:
    """The form in the head of every page brings its words here."""
    page = open_page(f"{site_address}catalogue/")
    page.get_by_role("searchbox").fill("公共资源")
    page.keyboard.press("Enter")
    answered(page)
    expect(page.get_by_role("searchbox")).to_have_value("公共资源")
    assert total(page) > 0


def test_a_lone_half_of_a_letter_does_no_harm(find: Callable[..., Page]) -> None:
    """What cannot be written in an address, such as half of a rare letter, is searched anyway."""
    page = find()
    page.get_by_role("searchbox").evaluate(
        "box => { box.value = '公共资源\\ud800'; box.dispatchEvent(new InputEvent('input')); }"
    )
    expect(page.get_by_role("status").first).to_have_text(re.compile("找到"))
    expect(page.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize("query", ["", "?q=公共资源", "?q=龘龘龘龘"])
def test_the_page_is_accessible(
    find: Callable[..., Page], axe: Callable[[Page], None], query: str
) -> None:
    """axe-core has nothing to say against the page, whatever it shows."""
    page = find(query)
    page.keyboard.press("Tab")
    expect(page.get_by_text("正在统计")).to_have_count(0)
    axe(page)


@pytest.mark.parametrize("elder", [False, True])
def test_narrow_screens_have_a_sheet_of_filters(
    find: Callable[..., Page], axe: Callable[[Page], None], *, elder: bool
) -> None:
    """At 320 pixels nothing scrolls sideways, and the filters open in a sheet."""
    page = find("?q=政府信息公开", **NARROW)
    if elder:
        page.get_by_role("button", name="长者模式").click()
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["viewport"]["width"]
    before = total(page)
    page.get_by_role("button", name="筛选").click()
    sheet = page.get_by_role("dialog", name="筛选结果")
    expect(sheet.get_by_role("checkbox", name="通知")).to_be_visible()
    assert sheet.evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")
    axe(page)
    sheet.get_by_role("checkbox", name="通知").check()
    sheet.get_by_role("button", name="完成").click()
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    assert total(page) < before


def test_narrow_screens_load_no_counts_before_they_show_them(find: Callable[..., Page]) -> None:
    """Of the index, a phone loads the facets when the sheet opens."""
    page = find("?q=政府信息公开", **NARROW)
    assert total(page)
    assert not page.locator("input[name=body]").count()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="筛选").click()
    bodies = page.get_by_role("dialog").get_by_role("group", name="发布机构")
    expect(bodies.get_by_role("checkbox").first).to_be_visible()
    assert any("/search/index/" in address for address in asked)


def test_a_match_in_an_attachment_leads_to_it(published: str, open_page: OpenPage) -> None:
    """The result says where the match stands; the item marks nothing else instead."""
    page = open_page(f"{published}search/?q=初领驾驶证日期")
    result = page.locator(".result").first
    expect(result.locator(".result__snippet")).to_contain_text("附件：")
    result.locator("a").click()
    expect(page.get_by_role("heading", name="附件")).to_be_in_viewport()
    expect(page.locator(".document__body mark")).to_have_count(0)
