"""The search as a module of another page of the same host."""

import pytest
from playwright.sync_api import Browser, Page

MODULE = "assets/scripts/search/search.js"
SEARCH = """async ([module, options, ...broken]) => {
  for (const name of broken) globalThis[name] = class { constructor() { throw new Error(name); } };
  const { search } = await import(module);
  if (options === "unsendable") options = { filters: () => undefined };
  return search("公开", options).then(({ total }) => total, (error) => String(error));
}"""


@pytest.fixture
def portal(browser: Browser, published: str) -> Page:
    """Another page, from which the module can be imported."""
    page = browser.new_page()
    page.goto(published)
    return page


def test_a_search_is_answered(portal: Page, published: str) -> None:
    """The module finds the index by itself."""
    assert portal.evaluate(SEARCH, [published + MODULE, {}]) > 0
    portal.close()


@pytest.mark.parametrize("arguments", [["unsendable"], [{}, "Worker"]])
def test_what_cannot_be_asked_is_refused(
    portal: Page, published: str, arguments: list[object]
) -> None:
    """A search never stays without an answer."""
    assert "Error" in portal.evaluate(SEARCH, [published + MODULE, *arguments])
    portal.close()


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
    portal.close()
