"""Outputs: what a build writes, beside what is published already and need not be written again."""

import contextlib
import filecmp
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int, int]
"""By what a file is known to be the same: its inode, its length, its time of change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Where a build puts files: those that differ from the published ones into ``fresh``.

    ``published`` is the folder as it is served now; None where everything is written anew.
    """

    fresh: Path
    published: Path | None = None

    def put(self, path: str, data: bytes) -> None:
        """Keep the file of this path if it holds the data, else write it to ``fresh``."""
        if self.published is not None and _holds(f"{self.published}/{path}", data):
            return
        write(f"{self.fresh}/{path}", data)

    def copy(self, path: str, source: Path) -> None:
        """Keep the file of this path if it is like the source, else copy that to ``fresh``."""
        if self.published is not None:
            filecmp.clear_cache()  # it would go by size and time alone
            with contextlib.suppress(OSError):
                if filecmp.cmp(source, self.published / path, shallow=False):
                    return
        target = self.fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _holds(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # Path costs more than the reading itself
            return file.read() == data
    except OSError:
        return False


def write(path: str | Path, data: bytes) -> None:
    """Write the file, making its folder."""
    try:
        file = open(path, "wb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = open(path, "wb")  # noqa: PTH123, SIM115
    with file:
        file.write(data)


def stamps_of(folder: Path) -> dict[str, Stamp]:
    """Return the stamp of each file below the folder, by path; nothing where there is no folder."""
    return dict(_stamps(str(folder), "")) if folder.is_dir() else {}


def _stamps(folder: str, path: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path, f"{path}{entry.name}/")
            else:
                found = entry.stat(follow_symlinks=False)
                yield path + entry.name, (found.st_ino, found.st_size, found.st_mtime_ns)
