"""The thin edge of ``disclosure import``: reads exports and folder, writes what was planned."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from disclosure.importing.columns import Mapped, missing_columns, read_mapping
from disclosure.importing.decoding import text_of
from disclosure.importing.faults import ImportFaultError
from disclosure.importing.ledger import REPORT_FILE, read_ledger, write_ledger
from disclosure.importing.planning import Folder, Plan, make_plan
from disclosure.importing.sources import SourceRow, read_rows
from disclosure.importing.staging import finish, stage_and_move
from disclosure.importing.summary import ImportSummary, summarise
from disclosure.importing.templates import template_texts
from disclosure.items.characters import clean
from disclosure.items.fields import BY_NAME
from disclosure.items.front_matter import FrontMatterError, Scalar, split_document
from disclosure.items.metadata import METADATA_FILES
from disclosure.items.places import item_paths

_METADATA: Final = "metadata/"
_NUMBER_KEYS: Final = frozenset({"index_number", "former_index_number"})
_NUMBER_LINE: Final = re.compile(
    r"""^(?:索引号|index_number)[ \t]*:[ \t]*['"]?(.+?)['"]?[ \t]*$""", re.MULTILINE
)

__all__ = ["ImportFaultError", "ImportSummary", "run"]


def run(files: Sequence[Path], into: Path, mapping: Path | None) -> ImportSummary:
    """Turn the exports into items of the folder ``into`` and return the reconciliation.

    Nothing is written unless all of it can be. A second run with the same exports writes nothing,
    whatever the editors have done with the items since. Raises ``ImportFaultError`` for input that
    can't be used.
    """
    if into.exists() and not into.is_dir():
        raise ImportFaultError(f"{into}: 不是文件夹，请另写一个")
    rows, folders = _read_exports(files)
    mapped = _read_mapping(mapping, rows)
    finish(into)
    templates = template_texts()
    folder = _read_folder(into, templates)
    plan = make_plan(rows, folder, mapped, lambda file, name: _locate(folders[file], name))
    copies = [copy for item in plan.items for copy in item.copies]
    stage_and_move(into, _contents(into, plan, templates), copies)
    return summarise(plan, str(into / REPORT_FILE))


def _read_exports(files: Sequence[Path]) -> tuple[list[SourceRow], dict[str, Path]]:
    """Return the records of all exports, and by export the folder that it lies in."""
    rows: list[SourceRow] = []
    folders: dict[str, Path] = {}
    for file in files:
        name = clean(file.name)
        if not file.is_file():
            raise ImportFaultError(f"{file}: 没有这个文件，请检查路径")
        if name in folders:
            raise ImportFaultError(f"{file}: 两个来源文件同名，导入记录无法区分；请先改名")
        folders[name] = file.parent.resolve()
        rows += read_rows(name, file.read_bytes())
    return rows, folders


def _read_mapping(mapping: Path | None, rows: Sequence[SourceRow]) -> Mapped:
    if mapping is None:
        return Mapped()
    if not mapping.is_file():
        raise ImportFaultError(f"{mapping}: 没有这个对照表，请检查路径")
    mapped = read_mapping(text_of(mapping.read_bytes(), mapping.name), mapping.name)
    names = [name for row in rows for name in row.values]
    if missing := missing_columns(names, mapped):
        raise ImportFaultError(f"{mapping.name}: 来源文件里没有“{missing[0]}”这一列；请核对列名")
    return mapped


def _read_folder(root: Path, templates: Mapping[str, str]) -> Folder:
    """Return what stands in the folder; vocabularies not there yet are those of the templates."""
    metadata = {path: text for path, text in templates.items() if path.startswith(_METADATA)}
    for path in METADATA_FILES:
        if (file := root / _METADATA / path).is_file():
            metadata[_METADATA + path] = text_of(file.read_bytes(), _METADATA + path)
    paths = [
        Path(folder, name).relative_to(root).as_posix()
        for folder, _, names in os.walk(root / "docs")
        for name in names
    ]
    report = root / REPORT_FILE
    return Folder(
        metadata={path.removeprefix(_METADATA): text for path, text in metadata.items()},
        paths=frozenset(paths),
        index_numbers=frozenset(
            number
            for path in item_paths(paths)
            for number in _index_numbers((root / path).read_text("utf-8-sig", "replace"))
        ),
        ledger=read_ledger(report.read_bytes()) if report.is_file() else (),
    )


def _index_numbers(text: str) -> Iterator[str]:
    """Yield the index number, present and former, that an item's file names, faulty or not."""
    try:
        entries = split_document(text).front_matter.entries
    except FrontMatterError:
        yield from _NUMBER_LINE.findall(text)
        return
    for entry in entries:
        field = BY_NAME.get(entry.key)
        if field and field.key in _NUMBER_KEYS and isinstance(entry.value, Scalar):
            yield entry.value.text.strip()


def _locate(folder: Path, written: str) -> Path | None:
    """Return the file that a record names, if it lies in the folder of its export or below.

    What the system takes for no name at all, such as one too long, names nothing.
    """
    try:
        path = (folder / clean(written).replace("\\", "/")).resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None
    except (OSError, ValueError):
        return None


def _contents(root: Path, plan: Plan, templates: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file to be written, the report last."""
    extended = {_METADATA + name: text for name, text in plan.metadata.items()}
    for path, text in {**templates, **extended}.items():
        if path in extended or not (root / path).exists():
            yield path, text.encode()
    for item in plan.items:
        yield item.path, item.text.encode()
    report, file = write_ledger(plan.ledger), root / REPORT_FILE
    if not file.is_file() or file.read_bytes() != report:
        yield REPORT_FILE, report
