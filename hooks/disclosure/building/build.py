"""The build: each step in its order, none of which reaches back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from disclosure.building.attachments import FileDigests, FileTexts, static_findings
from disclosure.building.checking import unmade_findings
from disclosure.building.digests import digest_of, folder_digest
from disclosure.building.kept import Kept
from disclosure.building.outputs import Outputs
from disclosure.building.pages import listing_keys, render_pages
from disclosure.building.progress import Progress
from disclosure.building.rendering import Batch, ItemRenderer, Job, RenderedItem, render_items
from disclosure.building.searching import KeptIndex, build_index
from disclosure.building.settings import Settings
from disclosure.building.survey import Survey, passes, survey
from disclosure.findings import Finding
from disclosure.items.places import DOCS, static_paths
from disclosure.pages.bodies import BodyRenderer
from disclosure.pages.publication import Publication
from disclosure.pages.rendering import PageRenderer, sitemap_files
from disclosure.pages.tags import publication_moment
from disclosure.search.packing import path_of
from disclosure.theme import make_assets, read_assets
from disclosure.visits.recording import VISITS_FILE

Entries = list[tuple[str, str]]
"""Addresses of pages for the site map, with the days on which they were changed."""

_TEMPLATES: Final = (".html", ".xml", ".txt", ".css", ".svg")
_TEXTS: Final = ("colours.css", "robots.txt")
"""Templates that are no pages, published under their own names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where a build works: its outputs, and folders of its own.

    ``batches`` is for terms on their way to the index, ``store`` for what is kept of the index,
    ``texts`` for the texts of attachments, by digest, ``compiled`` for templates.
    ``intact`` tells whether a published file is as the last build left it.
    """

    outputs: Outputs
    batches: Path
    store: Path
    texts: Path
    compiled: Path
    intact: Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What came of a build: every finding, graded and sorted, how many items there are.

    ``kept`` is what the next build can use, ``wanted`` the paths of all published files; without
    them the findings forbid publication.
    """

    findings: tuple[Finding, ...]
    items: int
    kept: Kept | None = None
    wanted: frozenset[str] = frozenset()


def build(
    settings: Settings, program: bytes, kept: Kept, workshop: Workshop, progress: Progress
) -> Built:
    """Make all files of the site that are not there already, and return what came of it.

    Raises ``StaleIndexError`` when what is kept of the index is of no use.
    """
    bodies = BodyRenderer(settings.extensions, settings.configs)
    surveyed = survey(settings, bodies, program, kept.read, progress)
    items = len(surveyed.publication.source.records)
    if not passes(surveyed.graded(()), strict=settings.strict):
        texts = FileTexts(settings.root, workshop.texts, FileDigests(settings.root, kept.files))
        findings = unmade_findings(surveyed.publication, bodies, texts, progress)
        return Built(findings=surveyed.graded(findings), items=items)
    return _Builder(settings, program, kept, workshop, progress, surveyed, bodies).build()


