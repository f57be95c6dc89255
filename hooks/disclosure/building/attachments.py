"""The published files of items: their digests, their text for the search."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from disclosure.attachments.extraction import extract_text
from disclosure.building.digests import digest_of
from disclosure.items.records import Record

_FRESH: Final = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may change again unnoticed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """A file's digest, how the file was when it was computed, and when that was."""

    digest: bytes
    marks: tuple[int, ...]
    seen: int


class FileDigests:
    """Digests of large files, computed again only when the system tells of a change."""

    def __init__(self, root: Path, kept: Mapping[str, KnownFile]) -> None:
        """Begin with what was kept of the last time."""
        self._root = root
        self._kept = kept
        self.known: dict[str, KnownFile] = {}
        """The files asked for so far, by path."""

    def of(self, path: str) -> bytes:
        """Return the digest of the file's content."""
        if path not in self.known:
            self.known[path] = self._look(path)
        return self.known[path].digest

    def _look(self, path: str) -> KnownFile:
        found = (self._root / path).stat()
        marks = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        kept = self._kept.get(path)
        changed = max(found.st_mtime_ns, found.st_ctime_ns)
        if kept is not None and kept.marks == marks and changed + _FRESH < kept.seen:
            return kept
        seen = time.time_ns()
        data = (self._root / path).read_bytes()
        return KnownFile(digest=digest_of(data), marks=marks, seen=seen)


def attachment_text(root: Path, record: Record) -> str:
    """Return the text of the record's attachments, those that can be read, one after another."""
    files = {} if record.withdrawn else {file.path: file for file in record.attachments}
    texts = (
        extract_text(file.file_name, (root / path).read_bytes()).text
        for path, file in files.items()
    )
    return "\n".join(text for text in texts if text)
