from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

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
        page.locator("[data-menu]").click()
    axe(page)


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_is_wider_than_a_small_phone(
    published: str, open_page: OpenPage, kind: str
) -> None:
    """At 320 px nothing scrolls sideways but wide tables in their own regions; elder mode too."""
    page = open_page(published + PAGES[kind], viewport=PHONE)
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    page.locator("[data-preference=elder]").click()
    page.locator("[data-menu]").click()
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
