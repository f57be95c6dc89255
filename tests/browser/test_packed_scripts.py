"""The search's largest scripts come packed, and as they are where that does not work."""

import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.static_server import serving
from browser.test_search import answered, total

SCRIPTS = "assets/scripts/search"
PACKED = ("worker", "lunr")
BROKEN = "throw new Error();"
SLOW = """self.addEventListener("install", (event) =>
  event.waitUntil(new Promise((resolve) => setTimeout(resolve, 300))));
"""
REGISTERED = (
    "async () => (await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope)"
)


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the sample site that a test can damage."""
    return Path(shutil.copytree(site, tmp_path / "site"))


def found(browser: Browser, address: str, **options: Any) -> Page:
    """Return the search page with results, in a new profile."""
    page = browser.new_page(**options)
    page.goto(f"{address}search/?q=公共资源")
    answered(page)
    assert total(page)
    return page


def test_packed_scripts_are_those_beside_them(site: Path) -> None:
    """Raw deflate data of the very script, less than half as long."""
    for name in PACKED:
        script = (site / SCRIPTS / f"{name}.js").read_bytes()
        packed = (site / SCRIPTS / f"{name}.bin").read_bytes()
        assert zlib.decompress(packed, -zlib.MAX_WBITS) == script
        assert len(packed) < len(script) * 0.45


def test_the_worker_runs_on_packed_scripts_alone(browser: Browser, copy: Path) -> None:
    """A new profile waits for the service worker and searches; it is there after a reload."""
    for name in PACKED:
        (copy / SCRIPTS / f"{name}.js").write_text(BROKEN)
    unpacking = copy / SCRIPTS / "unpacking.js"
    unpacking.write_text(SLOW + unpacking.read_text())
    with serving(copy, "/xxgk/") as address:
        page = found(browser, address)
        page.reload()
        answered(page)
        assert page.evaluate(REGISTERED) == [f"{address}{SCRIPTS}/worker.js"]
        page.close()


def remove_packed(scripts: Path) -> None:
    """Take the packed files away."""
    for name in PACKED:
        (scripts / f"{name}.bin").unlink()


def damage_packed(scripts: Path) -> None:
    """Make something else of the packed files."""
    for name in PACKED:
        (scripts / f"{name}.bin").write_bytes(b"\xff" * 99)


def remove_unpacking(scripts: Path) -> None:
    """Take the service worker away."""
    (scripts / "unpacking.js").unlink()


@pytest.mark.parametrize("damage", [remove_packed, damage_packed, remove_unpacking])
def test_the_search_needs_no_packed_scripts(
    browser: Browser, copy: Path, damage: Callable[[Path], None]
) -> None:
    """Whatever is wrong with them, the scripts come as they are."""
    damage(copy / SCRIPTS)
    with serving(copy, "/xxgk/") as address:
        found(browser, address).close()


@pytest.mark.parametrize(
    "script",
    [
        'Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined })',
        'Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => { throw 1; } })',
        "ServiceWorkerContainer.prototype.register = async () => { throw new Error(); }",
        "ServiceWorkerContainer.prototype.register = () => new Promise(() => undefined)",
    ],
    ids=["not secure", "forbidden", "refused", "never there"],
)
def test_the_search_needs_no_service_worker(browser: Browser, published: str, script: str) -> None:
    """Pages without encryption have none, browsers may refuse it, and none is waited for long."""
    with browser.new_context() as context:
        context.add_init_script(script)
        page = context.new_page()
        page.goto(f"{published}search/?q=公共资源")
        answered(page)
        assert total(page)


@pytest.mark.parametrize(
    "headers_by_end",
    [
        {end: {"Cross-Origin-Embedder-Policy": "require-corp"} for end in ("/", ".js")},
        {".bin": {"Content-Security-Policy": "default-src 'none'; sandbox"}},
    ],
    ids=["pages and scripts", "downloads"],
)
def test_policies_may_differ_by_the_kind_of_file(
    browser: Browser, site: Path, headers_by_end: dict[str, dict[str, str]]
) -> None:
    """A script comes under the policies of scripts, not those of its packed file."""
    with serving(site, "/xxgk/", headers_by_end=headers_by_end) as address:
        page = found(browser, address)
        assert page.evaluate(REGISTERED)
        page.close()


def test_scripts_that_the_server_compresses_need_no_service_worker(
    browser: Browser, site: Path
) -> None:
    """What comes compressed anyway is left to the server."""
    with serving(site, "/xxgk/", compressing=True) as address:
        page = found(browser, address)
        assert not page.evaluate(REGISTERED)
        page.close()