class _Builder:
    """The steps that follow once a source has been surveyed and found right so far."""

    def __init__(
        self,
        settings: Settings,
        program: bytes,
        kept: Kept,
        workshop: Workshop,
        progress: Progress,
        surveyed: Survey,
        bodies: BodyRenderer,
    ) -> None:
        self._settings = settings
        self._kept = kept
        self._workshop = workshop
        self._progress = progress
        self._survey = surveyed
        self._publication: Publication = surveyed.publication
        self._assets = read_assets(settings.theme, settings.more_assets)
        assets = make_assets(self._assets)
        site = self._publication.source.metadata.site
        navigation = self._publication.navigation
        workshop.compiled.mkdir(parents=True, exist_ok=True)
        self._pages = PageRenderer(settings.theme, site, navigation, assets, workshop.compiled)
        templates = [folder_digest(folder, _TEMPLATES) for folder in settings.theme[:1]]
        shared = (repr(site), repr(navigation), repr(sorted(assets.hashes.items())))
        self._frame = digest_of(program, settings.configuration, *templates, *shared)
        self._digests = FileDigests(settings.root, kept.files)
        self._texts = FileTexts(settings.root, workshop.texts, self._digests)
        self._items = ItemRenderer(
            self._publication, bodies, self._pages, self._digests, self._texts, self._frame
        )

    def build(self) -> Built:
        count = len(self._publication.source.records)
        rendered, batches = self._render_items()
        faults = (
            *self._item_findings(rendered),
            *static_findings(self._publication.source.sizes, self._texts),
        )
        findings = self._survey.graded(faults)
        if not passes(findings, strict=self._settings.strict):
            return Built(findings=findings, items=count)
        index = self._index(rendered, batches)
        keys, entries, page_findings = self._render_pages()
        if page_findings:
            findings = self._survey.graded((*faults, *page_findings))
        if not passes(findings, strict=self._settings.strict):
            return Built(findings=findings, items=count)
        with self._progress.stage("附件等", len(self._assets)):
            copied = self._copy_files(rendered)
            self._texts.prune()
            texts = self._write_texts(entries)
        entered = {item.digest: item for item in index.items}
        kept = Kept(
            read=self._survey.read,
            rendered={
                path: item for path, item in rendered.items() if item.indexed.digest in entered
            },
            index=index,
            pages=keys,
            copied=copied,
            files=self._digests.known,
        )
        wanted = {*index.files, *keys, *copied, *texts, *self._assets, VISITS_FILE}
        for record in self._publication.source.records:
            wanted.add(f"{record.address}index.html")
        wanted.update(path_of(card) for item in index.items for card in item.cards)
        return Built(findings=findings, items=count, kept=kept, wanted=frozenset(wanted))

    def _render_items(self) -> tuple[dict[str, RenderedItem], list[Batch]]:
        publication, kept = self._publication, self._kept.rendered
        records = publication.source.records
        identities = self._survey.identities
        index = self._kept.index
        indexed = {item.index_number: item for item in index.items} if index else {}
        rendered: dict[str, RenderedItem] = {}
        jobs: list[Job] = []
        batches: list[Batch] = []
        with self._progress.stage("信息页", len(records)) as (stage, advance):
            for record in records:
                key, before = self._items.key(record, identities), kept.get(record.path)
                if before and self._items.is_right(record, before, key, self._workshop.intact):
                    rendered[record.path] = before
                else:
                    old = indexed.get(record.index_number)  # whatever file it came from
                    jobs.append(Job(record=record, key=key, before=old))
            stage.reused = len(rendered)
            advance(len(rendered))
            self._pages.prepare("item.html", "tombstone.html", "listing.html")
            for some, batch in render_items(
                self._items, jobs, self._workshop.outputs, self._workshop.batches, advance
            ):
                rendered |= some
                batches.append(batch)
        return rendered, batches

    def _index(self, rendered: dict[str, RenderedItem], batches: list[Batch]) -> KeptIndex:
        """Bring the index up to date; without time for that, return what is kept of it."""
        kept, count = self._kept.index, len(rendered)
        if kept is not None and not self._settings.indexing:
            return kept
        with self._progress.stage("检索", count) as (stage, advance):
            stage.reused = count - sum(len(batch.paths) for batch in batches)
            return build_index(
                rendered,
                batches,
                kept,
                self._workshop.store,
                self._workshop.outputs,
                lambda done, of: advance(count * done // of - count * (done - 1) // of),
            )

    def _item_findings(self, rendered: dict[str, RenderedItem]) -> Iterator[Finding]:
        for item in rendered.values():
            yield from item.findings
        bodies = {path: item.body for path, item in rendered.items()}
        yield from self._publication.faults_with(bodies)

    def _render_pages(self) -> tuple[dict[str, bytes], Entries, list[Finding]]:
        """Return the keys of pages, by file, their entries, what is wrong with those rendered."""
        publication, workshop = self._publication, self._workshop
        listings = list(publication.listing_pages())
        others = list(publication.other_pages())
        keys = listing_keys(publication, self._survey.identities, self._frame, listings)
        stale = [
            page
            for page in listings
            if keys[page.file] != self._kept.pages.get(page.file) or not workshop.intact(page.file)
        ]
        site = publication.source.metadata.site
        with self._progress.stage("目录页", len(listings) + len(others)) as (stage, advance):
            stage.reused = len(listings) - len(stale)
            advance(stage.reused)
            pages = [*stale, *others]
            findings = render_pages(self._pages, site, pages, workshop.outputs, advance)
        entries = [(page.address, page.modified) for page in listings]
        entries += [(page.address, page.modified) for page in others if page.indexed]
        # A page that others than its own data may have spoilt is made again next time.
        faulty = {finding.path for finding in findings}
        known = {file: b"" if file in faulty else key for file, key in keys.items()}
        return known | {page.file: b"" for page in others}, entries, findings

    def _copy_files(self, rendered: dict[str, RenderedItem]) -> dict[str, bytes]:
        """Publish attachments, images and the files beside the columns; return their digests."""
        root = self._settings.root
        sizes = self._publication.source.sizes
        wanted = {path.removeprefix(DOCS): path for path in static_paths(sizes)}
        for item in rendered.values():
            wanted |= {file.path: file.source for file in item.files}
        copied = {published: self._digests.of(path) for published, path in wanted.items()}
        for published, digest in copied.items():
            known = self._kept.copied.get(published) == digest
            if not (known and self._workshop.intact(published)):
                self._workshop.outputs.copy(published, root / wanted[published])
        for name, data in self._assets.items():
            self._workshop.outputs.put(name, data)
        return copied

    def _write_texts(self, entries: Entries) -> list[str]:
        """Write site maps and small files; return their paths."""
        site = self._publication.source.metadata.site
        records = self._publication.catalogue.records
        items = [(each.address, publication_moment(each)[:10]) for each in records]
        texts = dict(sitemap_files([*items, *entries], self._pages.text, site.address))
        texts |= {name: self._pages.text(name) for name in _TEXTS}
        for name, text in texts.items():
            self._workshop.outputs.put(name, text.encode())
        return list(texts)
