"""The thin edge to the source folder: reading ``docs/`` and ``metadata/`` from the disk."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from disclosure.columns import Column, read_columns
from disclosure.findings import Finding
from disclosure.items.metadata import METADATA_FILES, Metadata, read_metadata
from disclosure.items.reading import SourceFile, decode, read_item
from disclosure.items.records import Record
from disclosure.items.values import ITEMS_FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source folder once read: declarations, records, columns, sizes of the files in ``docs/``.

    ``findings`` are the faults of single files; the rules across records come later.
    """

    root: Path
    metadata: Metadata
    records: tuple[Record, ...]
    columns: tuple[Column, ...]
    sizes: Mapping[str, int]
    findings: tuple[Finding, ...]


def read_source(root: Path) -> Source:
    """Return everything below the folder; faults of its files become findings, never exceptions."""
    metadata, findings = _read_metadata(root)
    sizes = dict(_sizes(root))
    readings = [
        read_item(SourceFile(path=path, data=(root / path).read_bytes()), metadata, sizes)
        for path in sizes
        if path.startswith(f"{ITEMS_FOLDER}/") and path.endswith(".md")
    ]
    columns, column_findings = read_columns(
        SourceFile(path=path, data=(root / path).read_bytes())
        for path in sizes
        if path.count("/") == 1 and path.endswith(".md")
    )
    return Source(
        root=root,
        columns=columns,
        metadata=metadata,
        records=tuple(reading.record for reading in readings if reading.record is not None),
        sizes=sizes,
        findings=(
            *findings,
            *column_findings,
            *(fault for reading in readings for fault in reading.findings),
        ),
    )


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


def _sizes(root: Path) -> Iterator[tuple[str, int]]:
    """Yield path and length of each file below ``docs/``, sorted by path.

    Hidden files are left out, and links: what is published never comes from outside the folder.
    """
    found: list[tuple[str, int]] = []
    for folder, folders, names in os.walk(root / "docs"):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            if not name.startswith(".") and not path.is_symlink():
                found.append((path.relative_to(root).as_posix(), path.stat().st_size))
    yield from sorted(found)
