"""The thin edge to the source folder: reading ``docs/`` and ``metadata/`` from the disk."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from disclosure.columns import Column, read_columns
from disclosure.findings import Finding
from disclosure.items.metadata import METADATA_FILES, Metadata, read_metadata
from disclosure.items.places import item_paths
from disclosure.items.reading import SourceFile, decode, read_item
from disclosure.items.records import Record

_LEFT_BEHIND: Final = re.compile(r"[.].*|~[$].*|thumbs[.]db|desktop[.]ini", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """All of a source folder but its items: declarations, columns, sizes of files in ``docs/``.

    ``findings`` are the faults of these files.
    """

    root: Path
    metadata: Metadata
    columns: tuple[Column, ...]
    sizes: Mapping[str, int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Surroundings):
    """A source folder once read, with its items.

    ``findings`` are the faults of single files; the rules across records come later.
    """

    records: tuple[Record, ...]


def read_source(root: Path) -> Source:
    """Return everything below the folder; faults of its files become findings, never exceptions."""
    around = read_surroundings(root)
    readings = [
        read_item(
            SourceFile(path=path, data=(root / path).read_bytes()), around.metadata, around.sizes
        )
        for path in item_paths(around.sizes)
    ]
    records = (reading.record for reading in readings)
    findings = (fault for reading in readings for fault in reading.findings)
    return make_source(around, (each for each in records if each is not None), findings)


def read_surroundings(root: Path) -> Surroundings:
    """Return everything below the folder but the items."""
    metadata, findings = _read_metadata(root)
    found = dict(sorted(_files(root / "docs", "docs")))
    sizes = {path: size for path, size in found.items() if size is not None}
    links = [_unfollowed(path) for path, size in found.items() if size is None]
    columns, column_findings = read_columns(
        SourceFile(path=path, data=(root / path).read_bytes())
        for path in sizes
        if path.count("/") == 1 and path.endswith(".md")
    )
    return Surroundings(
        root=root,
        metadata=metadata,
        columns=columns,
        sizes=sizes,
        findings=(*findings, *column_findings, *links),
    )


def make_source(
    around: Surroundings, records: Iterable[Record], findings: Iterable[Finding]
) -> Source:
    """Return the whole source, of its surroundings and of its items with their faults."""
    known = {each.name: getattr(around, each.name) for each in fields(around)}
    known["findings"] = (*around.findings, *findings)
    return Source(records=tuple(records), **known)


def _read_metadata(root: Path) -> tuple[Metadata, tuple[Finding, ...]]:
    texts: dict[str, str | None] = {}
    findings: list[Finding] = []
    for name in METADATA_FILES:
        path = root / "metadata" / name
        if path.is_file():
            text, faults = decode(SourceFile(path=f"metadata/{name}", data=path.read_bytes()))
            findings.extend(faults)
            texts[name] = text
    metadata, faults = read_metadata(texts)
    return metadata, (*findings, *faults)


def _files(folder: Path, path: str) -> Iterator[tuple[str, int | None]]:
    """Yield path and length of each file of a folder, and of those below.

    Hidden files are left out, and what systems and office programs leave behind. Links have no
    length and are not followed: what is published never comes from outside the folder.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if _LEFT_BEHIND.fullmatch(entry.name):
                continue
            if entry.is_symlink():
                yield f"{path}/{entry.name}", None
            elif entry.is_dir(follow_symlinks=False):
                yield from _files(folder / entry.name, f"{path}/{entry.name}")
            elif entry.is_file(follow_symlinks=False):
                yield f"{path}/{entry.name}", entry.stat(follow_symlinks=False).st_size


def _unfollowed(path: str) -> Finding:
    return Finding(
        path=path,
        subject="文件",
        problem="是链接（快捷方式），不会发布",
        remedy="请换成文件本身；不需要的请删去",
        rule="file-unused",
    )
