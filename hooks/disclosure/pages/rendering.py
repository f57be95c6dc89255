"""Rendering: pages and templates to text, ready to be written."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    select_autoescape,
)
from markupsafe import Markup

from disclosure.catalogue.listings import Link
from disclosure.items.dates import format_date
from disclosure.items.site import SiteIdentity
from disclosure.pages.texts import moment_text, size_text
from disclosure.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The theme's static files: published path -> first letters of the content's hash.

    ``material`` is the published path of Material's own style sheet.
    """

    hashes: Mapping[str, str]
    material: str

    def address(self, path: str) -> str:
        """Return the file's address relative to the root, changing with its content.

        Raises ``KeyError`` when the theme has no such file.
        """
        return f"{path}?v={self.hashes[path]}"


def content_hash(data: bytes) -> str:
    """Return eight letters that change with the content."""
    return hashlib.sha256(data).hexdigest()[:8]


class PageRenderer:
    """Renders pages with the theme's templates."""

    def __init__(
        self,
        folders: Sequence[Path],
        site: SiteIdentity,
        navigation: tuple[Link, ...],
        assets: Assets,
        compiled: Path,
    ) -> None:
        """Prepare the templates in the folders, the first of which go before the others.

        ``compiled`` is a folder, which must exist, that keeps templates as they are compiled.
        """
        self._environment = Environment(
            loader=FileSystemLoader(folders),
            bytecode_cache=FileSystemBytecodeCache(str(compiled)),
            autoescape=select_autoescape(("html", "xml")),
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "date": format_date,
            "moment": moment_text,
            "size": size_text,
            "quote": quote,
        }
        self._environment.globals["icon"] = self._icon
        self._site = site
        self._navigation = navigation
        self._assets = assets
        self._told_apart = {"search/", *(link.address for link in navigation)}
        self._parts: dict[tuple[str, ...], Markup] = {}

    def prepare(self, *templates: str) -> None:
        """Compile templates now, for processes that will inherit them."""
        for template in templates:
            self._environment.get_template(template)

    def html(self, page: Page) -> str:
        """Return the page's HTML."""
        root = self._root(page)
        return self._environment.get_template(page.template).render(
            site=self._site,
            page=page,
            content=page.content,
            root=root,
            masthead=self._masthead(page, root),
            footer=self._part("footer.html", root),
            **self._asset_functions(root),
        )

    def _masthead(self, page: Page, root: str) -> Markup:
        """Return the masthead, which is the same for all pages of a column but for a few."""
        address = page.address if page.address in self._told_apart else ""
        return self._part("masthead.html", root, page.column, address, page=page)

    def _part(self, name: str, root: str, *kinds: str, **context: Any) -> Markup:
        """Return a part of a page that is the same for all pages of the same kinds."""
        key = (name, root, *kinds)
        if key not in self._parts:
            template = self._environment.get_template(f"partials/{name}")
            shared = {"site": self._site, "columns": self._navigation, "root": root}
            self._parts[key] = Markup(template.render(**shared, **context))
        return self._parts[key]

    def _icon(self, name: str) -> Markup:
        """Return one of Material's icons as SVG."""
        if (name,) not in self._parts:
            template = self._environment.get_template(f".icons/material/{name}.svg")
            self._parts[name,] = Markup(template.render())
        return self._parts[name,]

    def text(self, template: str, **context: Any) -> str:
        """Return what a template that is no page yields: style sheets, ``robots.txt``."""
        return self._environment.get_template(template).render(site=self._site, **context)

    def _root(self, page: Page) -> str:
        """Return the way to the root; the 404 page, shown at any depth, starts from the host."""
        if page.address == "404.html":
            return urlsplit(self._site.address).path or "/"
        return page.root

    def _asset_functions(self, root: str) -> dict[str, Any]:
        def asset(path: str) -> str:
            return f"{root}{self._assets.address(f'assets/{path}')}"

        return {
            "asset": asset,
            "material_css": f"{root}{self._assets.material}",
        }


PAGES_PER_SITEMAP = 50_000
"""The most addresses that the sitemap protocol (sitemaps.org) allows in one file."""


def sitemap_files(
    entries: Sequence[tuple[str, str]], render: Callable[..., str], address: str
) -> Iterator[tuple[str, str]]:
    """Yield name and text of ``sitemap.xml``, in parts under an index when one file is too small.

    ``entries`` are (address relative to the root, date of change or empty), ``render`` takes a
    template's name and its context, ``address`` is the site's own.
    """
    full = [(address + quote(place), modified) for place, modified in entries]
    if len(full) <= PAGES_PER_SITEMAP:
        yield "sitemap.xml", render("sitemap.xml", entries=full, parts=())
        return
    names = []
    for start in range(0, len(full), PAGES_PER_SITEMAP):
        name = f"sitemap-{start // PAGES_PER_SITEMAP + 1}.xml"
        names.append(address + name)
        part = full[start : start + PAGES_PER_SITEMAP]
        yield name, render("sitemap.xml", entries=part, parts=())
    yield "sitemap.xml", render("sitemap.xml", entries=(), parts=names)
