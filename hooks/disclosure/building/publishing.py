"""Publishing: the editors' build, from the cache to the swap, and what it tells of it."""

import gc
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from disclosure.building.build import Built, Workshop, build
from disclosure.building.cache import CACHE, CacheFolder, lock_of
from disclosure.building.digests import program_digest
from disclosure.building.kept import Kept
from disclosure.building.outputs import Outputs, Stamp, stamps_of
from disclosure.building.progress import Progress
from disclosure.building.searching import StaleIndexError
from disclosure.building.settings import Settings
from disclosure.building.survey import passes
from disclosure.building.swapping import (
    Changes,
    changes_between,
    link,
    prepare_standby,
    recover,
    swap_in,
)
from disclosure.building.vanished import vanished_items
from disclosure.findings import sort_findings
from disclosure.grading import apply_severities
from disclosure.visits.recording import VISITS_FILE, keep_visits

_COLLECT_SELDOM: Final = (200_000, 50, 100)
"""A build makes many things and few cycles, for which the usual thresholds look far too often."""

NO_CHANGES: Final = Changes(added=(), changed=(), removed=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """What came of publishing: the build, and how the published folder changes by it."""

    built: Built
    changes: Changes = NO_CHANGES


def publish(
    settings: Settings, site: Path, progress: Progress, *, dry_run: bool = False
) -> Publishing:
    """Build the site into its folder, at once or not at all; a dry run changes no file of it.

    Builds of one folder wait for each other. What is unchanged since the last one is used again.
    """
    return Publisher(settings.root, site).publish(settings, progress, dry_run=dry_run)


class Publisher:
    """Publishes the site of a source folder, once or again and again."""

    def __init__(self, root: Path, site: Path) -> None:
        """Prepare the cache beside the sources."""
        gc.set_threshold(*_COLLECT_SELDOM)
        cache = root / CACHE
        cache.mkdir(exist_ok=True)
        self._site = site
        self._folder = CacheFolder(cache, site, program_digest())

    def publish(
        self, settings: Settings, progress: Progress, *, dry_run: bool = False
    ) -> Publishing:
        """Build the site into its folder, at once or not at all, as ``publish`` does."""
        with lock_of(self._folder.folder), _readable_by_servers():
            recover(self._site, self._folder.standby)
            self._folder.begin()
            kept = self._folder.load()
            try:
                return self._publish(settings, progress, kept, dry_run)
            except StaleIndexError:
                self._folder.begin()
                anew = replace(kept, rendered={}, index=None)
                return self._publish(settings, progress, anew, dry_run)

    def _publish(
        self, settings: Settings, progress: Progress, kept: Kept, dry_run: bool
    ) -> Publishing:
        """Build, compare and swap."""
        site, folder = self._site, self._folder
        published = stamps_of(site)
        lost = {
            path
            for path, stamp in kept.stamps.items()
            if published.get(path) != stamp and path != VISITS_FILE
        }
        if lost or len(published) != len(kept.stamps):
            folder.disturb()
        intact = (kept.stamps.keys() - lost).__contains__
        workshop = self._workshop(site if published else None, intact)
        usable = _usable(kept, lost)
        built = _with_losses(
            build(settings, folder.program, usable, workshop, progress), published, settings
        )
        if built.kept is None:
            folder.end(kept)
            return Publishing(built=built)
        workshop.outputs.put(VISITS_FILE, keep_visits(site))
        fresh = stamps_of(folder.fresh)
        changes = changes_between(published, fresh, built.wanted)
        if dry_run:
            folder.end(kept)
            return Publishing(built=built, changes=changes)
        count = len(changes.written) + len(changes.removed)
        with progress.stage("发布", count):
            if count or not published:
                self._swap(changes)
            new = replace(built.kept, stamps=_stamps(site, published | fresh, built.wanted))
            if settings.indexing:
                folder.save(new)
            else:
                folder.remember(new)  # saved with the index, which soon follows
        return Publishing(built=built, changes=changes)

    def _workshop(self, published: Path | None, intact: Callable[[str], bool]) -> Workshop:
        folder = self._folder
        return Workshop(
            outputs=Outputs(fresh=folder.fresh, published=published),
            batches=folder.batches,
            store=folder.store,
            texts=folder.texts,
            compiled=folder.compiled,
            intact=intact,
        )

    def _swap(self, changes: Changes) -> None:
        site, standby = self._site, self._folder.standby
        trusted = self._folder.is_standby_right
        self._folder.disturb()
        prepare_standby(site, standby, trusted=trusted)
        counted = site / VISITS_FILE
        if counted.exists():  # counted since the last build
            (standby / VISITS_FILE).unlink(missing_ok=True)
            link(str(counted), str(standby / VISITS_FILE))
        swap_in(site, self._folder.fresh, standby, changes)
        self._folder.settle()


@contextmanager
def _readable_by_servers() -> Iterator[None]:
    """Let new files be 0644 and new folders 0755, however strict the editor's account is."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def _stamps(site: Path, known: dict[str, Stamp], wanted: frozenset[str]) -> dict[str, Stamp]:
    """Return the stamps of the published files: those known, if files keep theirs when linked."""
    probe = min(wanted - {VISITS_FILE}, default="")
    found = (site / probe).stat()
    if known.get(probe) == (found.st_ino, found.st_size, found.st_mtime_ns):
        return {path: known[path] for path in wanted if path in known}
    return stamps_of(site)


def _with_losses(built: Built, published: Iterable[str], settings: Settings) -> Built:
    """Return what came of a build, and of comparing it with what is published."""
    if built.kept is None:
        return built
    gone = apply_severities(tuple(vanished_items(published, built.wanted)), {})
    kept = built.kept if passes(gone, strict=settings.strict) else None
    return replace(built, findings=sort_findings((*built.findings, *gone)), kept=kept)


def _usable(kept: Kept, lost: set[str]) -> Kept:
    """Return what of that which was kept can be used though some published files are lost.

    Items' entries and the index belong together: without one the other is no use.
    """
    index = kept.index
    if index is None or index.is_outgrown or not lost.isdisjoint(index.files):
        return replace(kept, rendered={}, index=None)
    return kept


def build_anew(settings: Settings, folder: Path) -> Built:
    """Build everything into an empty folder, as if nothing had ever been built."""
    with tempfile.TemporaryDirectory() as scratch:
        workshop = Workshop(
            outputs=Outputs(fresh=folder),
            batches=Path(scratch, "batches"),
            store=Path(scratch, "ranges"),
            texts=Path(scratch, "texts"),
            compiled=Path(scratch, "compiled"),
            intact=lambda _: False,
        )
        return build(settings, program_digest(), Kept(), workshop, Progress())
