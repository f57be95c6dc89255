"""Drives searches in Chromium, each in a new profile: what they load, how long they take."""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

from playwright.sync_api import Browser, Page

from bench.counting_server import BLANK, Traffic, counting
from bench.queries import TARGET, Query

SCRIPTS, INDEX, OTHER = "scripts", "index", "other"
"""What is loaded for a search: its code, its data, and the page around it, which does not count."""

_DRIVER: Final = Path(__file__).with_name("driving.js")
_SETTLED: Final = 250
"""Milliseconds after results are shown, in which a search may load more."""

Bytes = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searcher:
    """One way to search. ``driver`` names its functions in driving.js.

    ``first`` and ``opened`` are the pages, below the site's root, of a first query and of one with
    its code loaded; ``kind`` tells scripts from data by a path.
    """

    title: str
    driver: str
    first: Callable[[str], str]
    opened: str
    kind: Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One query: its bytes as a first one, milliseconds, longest block.

    ``later`` are the bytes that the query ``following`` adds.
    """

    query: Query
    first: Bytes
    following: Query
    later: Bytes
    milliseconds: float
    block: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found: how many, and the index numbers in order."""

    total: int
    found: Sequence[str]


def _ours(path: str) -> str:
    if path.startswith("/assets/scripts/"):
        return SCRIPTS
    return INDEX if path.startswith("/search/index/") else OTHER


def _pagefind(path: str) -> str:
    if path.endswith(".js") or "/wasm." in path:
        return SCRIPTS
    return INDEX if path.startswith("/bundle/") else OTHER


PAGE: Final = Searcher(
    title="this project, search page",
    driver="page",
    first=lambda text: f"search/?q={quote(text)}",
    opened="search/",
    kind=_ours,
)
MODULE: Final = Searcher(
    title="this project, module",
    driver="module",
    first=lambda _: BLANK,
    opened=BLANK,
    kind=_ours,
)
PAGEFIND: Final = Searcher(
    title="Pagefind",
    driver="pagefind",
    first=lambda _: BLANK,
    opened=BLANK,
    kind=_pagefind,
)


@dataclass(frozen=True, slots=True)
class Laboratory:
    """A browser and a served folder."""

    browser: Browser
    address: str
    traffic: Traffic

    def try_all(self, searcher: Searcher, queries: Sequence[Query]) -> Iterator[Trial]:
        """Yield a trial of each query, followed by the next one as a later query."""
        for query, following in zip(queries, (*queries[1:], queries[0]), strict=True):
            with self._page(searcher.first(query.text)) as page:
                _call(page, searcher, "first", query.text)
                first = self._loaded(page, searcher)
                block = _longest_block(page)
                _call(page, searcher, "search", following.text)
                later = self._loaded(page, searcher)
            with self._page(searcher.opened) as page:
                _call(page, searcher, "start")
                page.wait_for_timeout(_SETTLED)
                milliseconds: float = _call(page, searcher, "search", query.text)
                block = max(block, _longest_block(page))
            self.traffic.take()
            yield Trial(
                query=query,
                first=first,
                following=following,
                later=later,
                milliseconds=milliseconds,
                block=block,
            )

    def answers(
        self, searcher: Searcher, queries: Sequence[Query], names: Mapping[str, str]
    ) -> Iterator[Answer]:
        """Yield what each query finds; ``names`` gives the index number of what a searcher says."""
        with self._page(BLANK) as page:
            _call(page, searcher, "start")
            for query in queries:
                known = len(query.right)
                limit = 10 if query.mode == TARGET else 2 * known + 50
                answer = _call(page, searcher, "answer", query.text, limit)
                found = [names.get(name, name) for name in answer["names"]]
                yield Answer(total=answer["total"], found=found)

    @contextmanager
    def _page(self, path: str) -> Iterator[Page]:
        context = self.browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
        context.add_init_script(path=_DRIVER)
        self.traffic.take()
        try:
            page = context.new_page()
            page.goto(self.address + path)
            yield page
        finally:
            context.close()

    def _loaded(self, page: Page, searcher: Searcher) -> Bytes:
        page.wait_for_timeout(_SETTLED)
        loaded = dict.fromkeys((SCRIPTS, INDEX, OTHER), 0)
        for path, size in self.traffic.take():
            loaded[searcher.kind(path)] += size
        return loaded


@contextmanager
def laboratory(browser: Browser, folder: Path) -> Iterator[Laboratory]:
    """Serve a folder to a browser while the block runs."""
    with counting(folder) as (address, traffic):
        yield Laboratory(browser, address, traffic)


def pagefind_names(bundle: Path, number_of: Mapping[str, str]) -> dict[str, str]:
    """Return the index number of each page's id in a bundle of Pagefind's."""
    names: dict[str, str] = {}
    for file in sorted((bundle / "fragment").glob("*.pf_fragment")):
        content = gzip.decompress(file.read_bytes())
        page = json.loads(content[content.index(b"{") :])
        names[file.stem] = number_of.get(unquote(page["url"]).strip("/"), page["url"])
    return names


def _call(page: Page, searcher: Searcher, function: str, *arguments: object) -> Any:
    script = f"(given) => bench.{searcher.driver}.{function}(...given)"
    return page.evaluate(script, list(arguments))


def _longest_block(page: Page) -> float:
    block: float = page.evaluate("bench.longestBlock()")
    return block
