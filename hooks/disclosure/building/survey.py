"""The survey: a source read and judged, before anything is made of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from disclosure.building.digests import digest_of
from disclosure.building.progress import Progress
from disclosure.building.reading import ReadItem, read_items
from disclosure.building.settings import Settings
from disclosure.checks.check import check_together
from disclosure.findings import Finding, Severity, sort_findings
from disclosure.grading import apply_severities
from disclosure.items.fields import Vocabulary
from disclosure.items.front_matter import split_document
from disclosure.items.metadata import Metadata
from disclosure.items.places import item_paths
from disclosure.items.reading import SourceFile, decode
from disclosure.items.records import Record
from disclosure.items.vocabularies import Body as IssuingBody
from disclosure.pages.bodies import Body, BodyRenderer
from disclosure.pages.publication import Publication, make_publication
from disclosure.source import make_source, read_surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A source that has been read and judged, but for the bodies of its items.

    ``read`` are the items by path; ``findings`` are not yet graded.
    """

    publication: Publication
    read: dict[str, ReadItem]
    findings: tuple[Finding, ...]

    @property
    def identities(self) -> dict[str, bytes]:
        """Return by path what changes with anything in a record or its file."""
        return {path: item.identity for path, item in self.read.items()}

    def graded(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the survey's findings and these, graded as the site declares, and sorted."""
        severities = self.publication.source.metadata.severities
        return sort_findings(apply_severities((*self.findings, *findings), severities))


def survey(
    settings: Settings,
    bodies: BodyRenderer,
    program: bytes,
    kept: Mapping[str, ReadItem],
    progress: Progress,
) -> Survey:
    """Read and judge the source; ``kept`` are items that need not be read again if unchanged."""
    around = read_surroundings(settings.root)
    metadata, paths = around.metadata, item_paths(around.sizes)
    frame = digest_of(program, *_declared(metadata))
    with progress.stage("读取", len(paths)) as (stage, advance):
        read = read_items(settings.root, around.sizes, paths, metadata, frame, kept, advance)
        stage.reused = sum(read[path] is kept.get(path) for path in paths)
    with progress.stage("核对", len(paths)):
        records = (item.record for item in read.values() if item.record is not None)
        faults = (fault for item in read.values() for fault in item.findings)
        source = make_source(around, records, faults)
        publication = make_publication(source, settings.day, bodies)
        findings = (*source.findings, *check_together(source, settings.day))
    return Survey(publication=publication, read=read, findings=findings)


def _declared(metadata: Metadata) -> Iterator[str]:
    """Yield texts that change with anything that items are read by."""
    yield repr(metadata.terms)
    yield repr(sorted(metadata.unreadable, key=str))
    for term in metadata.terms[Vocabulary.BODIES]:
        if isinstance(term, IssuingBody) and term.index_number_pattern:
            yield term.index_number_pattern.pattern  # repr shows of a long one the beginning only


def passes(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Return whether the source may be published: without errors, if strict without warnings."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return all(finding.severity < limit for finding in findings)


def render_body(publication: Publication, bodies: BodyRenderer, record: Record) -> Body:
    """Return the record's rendered body."""
    path = publication.source.root / record.path
    text, _ = decode(SourceFile(path=record.path, data=path.read_bytes()))
    return bodies.render(split_document(text or "").body, publication.place_of(record))
