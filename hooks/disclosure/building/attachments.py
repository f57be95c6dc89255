"""The published files of items: their digests, their text for the search."""

import contextlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from disclosure.attachments.extraction import extract_text
from disclosure.building.digests import DIGEST_BYTES, digest_of
from disclosure.building.outputs import write
from disclosure.items.records import Record

_FRESH: Final = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may change again unnoticed."""

_LONGEST_TYPE: Final = 9
"""Letters; a name without an ending is all type, and may be as long as file names can be."""


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


class AttachmentTexts:
    """The texts of attachments, each extracted once and kept in a folder by the file's digest."""

    def __init__(self, root: Path, folder: Path, digests: FileDigests) -> None:
        """Keep them in the folder, which need not exist."""
        self._root = root
        self._folder = folder
        self._digests = digests

    def of(self, record: Record) -> str:
        """Return the text of the record's attachments, of those that can be read, in order."""
        files = {} if record.withdrawn else {file.path: file for file in record.attachments}
        texts = [self._text(path, file.type) for path, file in files.items()]
        return "\n".join(text for text in texts if text)

    def _text(self, path: str, kind: str) -> str:
        kept = self._folder / f"{self._digests.of(path).hex()}.{kind[:_LONGEST_TYPE]}"
        with contextlib.suppress(OSError):
            data = kept.read_bytes()
            if digest_of(data[DIGEST_BYTES:]) == data[:DIGEST_BYTES]:
                return data[DIGEST_BYTES:].decode()
        text = extract_text(path, (self._root / path).read_bytes()).text
        data = text.encode("utf-8", "replace")
        write(kept, digest_of(data) + data)
        return text

    def prune(self) -> None:
        """Delete the texts of files that nobody has asked for."""
        wanted = {known.digest.hex() for known in self._digests.known.values()}
        for kept in self._folder.glob("*"):
            if kept.stem not in wanted:
                kept.unlink(missing_ok=True)
