"""The published files of items: their digests, their text for the search or why there is none."""

import contextlib
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from disclosure.attachments.extraction import DATA_LIMIT, Extraction, extract_text
from disclosure.attachments.obstacles import Obstacle
from disclosure.building.digests import DIGEST_BYTES, digest_of, file_digest
from disclosure.building.outputs import write
from disclosure.checks.privacy import leaks_of
from disclosure.findings import Finding
from disclosure.items.places import static_paths
from disclosure.items.records import Attachment

_FRESH: Final = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may change again unnoticed."""

_RULES: Final[Mapping[Obstacle, str]] = {
    Obstacle.EMPTY: "attachment-unreadable",
    Obstacle.DAMAGED: "attachment-unreadable",
    Obstacle.ENCRYPTED: "attachment-unreadable",
    Obstacle.NO_TEXT: "attachment-without-text",
    Obstacle.TOO_LARGE: "attachment-without-text",
    Obstacle.OLD_FORMAT: "attachment-without-text",
    Obstacle.PART: "attachment-without-text",
    Obstacle.UNKNOWN_TYPE: "attachment-without-text",
}
"""What is said of files that give no text, or not all."""

_READ: Final = frozenset({None, Obstacle.NO_TEXT, Obstacle.PART})
"""What is said of files of which all that is seen was read, as far as it goes."""

_MEDIA: Final = frozenset(
    (
        *("AVIF", "BMP", "GIF", "ICO", "JPEG", "JPG", "PNG", "SVG", "TIF", "TIFF", "WEBP"),
        *("AAC", "FLAC", "M4A", "MP3", "OGG", "WAV", "AVI", "MOV", "MP4", "WEBM"),
    )
)
"""Types of images, sound and film, of which nobody expects text."""

_PARTING: Final = "\f"
"""Parts what is kept of a file; texts hold no control characters but line ends."""

_UNSEEN: Final = "看不见的部分（隐藏的工作表或行列、批注、修订、页眉、文件属性等）"
_LONGEST_TYPE: Final = 9
"""Letters; an ending may be as long as file names can be."""


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
        with (self._root / path).open("rb") as file:
            digest = file_digest(file)
        return KnownFile(digest=digest, marks=marks, seen=seen)


class FileTexts:
    """What published files hold, each read once and kept in a folder by the file's digest."""

    def __init__(self, root: Path, folder: Path, digests: FileDigests) -> None:
        """Keep them in the folder, which need not exist."""
        self._root = root
        self._folder = folder
        self._digests = digests

    def of(self, path: str, files: Iterable[Attachment]) -> tuple[str, tuple[Finding, ...]]:
        """Return the text of the files that a source file names, in order, and what is wrong.

        ``path`` is that of the source file.
        """
        read = [(file, self._extraction(file)) for file in files]
        findings = (
            fault for file, extraction in read for fault in _findings(path, file, extraction)
        )
        text = "\n".join(extraction.text for _, extraction in read if extraction.text)
        return text, tuple(findings)

    def _extraction(self, file: Attachment) -> Extraction:
        kept = self._folder / f"{self._digests.of(file.path).hex()}.{file.type[:_LONGEST_TYPE]}"
        with contextlib.suppress(OSError):
            data = kept.read_bytes()
            if digest_of(data[DIGEST_BYTES:]) == data[:DIGEST_BYTES]:
                return _unpacked(data[DIGEST_BYTES:])
        extraction = _extracted(self._root / file.path)
        data = _packed(extraction)
        with contextlib.suppress(OSError):  # as where another user's builds keep theirs
            write(kept, digest_of(data) + data)
        return extraction

    def prune(self) -> None:
        """Delete the texts of files that nobody has asked for."""
        wanted = {known.digest.hex() for known in self._digests.known.values()}
        for kept in self._folder.glob("*"):
            if kept.name.partition(".")[0] not in wanted:
                kept.unlink(missing_ok=True)


def static_findings(sizes: Mapping[str, int], texts: FileTexts) -> Iterator[Finding]:
    """Yield what is wrong with the files that are published as they are, beside the columns.

    ``sizes`` are those of all files of the source, by path.
    """
    for path in static_paths(sizes):
        yield from texts.of(path, [Attachment(path=path, name=path, size=sizes[path])])[1]


def _packed(extraction: Extraction) -> bytes:
    obstacle = extraction.obstacle.name if extraction.obstacle else ""
    texts = (obstacle, extraction.text, extraction.concealed)
    return _PARTING.join(texts).encode("utf-8", "replace")


def _unpacked(data: bytes) -> Extraction:
    obstacle, text, concealed = data.decode().split(_PARTING)
    known = Obstacle[obstacle] if obstacle else None
    return Extraction(text=text, obstacle=known, concealed=concealed)


def _extracted(file: Path) -> Extraction:
    """Return what a file holds; it is read into memory only if it is not too large."""
    if file.stat().st_size > DATA_LIMIT:
        return Extraction(obstacle=Obstacle.TOO_LARGE)
    return extract_text(file.name, file.read_bytes())


def _findings(path: str, file: Attachment, extraction: Extraction) -> Iterator[Finding]:
    """Yield what is wrong with a file: that it gives no text, or one not to be published."""

    def finding(problem: str, remedy: str, rule: str) -> Finding:
        return Finding(
            path=path,
            line=file.line,
            subject="附件",
            problem=f"“{file.file_name}”{problem}",
            remedy=remedy,
            rule=rule,
        )

    is_media = extraction.obstacle is Obstacle.UNKNOWN_TYPE and file.type in _MEDIA
    if extraction.obstacle and not is_media:
        problem, _, remedy = extraction.obstacle.value.partition("，")
        rule = _RULES[extraction.obstacle]
        yield finding(f"{problem}，检索找不到其中的内容", remedy, rule)
    seen = set()
    for leak in leaks_of(extraction.text):
        seen.add(leak.rule)
        yield finding(leak.problem, leak.remedy, leak.rule)
    where = _UNSEEN if extraction.obstacle in _READ else ""
    for leak in leaks_of(extraction.concealed):
        if leak.rule not in seen:
            yield finding(f"{where}{leak.problem}", leak.remedy, leak.rule)
