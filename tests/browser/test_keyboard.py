import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from sample_site import PAGES

PHONE = {"width": 320, "height": 640}
MOST_STOPS = 200


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, which must show."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            break
    expect(page.locator(selector).and_(page.locator(":focus"))).to_be_visible()
    outline = page.locator(":focus").evaluate("it => getComputedStyle(it).outlineStyle")
    assert outline == "solid", f"the focus on {selector} does not show"


def test_the_first_stop_is_the_skip_link(published: str, open_page: OpenPage) -> None:
    """The first Tab shows a link that leads past the masthead, and the next stop is in the text."""
    page = open_page(published + PAGES["item with attachments"])
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_the_phone_menu_opens_and_closes(published: str, open_page: OpenPage) -> None:
    """On a phone's screen the columns unfold behind a button, and are the next stops."""
    page = open_page(published, viewport=PHONE)
    links = page.locator("#columns a")
    expect(links.first).to_be_hidden()
    tab_to(page, ".columns__toggle")
    page.keyboard.press("Enter")
    expect(links.first).to_be_visible()
    expect(page.locator(".columns__toggle")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(links.first).to_be_hidden()


@pytest.mark.parametrize(
    ("button", "attribute", "before", "after"),
    [
        ("[data-preference=elder]", "data-elder", None, ""),
        ("[data-preference=scheme]", "data-scheme", None, "dark"),
        ("button[data-text-size=largest]", "data-text-size", None, "largest"),
    ],
)
def test_choices_are_made_and_remembered(
    published: str,
    open_page: OpenPage,
    button: str,
    attribute: str,
    before: str | None,
    after: str,
) -> None:
    """Elder mode, colours and text size are chosen by keyboard and hold on the next page."""
    page = open_page(published + PAGES["item with a big table"], color_scheme="light")

    def shown() -> str | None:
        return page.locator("html").get_attribute(attribute)

    assert shown() == before
    tab_to(page, button)
    page.keyboard.press("Space")
    for address in (None, PAGES["item with attachments"]):
        if address:
            page.goto(published + address)
        else:
            page.reload()
        assert shown() == after
        expect(page.locator(button)).to_have_attribute("aria-pressed", "true")


def test_elder_mode_is_larger_and_can_be_left(published: str, open_page: OpenPage) -> None:
    """Elder mode enlarges the text by half; pressing the button again forgets it for good."""
    page = open_page(published)

    def size() -> float:
        found: float = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        return found

    normal = size()
    tab_to(page, "[data-preference=elder]")
    page.keyboard.press("Enter")
    assert size() >= 1.5 * normal
    page.keyboard.press("Enter")
    assert size() == normal
    page.reload()
    assert size() == normal


def test_the_citation_is_copied(published: str, open_page: OpenPage) -> None:
    """The copy button puts the citation on the clipboard, and says so."""
    page = open_page(
        published + PAGES["item with attachments"],
        permissions=["clipboard-read", "clipboard-write"],
    )
    tab_to(page, "[data-copy=citation]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("已复制")
    citation = page.locator("#citation").inner_text()
    assert "示例市2024年市级政府预算公开说明" in citation
    assert page.evaluate("navigator.clipboard.readText()") == citation


@pytest.mark.parametrize("kind", ["item with attachments", "request"])
def test_printing_is_started(published: str, open_page: OpenPage, kind: str) -> None:
    """The print button of a document, and that of the form, open the browser's dialogue."""
    page = open_page(published + PAGES[kind])
    page.evaluate("window.print = () => { document.title = 'printed' }")
    tab_to(page, "[data-print]")
    page.keyboard.press("Enter")
    expect(page).to_have_title("printed")


def test_folds_show_the_focus(published: str, open_page: OpenPage) -> None:
    """Material's style sheet would take the outline away."""
    page = open_page(f"{published}items/11000000MB00010384_2022-00047/")
    fold = page.locator(".document__body summary").first
    fold.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(fold).to_be_focused()
    expect(fold).to_have_css("outline-style", "solid")


def test_a_wide_table_scrolls(published: str, open_page: OpenPage) -> None:
    """A table wider than the screen is a named stop on the way, which the arrow keys move."""
    page = open_page(published + PAGES["item with a big table"], viewport=PHONE)
    region = page.locator(".table-region").first
    expect(region).to_have_attribute("role", "region")
    expect(page.get_by_text("左右滑动可看全部").first).to_be_visible()
    tab_to(page, ".table-region")
    assert page.locator(":focus").get_attribute("aria-label")
    page.keyboard.press("ArrowRight")
    page.locator(":focus").evaluate(
        """(region) => new Promise((resolve) => {
            const look = () => region.scrollLeft > 0 ? resolve() : requestAnimationFrame(look);
            look();
        })"""
    )


@pytest.mark.parametrize("kind", ["home", "item with attachments", "catalogue"])
def test_every_control_is_a_stop_in_the_order_of_reading(
    published: str, open_page: OpenPage, kind: str
) -> None:
    """Tab comes by each visible link, button and field once, in the page's order, and leaves."""
    page = open_page(published + PAGES[kind])
    controls: int = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll("a[href], button, input, [tabindex='0']")];
            const seen = all.filter((element) => element.checkVisibility());
            seen.forEach((element, place) => element.dataset.place = String(place));
            return seen.length;
        }"""
    )
    stops = []
    for _ in range(controls):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.dataset.place"))
    assert stops == [str(place) for place in range(controls)]
