"""Publishing: the editors' build, from the cache to the swap, and what it tells of it."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from disclosure.building.build import Built, Workshop, build
from disclosure.building.cache import CacheFolder, lock_of
from disclosure.building.digests import program_digest
from disclosure.building.kept import Kept
from disclosure.building.outputs import Outputs, stamps_of
from disclosure.building.progress import Progress
from disclosure.building.searching import StaleIndexError
from disclosure.building.settings import Settings
from disclosure.building.swapping import (
    Changes,
    changes_between,
    link,
    prepare_standby,
    recover,
    swap_in,
)
from disclosure.visits.recording import VISITS_FILE, keep_visits

CACHE: Final = ".cache"
"""The folder, beside ``docs/``, that holds what builds leave for later ones."""

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
    cache = settings.root / CACHE
    cache.mkdir(exist_ok=True)
    folder = CacheFolder(cache, site, program_digest())
    with lock_of(folder.folder):
        recover(site, folder.standby)
        folder.begin()
        kept = folder.load()
        try:
            return _Publisher(settings, site, progress, folder).publish(kept, dry_run)
        except StaleIndexError:
            folder.begin()
            anew = replace(kept, rendered={}, index=None)
            return _Publisher(settings, site, progress, folder).publish(anew, dry_run)


class _Publisher:
    """Publishes one folder, which nobody else publishes at the same time."""

    def __init__(
        self, settings: Settings, site: Path, progress: Progress, folder: CacheFolder
    ) -> None:
        self._settings = settings
        self._site = site
        self._progress = progress
        self._folder = folder

    def publish(self, kept: Kept, dry_run: bool) -> Publishing:
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
        workshop = Workshop(
            outputs=Outputs(fresh=folder.fresh, published=site if published else None),
            batches=folder.batches,
            store=folder.store,
            texts=folder.texts,
            intact=lambda path: path in kept.stamps and path not in lost,
        )
        usable = _usable(kept, lost)
        built = build(self._settings, folder.program, usable, workshop, self._progress)
        if built.kept is None:
            folder.end(kept)
            return Publishing(built=built)
        workshop.outputs.put(VISITS_FILE, keep_visits(site))
        changes = changes_between(published, stamps_of(folder.fresh), built.wanted)
        if dry_run:
            folder.end(kept)
            return Publishing(built=built, changes=changes)
        count = len(changes.written) + len(changes.removed)
        with self._progress.stage("发布", count):
            if count or not published:
                self._swap(changes)
            stamps = stamps_of(site) if count else published
            new = replace(built.kept, stamps=stamps)
            if new == kept:
                folder.end(kept)
            else:
                folder.save(new)
        return Publishing(built=built, changes=changes)

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
            intact=lambda _: False,
        )
        return build(settings, program_digest(), Kept(), workshop, Progress())
