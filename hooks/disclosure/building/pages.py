"""Pages that are not items': listings, columns, directories, as long as they are not as before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from disclosure.building.digests import digest_of
from disclosure.building.outputs import Outputs
from disclosure.building.pool import chunks_of, work_on
from disclosure.checks.pages import check_page, expect_column, expect_page
from disclosure.findings import Finding
from disclosure.items.site import SiteIdentity
from disclosure.pages.publication import Publication
from disclosure.pages.rendering import PageRenderer
from disclosure.pages.views import ListingContent, Page

_MOST_AT_ONCE = 200


def listing_keys(
    publication: Publication, identities: Mapping[str, bytes], frame: bytes, pages: Sequence[Page]
) -> dict[str, bytes]:
    """Return, by file, the digest of what each listing page depends on.

    ``identities`` are those of all records, by path, ``frame`` that of what all pages share.
    """
    rows = {
        number: identities[row.record.path] + row.state.value.encode()
        for number, row in publication.listed.items()
    }
    keys = {}
    for page in pages:
        assert isinstance(page.content, ListingContent)
        shown = replace(page, content=replace(page.content, rows=()))
        numbers = (row.record.index_number for row in page.content.rows)
        keys[page.file] = digest_of(frame, repr(shown), *(rows[number] for number in numbers))
    return keys


def render_pages(
    renderer: PageRenderer,
    site: SiteIdentity,
    pages: Sequence[Page],
    outputs: Outputs,
    advance: Callable[[int], None],
) -> list[Finding]:
    """Write the pages that differ; return what they lack of what the law wants on them."""

    def work(places: range) -> list[Finding]:
        return [fault for at in places for fault in _render(renderer, site, pages[at], outputs)]

    findings = []
    chunks = chunks_of(len(pages), _MOST_AT_ONCE)
    for places, faults in zip(chunks, work_on(work, chunks), strict=True):
        findings += faults
        advance(len(places))
    return findings


def _render(
    renderer: PageRenderer, site: SiteIdentity, page: Page, outputs: Outputs
) -> list[Finding]:
    html = renderer.html(page)
    outputs.put(page.file, html.encode())
    has_column = any(name == "ColumnName" for name, _ in page.tags)
    expected = (expect_column if has_column else expect_page)(page.file, site)
    return list(check_page(html, expected))
