"""What the search page tells, where it leaves the focus, and what it makes of dates."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, Route, expect

from browser.conftest import OpenPage
from browser.test_search import INDEX_FILES, NARROW, SLOW, answered, find, total

__all__ = ["find"]  # a fixture


def type_date(page: Page, name: str, digits: str) -> None:
    """Type a date as a citizen does, digit by digit."""
    page.locator(f"input[name={name}]").focus()
    for digit in digits:
        page.keyboard.press(digit)
        page.wait_for_timeout(20)


def broken(route: Route) -> None:
    """Answer with what is no file of an index."""
    route.fulfill(body=b"\xff")


def test_nothing_in_focus_hides_under_the_head_of_the_sheet(find: Callable[..., Page]) -> None:
    """Going backwards through the filters on a phone, each comes to stand below the head."""
    page = find(**NARROW)
    page.get_by_role("button", name="筛选").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("group", name="附件").get_by_role("checkbox")).to_be_attached()
    sheet.get_by_role("button", name="查看结果").focus()
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(
            """() => document.activeElement.getBoundingClientRect().top + 1 >=
                document.querySelector(".filter-sheet__head").getBoundingClientRect().bottom"""
        )


def test_the_sheet_tells_the_total_and_only_its_backdrop_closes_it(
    find: Callable[..., Page],
) -> None:
    """Each choice in the sheet is answered there; a touch that misses a filter closes nothing."""
    page = find("?q=政府信息公开", **NARROW)
    page.get_by_role("button", name="筛选").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("checkbox", name="通知").check()
    answered(page)
    expect(sheet.get_by_role("status")).to_have_text(f"找到 {total(page)} 件")
    box = sheet.bounding_box()
    assert box
    page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    expect(sheet).to_be_visible()
    page.mouse.click(box["x"] + 4, box["y"] - 20)
    expect(sheet).to_be_hidden()


def test_the_way_back_leads_out_of_the_sheet(find: Callable[..., Page]) -> None:
    """Where a phone has a button for it, that closes the sheet and undoes the last choice."""
    page = find("?q=政府信息公开", **NARROW)
    before = total(page)
    page.get_by_role("button", name="筛选").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("checkbox", name="通知").check()
    expect(page.locator(f"[data-total='{before}']")).to_have_count(0)
    page.go_back()
    expect(sheet).to_be_hidden()
    expect(page.locator(f"[data-total='{before}']")).to_be_attached()


def test_only_the_facets_in_view_are_counted(find: Callable[..., Page]) -> None:
    """Those further down are counted when one comes there, and then stay so."""
    page = find("?q=公开", viewport={"width": 1280, "height": 500})
    expect(page.get_by_role("group", name="年份").get_by_role("checkbox").first).to_be_visible()
    genres = page.get_by_role("group", name="体裁分类")
    expect(genres).to_have_text(re.compile("正在统计"))
    assert not page.locator("input[name=genre]").count()
    others = [page.locator(name).first.element_handle() for name in (".result", "[name=year]")]
    genres.scroll_into_view_if_needed()
    expect(genres.get_by_role("checkbox", name="通知")).to_be_attached()
    for other in others:
        assert other.evaluate("other => other.isConnected"), "what is there stays as it was"
    page.evaluate("scrollTo(0, 0)")
    before = genres.inner_text()
    page.get_by_role("searchbox").fill("公开 通知")
    expect(genres).not_to_have_text(before)


def test_of_few_results_all_facets_are_counted_at_once(find: Callable[..., Page]) -> None:
    """Their cards tell the counts, so that none need wait to be seen."""
    page = find('?q="公共资源配置领域"', viewport={"width": 1280, "height": 500})
    expect(page.locator("input[name=genre]").first).to_be_attached()
    expect(page.get_by_text("正在统计")).to_have_count(0)
    page.get_by_role("searchbox").fill("公开")
    expect(page.locator(".result")).to_have_count(10)
    assert not page.locator("input[name=genre]").count(), "those of another search are gone"


def test_facets_seen_beside_few_results_are_not_counted_ever_after(
    find: Callable[..., Page],
) -> None:
    """They cost nothing then; further down, beside many results, they wait until they are seen."""
    page = find('?q="公共资源配置领域"', viewport={"width": 1280, "height": 500})
    page.set_viewport_size({"width": 1280, "height": 2500})
    genres = page.get_by_role("group", name="体裁分类")
    expect(genres).to_be_in_viewport()
    page.wait_for_timeout(SLOW)
    page.set_viewport_size({"width": 1280, "height": 500})
    page.get_by_role("searchbox").fill("公开")
    expect(page.locator(".result")).to_have_count(10)
    page.wait_for_timeout(SLOW)
    assert not page.locator("input[name=genre]").count()
    genres.scroll_into_view_if_needed()
    expect(page.locator("input[name=genre]").first).to_be_attached()


def test_facets_in_view_are_counted_whichever_search_left_them_out(
    find: Callable[..., Page],
) -> None:
    """On a high screen all stand in view, and none is left waiting."""
    page = find('?q="公共资源配置领域"', viewport={"width": 1280, "height": 2500})
    page.get_by_role("searchbox").fill("公开")
    expect(page.locator(".result")).to_have_count(10)
    expect(page.get_by_text("正在统计")).to_have_count(0)
    expect(page.locator("input[name=genre]").first).to_be_attached()


def test_counts_are_those_of_the_results_shown(open_page: OpenPage, published: str) -> None:
    """What is counted later, in a new publication, brings its results with it."""
    page = open_page(published, viewport={"width": 1280, "height": 500})
    page.add_init_script(
        """const listen = Worker.prototype.addEventListener;
        Worker.prototype.addEventListener = function (type, heard) {
          listen.call(this, type, (event) => {
            if (event.data?.answer) event.data.answer.total += globalThis.published ?? 0;
            heard(event);
          });
        };"""
    )
    page.goto(f"{published}search/?q=公开")
    answered(page)
    before = total(page)
    page.evaluate("globalThis.published = 3")
    page.get_by_role("group", name="体裁分类").scroll_into_view_if_needed()
    expect(page.get_by_role("status").first).to_have_text(f"找到 {before + 3} 件")


def test_filters_of_the_address_stay_when_others_are_chosen(
    browser: Browser, published: str
) -> None:
    """Whoever chooses before the first answer adds to what the address says."""
    with browser.new_context() as context:
        page = context.new_page()
        context.route(INDEX_FILES, lambda _: None)
        page.goto(f"{published}search/?q=公开&genre=通知&to=2024-12-31")
        page.locator("input[name=from]").fill("2020-01-01")
        expect(page).to_have_url(re.compile("from=2020-01-01&to=2024-12-31&genre="))
        context.unroute_all(behavior="ignoreErrors")


def test_the_keyboard_leads_through_all_facets(find: Callable[..., Page]) -> None:
    """Whoever goes by Tab finds each facet on the way, whether it was in view or not."""
    page = find("?q=公开", viewport={"width": 1280, "height": 500})
    assert not page.locator("input[name=genre]").count()
    page.keyboard.press("Tab")
    expect(page.locator("input[name=genre]").first).to_be_attached()


def test_facets_that_cannot_be_counted_say_so(browser: Browser, published: str) -> None:
    """The results stay; what is missing tells why, in its place, and is tried again there."""
    with browser.new_context(viewport={"width": 1280, "height": 500}) as context:
        page = context.new_page()
        page.goto(f"{published}search/?q=公开")
        answered(page)
        expect(page.locator("input[name=year]").first).to_be_attached()
        context.route(INDEX_FILES, broken)
        genres = page.get_by_role("group", name="体裁分类")
        genres.scroll_into_view_if_needed()
        expect(genres).to_have_text(re.compile("检索数据.*内容损坏"))
        assert page.locator(".result").count()
        page.evaluate("scrollTo(0, 0)")
        page.get_by_role("searchbox").fill("公开 ")
        expect(page).to_have_title(re.compile("^公开"))
        answered(page)
        assert page.locator(".result").count()
        context.unroute(INDEX_FILES)
        genres.scroll_into_view_if_needed()
        expect(genres.get_by_role("checkbox", name="通知")).to_be_attached()


def test_a_failed_search_is_not_sent_again_to_count(browser: Browser, published: str) -> None:
    """Where nothing was found out, facets are counted by the next try."""
    with browser.new_context() as context:
        context.add_init_script(
            """globalThis.asked = [];
            const post = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (request) {
              asked.push(request.text);
              post.call(this, request);
            };"""
        )
        context.route(INDEX_FILES, broken)
        page = context.new_page()
        page.goto(f"{published}search/?q=公开")
        expect(page.get_by_role("button", name="重试")).to_be_visible()
        page.wait_for_timeout(SLOW)
        assert page.evaluate("asked") == ["公开"]


def test_what_is_said_about_the_results_is_announced(find: Callable[..., Page]) -> None:
    """The one status tells the total with the notice, and which page is shown."""
    page = find("?q=龘龘龘龘")
    status = page.get_by_role("status")
    expect(status).to_have_text("没有找到结果。没有找到与“龘龘龘龘”相符的文档。")
    page.get_by_role("searchbox").fill("公开")
    expect(status).to_have_text(re.compile(r"^找到 \d+ 件"))
    page.get_by_role("link", name="下一页").click()
    expect(status).to_have_text(re.compile(r"^找到 \d+ 件，第 2 页"))


def test_the_order_is_told_as_it_is(find: Callable[..., Page]) -> None:
    """Whoever asks for the oldest first is not told that the newest are."""
    expect(find("?sort=oldest").get_by_role("status")).to_have_text(re.compile("最早的在前"))


def test_clearing_the_filters_leaves_the_focus_among_them(find: Callable[..., Page]) -> None:
    """The button goes with what it cleared; the next stop is the first filter."""
    page = find("?year=2024")
    page.get_by_role("button", name="清除筛选").press("Enter")
    expect(page.get_by_role("button", name="清除筛选")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator("input[name=from]")).to_be_focused()


def test_a_failure_takes_the_focus_and_tells_that_it_is_tried_again(
    browser: Browser, published: str
) -> None:
    """From what a failure hides the focus goes to 重试, and from there to the results."""
    # Not by `open_page`: here the console is meant to tell of the error.
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{published}search/")
        answered(page)
        held: list[Route] = []
        answer: Callable[[Route], object] = held.append

        def handle(route: Route) -> None:
            answer(route)

        context.route(INDEX_FILES, handle)
        with page.expect_request(INDEX_FILES):
            page.get_by_role("searchbox").fill("公共资源")
        page.get_by_label("排序").focus()
        answer = broken
        for route in held:
            broken(route)
        expect(page.get_by_role("button", name="重试")).to_be_focused()
        held.clear()
        answer = held.append
        with page.expect_request(INDEX_FILES):
            page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("正在检索…")
        answer = Route.continue_
        for route in held:
            route.continue_()
        expect(page.locator(".found")).to_be_focused()


def test_a_date_can_be_typed(find: Callable[..., Page]) -> None:
    """A year is searched for once it is whole, and "back" leads to before the date."""
    page = find()
    before = page.url
    asked: list[str] = []
    page.on("framenavigated", lambda frame: asked.append(frame.url))
    type_date(page, "from", "01012024")
    expect(page).to_have_url(re.compile("from=2024-01-01"))
    assert not [address for address in asked if "from=0" in address]
    page.go_back()
    expect(page).to_have_url(before)


def test_back_from_a_filter_leads_to_what_was_typed(find: Callable[..., Page]) -> None:
    """A filter chosen after typing is a step of its own in the history."""
    page = find()
    page.get_by_role("searchbox").press_sequentially("公共资源")
    expect(page).to_have_url(re.compile("%E8%B5%84%E6%BA%90$"))
    typed = page.url
    page.get_by_role("checkbox", name="2018年").check()
    expect(page).to_have_url(re.compile("year=2018"))
    page.go_back()
    expect(page).to_have_url(typed)


def test_days_that_cannot_be_are_left_out(find: Callable[..., Page]) -> None:
    """An address that asks for the 13th month asks for everything; reversed days are named."""
    everything = total(find())
    assert total(find("?from=2024-13-45&to=0002-01-01")) == everything
    page = find("?from=2024-02-01&to=2024-01-01")
    expect(page.locator(".found__notice")).to_contain_text("开始日期晚于结束日期")


def test_the_place_among_the_results_is_found_again(find: Callable[..., Page]) -> None:
    """Back from an item, and after a reload, the page is scrolled to where it was."""
    page = find()
    page.locator(".result a").nth(8).scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    page.locator(".result a").nth(8).click()
    page.locator("article.sheet").wait_for()
    page.go_back()
    answered(page)
    page.wait_for_function("place => scrollY === place", arg=place)
    page.reload()
    answered(page)
    page.wait_for_function("place => scrollY === place", arg=place)
