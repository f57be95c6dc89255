"""The search as a module of another page of the same host."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

MODULE = "assets/scripts/search/search.js"
UNSENDABLE = "{ filters: () => undefined }"
NO_WORKER = "Worker = class { constructor() { throw new Error(); } };"


@pytest.fixture
def portal(browser: Browser, published: str) -> Iterator[Page]:
    """Another page, from which the module can be imported."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(published)
        yield page


def outcome(portal: Page, published: str, *, options: str = "{}", before: str = "") -> Any:
    """Return the total that the module finds, or what it says instead, if it says anything."""
    return portal.evaluate(
        f"""async (module) => {{
          {before}
          const {{ search }} = await import(module);
          const asked = search("公开", {options});
          const silence = new Promise((resolve) => setTimeout(resolve, 5000, "silence"));
          return Promise.race([asked.then(({{ total }}) => total, String), silence]);
        }}""",
        published + MODULE,
    )


def test_a_search_is_answered(portal: Page, published: str) -> None:
    """The module finds the index by itself."""
    assert outcome(portal, published) > 0


@pytest.mark.parametrize("broken", [{"options": UNSENDABLE}, {"before": NO_WORKER}])
def test_what_cannot_be_asked_is_refused(
    portal: Page, published: str, broken: dict[str, str]
) -> None:
    """A search never stays without an answer."""
    assert "Error" in outcome(portal, published, **broken)


def test_options_are_those_of_the_call(portal: Page, published: str) -> None:
    """What becomes of an object of options after the call is no part of it."""
    found = portal.evaluate(
        """async (module) => {
          const { search } = await import(module);
          const options = { limit: 1 };
          const asked = search("公开", options);
          options.limit = 5;
          return (await asked).results.length;
        }""",
        published + MODULE,
    )
    assert found == 1
