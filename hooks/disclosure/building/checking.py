"""Checking: every finding against a source, without making anything of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from disclosure.building.attachments import FileDigests, FileTexts, static_findings
from disclosure.building.cache import CACHE, texts_folder
from disclosure.building.pool import chunks_of, work_on
from disclosure.building.progress import Progress
from disclosure.building.settings import Settings
from disclosure.building.survey import render_body, survey
from disclosure.findings import Finding
from disclosure.items.records import Record
from disclosure.pages.bodies import Body, BodyRenderer
from disclosure.pages.items import file_clashes, published_files
from disclosure.pages.publication import Publication

_MOST_AT_ONCE = 400


def check(
    settings: Settings, program: bytes, progress: Progress
) -> tuple[tuple[Finding, ...], int]:
    """Return every finding against the source, graded and sorted, and how many items there are."""
    bodies = BodyRenderer(settings.extensions, settings.configs)
    surveyed = survey(settings, bodies, program, {}, progress)
    with _folder_of_texts(settings.root, program) as folder:
        texts = FileTexts(settings.root, folder, FileDigests(settings.root, {}))
        findings = unmade_findings(surveyed.publication, bodies, texts, progress)
    return surveyed.graded(findings), len(surveyed.publication.source.records)


def unmade_findings(
    publication: Publication, bodies: BodyRenderer, texts: FileTexts, progress: Progress
) -> tuple[Finding, ...]:
    """Return the faults of all bodies, of the links in them and of files, without making pages."""
    records = publication.source.records

    def work(places: range) -> list[tuple[str, Body, tuple[Finding, ...]]]:
        return [_facts(publication, bodies, texts, records[at]) for at in places]

    rendered: dict[str, Body] = {}
    findings = list(static_findings(publication.source.sizes, texts))
    with progress.stage("检查正文", len(records)) as (_, advance):
        for chunk in work_on(work, chunks_of(len(records), _MOST_AT_ONCE)):
            for path, body, faults in chunk:
                rendered[path] = body
                findings += faults
            advance(len(chunk))
    return (*findings, *publication.faults_with(rendered))


def _facts(
    publication: Publication, bodies: BodyRenderer, texts: FileTexts, record: Record
) -> tuple[str, Body, tuple[Finding, ...]]:
    body = render_body(publication, bodies, record)
    _, attached = texts.of(record.path, published_files(record, body).values())
    faults = (*body.findings, *attached, *file_clashes(record, body))
    return record.path, body.without_html, faults


@contextmanager
def _folder_of_texts(root: Path, program: bytes) -> Iterator[Path]:
    """Give the folder in which builds keep the texts of files; if none ever ran, one for now."""
    cache = root / CACHE
    if cache.is_dir():
        yield texts_folder(cache, program)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
