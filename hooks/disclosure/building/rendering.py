"""Rendering items: body, page, cards and terms of each, as long as it is not as it was."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from disclosure.building.attachments import FileDigests, FileTexts
from disclosure.building.digests import digest_of
from disclosure.building.outputs import Outputs
from disclosure.building.pool import chunks_of, work_on
from disclosure.building.spilling import save_postings
from disclosure.building.survey import render_body
from disclosure.checks.pages import check_page, expect_item
from disclosure.findings import Finding
from disclosure.items.records import Record
from disclosure.lookups import still_answers
from disclosure.pages.bodies import Body, BodyRenderer
from disclosure.pages.items import file_clashes, published_files
from disclosure.pages.publication import Publication
from disclosure.pages.rendering import PageRenderer
from disclosure.pages.searching import search_document
from disclosure.search.indexing import IndexedItem, Indexing, index_item, order_of
from disclosure.search.packing import path_of
from disclosure.search.postings import UnitText, collect

_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFile:
    """A file published as it is: where, of which source file, and the digest of its content."""

    path: str
    source: str
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedItem:
    """What is kept of a rendered item.

    ``key`` is of all that page and index entry depend on, but for the questions that ``body``
    notes and the content of ``files``; the body's HTML is not kept.
    """

    key: bytes
    body: Body
    findings: tuple[Finding, ...]
    files: tuple[PublishedFile, ...]
    indexed: IndexedItem

    @property
    def cards(self) -> Iterator[str]:
        """Yield the paths of the item's cards."""
        return map(path_of, self.indexed.cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The terms of some items, in a folder: those of ``paths``, their units counted from 0 on."""

    folder: Path
    paths: tuple[str, ...]


class ItemRenderer:
    """Renders the items of a publication."""

    def __init__(
        self,
        publication: Publication,
        bodies: BodyRenderer,
        pages: PageRenderer,
        digests: FileDigests,
        texts: FileTexts,
        frame: bytes,
    ) -> None:
        """Prepare; ``frame`` is the digest of all that every item page depends on."""
        self._publication = publication
        self._bodies = bodies
        self._pages = pages
        self._digests = digests
        self._texts = texts
        self._frame = frame

    def key(self, record: Record, identities: Mapping[str, bytes]) -> bytes:
        """Return the digest of what page and index entry of a record depend on.

        ``identities`` are those of all records, by path.
        """
        catalogue = self._publication.catalogue
        near = (each for each in catalogue.neighbours_of(record))
        related = (
            (
                relation.kind,
                target.written,
                identities[target.record.path] if target.record else b"",
            )
            for relation in catalogue.relations_of(record)
            for target in relation.targets
        )
        return digest_of(
            self._frame,
            identities[record.path],
            self._publication.listed[record.index_number].state.value,
            *(part for each in near for part in ((each.title, each.address) if each else ("", ""))),
            *(part for parts in related for part in parts),
        )

    def is_right(
        self, record: Record, item: RenderedItem, key: bytes, intact: Callable[[str], bool]
    ) -> bool:
        """Return whether what is kept of a record is right, and its files are still there."""
        publication = self._publication
        return (
            item.key == key
            and still_answers(publication.addresses, item.body.addresses)
            and still_answers(publication.source.sizes, item.body.sizes)
            and all(self._digests.of(file.source) == file.digest for file in item.files)
            and intact(f"{record.address}index.html")
            and all(map(intact, item.cards))
        )

    def render(self, record: Record, key: bytes, outputs: Outputs) -> tuple[RenderedItem, Indexing]:
        """Write page and cards of a record; return what is kept, and what the index needs."""
        body = render_body(self._publication, self._bodies, record)
        page = self._publication.item_page(record, body)
        html = self._pages.html(page)
        outputs.put(page.file, html.encode())
        files = published_files(record, body)
        attached, attached_findings = self._texts.of(record.path, files.values())
        indexing = index_item(search_document(record, body, attached))
        for name, card in zip(indexing.item.cards, indexing.cards, strict=True):
            outputs.put(path_of(name), card)
        site, day = self._publication.source.metadata.site, self._publication.day
        rendered = RenderedItem(
            key=key,
            body=body.without_html,
            findings=(
                *body.findings,
                *attached_findings,
                *file_clashes(record, body),
                *check_page(html, expect_item(record, site, day)),
            ),
            files=tuple(
                PublishedFile(
                    path=f"{record.address}{path}",
                    source=file.path,
                    digest=self._digests.of(file.path),
                )
                for path, file in files.items()
            ),
            indexed=indexing.item,
        )
        return rendered, indexing


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An item to render: its record and key, and the entry of its index number as it was."""

    record: Record
    key: bytes
    before: IndexedItem | None


def render_items(
    renderer: ItemRenderer,
    jobs: Sequence[Job],
    outputs: Outputs,
    batches: Path,
    advance: Callable[[int], None],
) -> Iterator[tuple[dict[str, RenderedItem], Batch]]:
    """Yield what comes of the jobs, some at a time: items by path, and the batch of new terms.

    Batches are in the order of the index. Of an item whose index entry is as it was they say
    nothing.
    """
    ordered = sorted(jobs, key=lambda job: order_of(job.record.issued, job.record.index_number))

    def work(places: range) -> tuple[dict[str, RenderedItem], Batch]:
        some = ordered[places.start : places.stop]
        return _render_some(renderer, some, outputs, batches / str(places.start))

    for rendered, batch in work_on(work, chunks_of(len(ordered), _MOST_AT_ONCE)):
        advance(len(rendered))
        yield rendered, batch


def _render_some(
    renderer: ItemRenderer, jobs: Iterable[Job], outputs: Outputs, folder: Path
) -> tuple[dict[str, RenderedItem], Batch]:
    rendered: dict[str, RenderedItem] = {}
    fresh: dict[str, Indexing] = {}
    for job in jobs:
        item, indexing = renderer.render(job.record, job.key, outputs)
        rendered[job.record.path] = item
        if job.before is None or job.before.digest != item.indexed.digest:
            fresh[job.record.path] = indexing
    save_postings(folder, collect(_texts(fresh.values())))
    return rendered, Batch(folder=folder, paths=tuple(fresh))


def _texts(indexings: Iterable[Indexing]) -> Iterator[UnitText]:
    first = 0
    for indexing in indexings:
        yield from indexing.texts(first)
        first += indexing.item.parts
