"""Reading items: each file once, as long as neither it nor what it was judged by changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from disclosure.building.digests import digest_of
from disclosure.building.pool import chunks_of, work_on
from disclosure.checks.check import check_record
from disclosure.findings import Finding
from disclosure.items.metadata import Metadata
from disclosure.items.reading import SourceFile, read_item
from disclosure.items.records import Record
from disclosure.lookups import Answers, Noted, still_answers

_MOST_AT_ONCE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """What came of an item's file: its record without the body, and every fault of it alone.

    ``key`` is of all that it was read by, but for the ``sizes`` of other files that it names;
    ``identity`` changes with anything in file or record.
    """

    key: bytes
    record: Record | None
    findings: tuple[Finding, ...]
    sizes: Answers[int]
    identity: bytes


def read_items(
    root: Path,
    sizes: Mapping[str, int],
    paths: Sequence[str],
    metadata: Metadata,
    frame: bytes,
    kept: Mapping[str, ReadItem],
    advance: Callable[[int], None],
) -> dict[str, ReadItem]:
    """Return what the files hold, by path; ``kept`` is used where it is still right.

    ``frame`` is the digest of the program and of ``metadata``.
    """
    keys = {path: _key(frame, path, (root / path).read_bytes()) for path in paths}
    found = {
        path: item
        for path, key in keys.items()
        if (item := kept.get(path)) and item.key == key and still_answers(sizes, item.sizes)
    }
    advance(len(found))
    left = [path for path in paths if path not in found]

    def read(places: range) -> list[tuple[str, ReadItem]]:
        return [(left[at], _read(root, left[at], metadata, sizes, frame)) for at in places]

    for items in work_on(read, chunks_of(len(left), _MOST_AT_ONCE)):
        found.update(items)
        advance(len(items))
    return {path: found[path] for path in paths}


def _key(frame: bytes, path: str, data: bytes) -> bytes:
    return digest_of(frame, path, data)


def _read(
    root: Path, path: str, metadata: Metadata, sizes: Mapping[str, int], frame: bytes
) -> ReadItem:
    data = (root / path).read_bytes()
    noted = Noted(sizes)
    reading = read_item(SourceFile(path=path, data=data), metadata, noted)
    record, findings = reading.record, reading.findings
    if record is not None:
        findings = (*findings, *check_record(record))
        record = replace(record, body="")
    return ReadItem(
        key=_key(frame, path, data),
        record=record,
        findings=findings,
        sizes=noted.answers,
        identity=digest_of(data, repr(record)),
    )
