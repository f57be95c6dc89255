"""Fixtures that show built pages to a real Chromium."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser.chromium import FLAGS, find_chromium
from browser.static_server import serving
from browser.watching import watch
from sample_site import AS_OF, NODE_MODULES

NOW = datetime.fromisoformat(f"{AS_OF}T09:00:00+08:00")


class OpenPage(Protocol):
    """What `open_page` gives a test."""

    def __call__(self, address: str, **options: Any) -> Page:
        """Return the page of the address, loaded in a new profile with Playwright's options."""


def kept(address: str, **choices: str) -> dict[str, Any]:
    """Return a profile that remembers a reader's choices, say `elder=""`, for a site."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    storage = [{"name": f"disclosure-{name}", "value": value} for name, value in choices.items()]
    return {"storage_state": {"origins": [{"origin": origin, "localStorage": storage}]}}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of all tests; a test gets its pages from `open_page`."""
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages, and fails the test if any of them complains, errs or calls another host.

    `open_page(address, **options)` gives a Page of Playwright's, loaded; the options are those of
    a browser context, say `java_script_enabled=False` or `viewport={"width": 320, "height": 640}`.
    Its clock stands at nine in the morning, in Beijing, of the day that the sample site shows.
    """
    opened: list[tuple[BrowserContext, list[str]]] = []

    def open_page(address: str, **options: Any) -> Page:
        context = browser.new_context(
            **{"locale": "zh-CN", "timezone_id": "Asia/Shanghai"} | options
        )
        opened.append((context, watch(context, address)))
        context.clock.set_fixed_time(NOW)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context, _ in opened:
        context.close()
    problems = [problem for _, found in opened for problem in found]
    assert not problems, "\n".join(["The pages had problems:", *problems])


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path, str], str]]:
    """Serves folders: `serve(folder, "/xxgk/")` gives the address of the folder's root."""
    with ExitStack() as servers:
        yield lambda folder, mount: servers.enter_context(serving(folder, mount))


@pytest.fixture(scope="session", params=["/", "/xxgk/"])
def site_address(
    site: Path, serve: Callable[[Path, str], str], request: pytest.FixtureRequest
) -> str:
    """The sample site's address: a test runs twice, at the root of a host and under a path."""
    mount: str = request.param
    return serve(site, mount)


@pytest.fixture(scope="session")
def published(site: Path, serve: Callable[[Path, str], str]) -> str:
    """The sample site's address under the path it names as its own: a test runs once."""
    return serve(site, "/xxgk/")


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """Asserts that axe-core finds nothing against a page, which must run scripts: `axe(page)`."""
    # Evaluated, not added as a script, which the page's policy would refuse.
    source = (NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def axe(page: Page) -> None:
        page.evaluate(source)
        violations = page.evaluate("async () => (await axe.run()).violations")
        assert not violations, "\n".join([page.url, *map(_described, violations)])

    return axe


def _described(violation: dict[str, Any]) -> str:
    lines = [f"{violation['impact']}: {violation['help']} [{violation['id']}]"]
    for node in violation["nodes"]:
        lines += [f"  {node['target'][0]}", f"    {node['html']}"]
        lines += [f"    {line}" for line in node["failureSummary"].splitlines()]
    return "\n".join(lines)
