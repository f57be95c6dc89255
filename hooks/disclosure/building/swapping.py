"""Publishing at once: the new folder is made beside the old one, and the two change places.

The folder beside, *standby*, holds links to all published files, so that only what differs is
written, and what does not keeps its inode and its time. Whatever interrupts a build, the published
folder is the old one or the new one, whole.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from disclosure.building.outputs import stamps_of

_AT_FDCWD: Final = -100
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of Linux' renameat2, RENAME_SWAP of macOS' renamex_np: the same number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The paths of what a publication adds, changes and removes, each sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def written(self) -> tuple[str, ...]:
        """Return all that is new or other than it was."""
        return (*self.added, *self.changed)

    @property
    def some(self) -> bool:
        """Return whether there are any."""
        return bool(self.added or self.changed or self.removed)


def changes_between(
    published: Iterable[str], fresh: Iterable[str], wanted: frozenset[str]
) -> Changes:
    """Return what changes if the fresh files come and, of the published ones, the wanted stay."""
    before = set(published)
    new = wanted.intersection(fresh)
    return Changes(
        added=tuple(sorted(new - before)),
        changed=tuple(sorted(new & before)),
        removed=tuple(sorted(before - wanted)),
    )


def swap_in(site: Path, fresh: Path, standby: Path, changes: Changes) -> None:
    """Publish the fresh files, and take away what is removed, at once.

    ``standby`` must be as ``site`` is (``prepare_standby``), and is so again in the end. Where
    there is no site yet, the fresh files are all of it.
    """
    if not site.exists():
        fresh.chmod(0o755)
        fresh.rename(site)
        link_folder(site, standby)
        return
    _remove(standby, changes.removed)  # before others come: a folder may make way for a file
    for path in changes.written:
        move(f"{fresh}/{path}", f"{standby}/{path}")
    standby.chmod(0o755)
    exchange(standby, site)
    standby.chmod(0o700)
    _remove(standby, changes.removed)
    for path in changes.written:
        (standby / path).unlink(missing_ok=True)
        link(f"{site}/{path}", f"{standby}/{path}")


def prepare_standby(site: Path, standby: Path, *, trusted: bool) -> None:
    """Make ``standby`` a folder of links to all files of ``site``; nobody else may look into it.

    A standby that is trusted, because the last build ended well, is left as it is.
    """
    if not (trusted and standby.is_dir()):
        shutil.rmtree(standby, ignore_errors=True)
        standby.mkdir(parents=True)
        if site.is_dir():
            link_folder(site, standby)
    standby.chmod(0o700)


def link_folder(source: Path, target: Path) -> None:
    """Give each file of a folder a second name in another one."""
    for path in stamps_of(source):
        link(f"{source}/{path}", f"{target}/{path}")


def link(source: str, target: str) -> None:
    """Give a file a second name, or copy it where the file system knows no second names."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        _link_or_copy(source, target)
    except OSError:
        shutil.copy2(source, target)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def move(source: str, target: str) -> None:
    """Give a file another name in place of whatever has it, making the folder."""
    try:
        os.replace(source, target)  # noqa: PTH105  # Path costs more than the renaming itself
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.replace(source, target)  # noqa: PTH105


def _remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove files, and folders that are empty then."""
    for path in paths:
        file = folder / path
        file.unlink(missing_ok=True)
        for above in file.parents:
            if above == folder:
                break
            try:
                above.rmdir()
            except OSError:
                break


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places at once; where the system can't, by three renamings."""
    if _exchanged(one, other):
        return
    aside = _aside(one)
    other.rename(aside)
    try:
        one.rename(other)
    except BaseException:
        aside.rename(other)
        raise
    aside.rename(one)


def recover(site: Path, standby: Path) -> None:
    """Mend what an exchange by renamings has left if the system stopped in its midst."""
    aside = _aside(standby)
    if aside.is_dir() and not site.exists():
        aside.rename(site)
    shutil.rmtree(aside, ignore_errors=True)


def _aside(standby: Path) -> Path:
    return standby.with_name(f"{standby.name}-old")


def _exchanged(one: Path, other: Path) -> bool:
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(*paths, _EXCHANGE) == 0)
    if not hasattr(library, "renameat2"):
        return False
    return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
