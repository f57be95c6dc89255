from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage, kept
from sample_site import PAGES

PHONE = {"width": 320, "height": 640}

WIDER_THAN_THE_SCREEN = """() => document.documentElement.scrollWidth <= 320 ? [] :
    [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > 320.5)
        .map((element) => element.outerHTML.slice(0, 200))"""


def options(mode: str, address: str) -> dict[str, Any]:
    """Return the browser's options for a way of looking at the site."""
    modes: dict[str, dict[str, Any]] = {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "elder": kept(address, elder=""),
        "dark elder": {"color_scheme": "dark"} | kept(address, elder=""),
        "phone": {"viewport": PHONE},
    }
    return modes[mode]


@pytest.mark.parametrize("mode", ["light", "dark", "elder"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(
    published: str, open_page: OpenPage, axe: Callable[[Page], None], kind: str, mode: str
) -> None:
    """Pages of every kind keep WCAG's rules and axe's advice, in whatever colours and size."""
    page = open_page(published + PAGES[kind], **options(mode, published))
    shown = page.evaluate("'elder' in document.documentElement.dataset")
    assert shown is (mode == "elder")
    axe(page)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("home", "phone"),
        ("item with a big table", "phone"),
        ("catalogue", "phone"),
        ("request", "phone"),
        ("item with a banner", "dark elder"),
    ],
)
def test_axe_finds_nothing_in_other_ways_of_looking(
    published: str, open_page: OpenPage, axe: Callable[[Page], None], kind: str, mode: str
) -> None:
    """The kinds of pages that change most on a phone, or when all choices are taken, hold too."""
    page = open_page(published + PAGES[kind], **options(mode, published))
    if mode == "phone":
        page.locator(".columns__toggle").click()
    axe(page)


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_is_wider_than_a_small_phone(
    published: str, open_page: OpenPage, kind: str
) -> None:
    """At 320 px nothing scrolls sideways but wide tables in their own regions; elder mode too."""
    page = open_page(published + PAGES[kind], viewport=PHONE)
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    page.locator("[data-preference=elder]").click()
    page.locator(".columns__toggle").click()
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []


@pytest.mark.parametrize("kind", ["item with a big table", "catalogue", "request"])
def test_no_page_is_wider_than_a_small_phone_without_scripts(
    published: str, open_page: OpenPage, kind: str
) -> None:
    """Pages with tables fit without the scripts that put regions around them."""
    page = open_page(published + PAGES[kind], viewport=PHONE, java_script_enabled=False)
    # A page without scripts can still be measured: as wide as it can be scrolled to.
    page.mouse.wheel(500, 0)
    box = page.locator("html").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 320)
    wide = page.locator("main").bounding_box()
    assert wide is not None
    assert wide["x"] + wide["width"] <= 320


@pytest.mark.parametrize("kind", ["home", "item with attachments", "listing"])
def test_pages_at_either_mount_load_without_complaint(
    site_address: str, open_page: OpenPage, kind: str
) -> None:
    """At the root and under a path the styles and scripts arrive and the console stays empty."""
    page = open_page(site_address + PAGES[kind])
    page.wait_for_load_state("networkidle")
    assert page.locator(".preferences").is_visible()
    assert page.locator("main").evaluate("it => getComputedStyle(it).paddingBottom") != "0px"


def luminance(colour: str) -> float:
    """Return how light a colour is, as WCAG defines it."""
    digits = colour.strip().removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", ["light", "dark", "elder", "dark elder"])
def test_marked_words_can_be_read(published: str, open_page: OpenPage, mode: str) -> None:
    """What was searched for has enough contrast in titles, visited ones too, and in notes."""
    page = open_page(published, **options(mode, published))
    colours = page.evaluate(
        """() => {
            const style = getComputedStyle(document.documentElement);
            const names = ["marked", "text", "link", "muted"];
            return Object.fromEntries(names.map((it) => [it, style.getPropertyValue(`--${it}`)]));
        }"""
    )
    marked = luminance(colours.pop("marked"))
    for name, colour in colours.items():
        darker, lighter = sorted((marked, luminance(colour)))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, name


def test_links_in_texts_are_underlined(published: str, open_page: OpenPage) -> None:
    """Whoever sees no colours can tell a link from the words around it."""
    page = open_page(published + PAGES["guide"])
    link = page.locator(".document__body a").first
    assert link.evaluate(
        """(link) => {
            const { textDecorationLine, textDecorationColor, color } = getComputedStyle(link);
            return textDecorationLine === "underline" && textDecorationColor === color;
        }"""
    )
    page = open_page(f"{published}search/", java_script_enabled=False)
    expect(page.locator(".fallback a").first).to_have_css("text-decoration-line", "underline")


def test_choices_show_in_colours_of_the_system(published: str, open_page: OpenPage) -> None:
    """With forced colours a pressed button and the current column look unlike the others."""
    page = open_page(published + PAGES["item with a banner"], forced_colors="active")
    for chosen, other in (
        ("[data-text-size][aria-pressed=true]", "[data-text-size][aria-pressed=false]"),
        (".columns__list [aria-current]", ".columns__list a:not([aria-current])"),
    ):
        colour = "it => getComputedStyle(it).backgroundColor"
        looks = page.locator(chosen).first.evaluate(colour)
        assert looks != page.locator(other).first.evaluate(colour)


def test_elder_mode_gives_results_the_room_they_need(published: str, open_page: OpenPage) -> None:
    """On a tablet the larger text leaves no room for filters beside the results."""
    tablet = {"viewport": {"width": 820, "height": 1180}}
    page = open_page(f"{published}search/", **tablet)
    expect(page.locator(".finder__side")).to_be_visible()
    page.get_by_role("button", name="长者模式").click()
    expect(page.locator(".finder__side")).to_be_hidden()
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_role("dialog").locator("input[name=from]")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="长者模式").click()
    expect(page.locator(".finder__side input[name=from]")).to_be_visible()


def test_large_letters_of_the_browser_fit_a_phone(published: str, open_page: OpenPage) -> None:
    """Elder mode on top of letters that the browser has doubled is not wider than the screen."""
    page = open_page(published, viewport={"width": 360, "height": 640}, **kept(published, elder=""))
    page.evaluate("document.documentElement.style.fontSize = '60px'")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_focus_follows_the_filters(published: str, open_page: OpenPage) -> None:
    """When the screen turns, it stays in the field, or goes to what opens the sheet with it."""
    page = open_page(f"{published}search/", viewport={"width": 600, "height": 900})
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("dialog").locator("input[name=from]").focus()
    page.set_viewport_size({"width": 1100, "height": 700})
    expect(page.locator(".finder__side input[name=from]")).to_be_focused()
    page.set_viewport_size({"width": 600, "height": 900})
    expect(page.get_by_role("button", name="筛选")).to_be_focused()
