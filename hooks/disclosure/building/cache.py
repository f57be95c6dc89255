"""The cache: what one build leaves for the next, in a folder that may be deleted at any time."""

import contextlib
import os
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from disclosure.building.digests import digest_of
from disclosure.building.kept import Kept
from disclosure.building.pickling import load, save

CACHE: Final = ".cache"
"""The folder, beside ``docs/``, that holds what builds leave for later ones."""


def texts_folder(cache: Path, program: bytes) -> Path:
    """Return the folder of the texts of attachments, as this version of the program reads them."""
    return cache / "texts" / program.hex()[:16]


def _on_one_disk(one: Path, other: Path) -> bool:
    """Return whether files can be renamed from one folder to the other."""
    return one.stat().st_dev == other.stat().st_dev


class CacheFolder:
    """The part of the cache for one published folder: one build at a time may use it."""

    def __init__(self, cache: Path, site: Path, program: bytes) -> None:
        """Name the part by the folder; what another version of the program left is no use."""
        self.folder = cache / digest_of(str(site)).hex()[:16]
        self.program = program
        self.store = self.folder / "ranges"
        self.batches = self.folder / "batches"
        self.texts = texts_folder(cache, program)
        self.compiled = self.folder / "compiled"
        workshop = self.folder if _on_one_disk(cache, site.parent) else site.parent
        prefix = "" if workshop == self.folder else f".{site.name}-"
        self.fresh = workshop / f"{prefix}fresh"
        self.standby = workshop / f"{prefix}standby"
        self._state = self.folder / "state"
        self._site = site
        self._disturbed = self.folder / "disturbed"
        self._saved_at = 0
        self._saved: Kept | None = None
        self._latest: Kept | None = None

    def begin(self) -> None:
        """Clear away what a build left half done."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "site").write_text(str(self._site), encoding="utf-8")
        self._clear()
        for texts in self.texts.parent.glob("*"):
            if texts != self.texts:
                shutil.rmtree(texts, ignore_errors=True)
        self.fresh.mkdir(mode=0o700)

    @property
    def is_standby_right(self) -> bool:
        """Return whether nothing has disturbed the standby since a publication ended well."""
        return not self._disturbed.exists()

    def disturb(self) -> None:
        """Note, for all later builds, that the standby may not be as the published folder is."""
        self._disturbed.touch()

    def settle(self) -> None:
        """Note that the standby is as the published folder is."""
        self._disturbed.unlink(missing_ok=True)

    def load(self) -> Kept:
        """Return what the last build kept; nothing if that is of no use."""
        if self._latest is None or self._saved_at != self._time_saved():
            self._saved_at = self._time_saved()
            self._saved = self._read()
            self._latest = self._saved or Kept()
        return self._latest

    def _read(self) -> Kept | None:
        with contextlib.suppress(Exception):  # whatever is wrong with it, all can be made again
            head, kept = load(self._state)
            if head == self.program and isinstance(kept, Kept):
                return kept
        return None

    def save(self, kept: Kept) -> None:
        """Keep this for the next build, and clear away what is not."""
        if kept != self._saved:
            save(self._state, (self.program, kept))
            self._saved_at = self._time_saved()
            self._saved = kept
            self._prune_parts()
        self.remember(kept)

    def remember(self, kept: Kept) -> None:
        """Keep this for the next build of this process, and clear away what is not."""
        self._latest = kept
        self.end(kept)

    def _time_saved(self) -> int:
        """Return when the state was saved; 0 if it never was."""
        return self._state.stat().st_mtime_ns if self._state.exists() else 0

    def end(self, kept: Kept) -> None:
        """Clear away what is not kept: the files of this build, the postings of old."""
        self._clear()
        folders: Collection[str] = kept.index.folders if kept.index else ()
        if self.store.is_dir():
            for entry in os.scandir(self.store):
                if entry.name not in folders:
                    shutil.rmtree(entry.path, ignore_errors=True)

    def _clear(self) -> None:
        for each in (self.fresh, self.batches):
            shutil.rmtree(each, ignore_errors=True)

    def _prune_parts(self) -> None:
        """Delete the parts whose published folder is gone and that no build uses just now.

        Their locks stay: no file that others may be waiting for can be deleted safely.
        """
        for part in self.folder.parent.iterdir():
            with contextlib.suppress(OSError, ValueError, Timeout):
                site = (part / "site").read_text(encoding="utf-8")
                if part != self.folder and not Path(site).exists():
                    with lock_of(part, timeout=0):
                        shutil.rmtree(part, ignore_errors=True)


def lock_of(part: Path, timeout: float = -1) -> FileLock:
    """Return the lock of a part of the cache; a build waits for it without end."""
    return FileLock(part.with_name(f"{part.name}.lock"), timeout=timeout)
