"""The thin edge that writes a publication to a folder."""

import json
import shutil
from pathlib import Path

from disclosure.checks.pages import (
    PageExpectation,
    check_page,
    expect_column,
    expect_item,
    expect_page,
)
from disclosure.findings import Finding
from disclosure.pages.publication import Publication
from disclosure.pages.rendering import PageRenderer, sitemap_files
from disclosure.pages.views import ItemContent, Page
from disclosure.rules import apply_severities
from disclosure.search.build import build_search
from disclosure.visits.recording import NOTHING_COUNTED, VISITS_FILE


def keep_visits(site_folder: Path) -> bytes:
    """Return the count of visits in the folder about to be replaced, or that there is none."""
    path = site_folder / VISITS_FILE
    return path.read_bytes() if path.is_file() else json.dumps(NOTHING_COUNTED).encode()


def write_site(
    publication: Publication, renderer: PageRenderer, site_folder: Path, visits: bytes
) -> tuple[Finding, ...]:
    """Write pages, attachments, search index, site maps and small files.

    Returns what the pages lack of what the law wants on them: faults of the templates.
    """
    entries = []
    findings: list[Finding] = []
    for page in publication.pages():
        html = renderer.html(page)
        findings.extend(check_page(html, _expected(page, publication)))
        write(site_folder / page.file, html.encode())
        if page.indexed:
            entries.append((page.address, page.modified))
    for path, data in build_search(publication.search_documents()):
        write(site_folder / path, data)
    source = publication.source
    for path, file in publication.files():
        target = site_folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source.root / file.path, target)
    address = source.metadata.site.address
    for name, text in sitemap_files(entries, renderer.text, address):
        write(site_folder / name, text.encode())
    for name in ("colours.css", "robots.txt"):
        write(site_folder / name, renderer.text(name).encode())
    write(site_folder / VISITS_FILE, visits)
    return apply_severities(tuple(findings), source.metadata.severities)


def _expected(page: Page, publication: Publication) -> PageExpectation:
    """Return what the page must hold by its type."""
    site = publication.source.metadata.site
    if isinstance(page.content, ItemContent):
        return expect_item(page.content.record, site, publication.day)
    if any(name == "ColumnName" for name, _ in page.tags):
        return expect_column(page.file, site)
    return expect_page(page.file, site)


def write(path: Path, data: bytes) -> None:
    """Write the file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
