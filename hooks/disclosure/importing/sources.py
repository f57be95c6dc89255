"""An export read into its records: JSON Lines or CSV, each record with its line and fingerprint."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from disclosure.decoding import is_damaged
from disclosure.importing.decoding import text_of
from disclosure.importing.faults import ImportFaultError
from disclosure.items.fields import BY_NAME

Raw = str | tuple["Raw", ...] | Mapping[str, "Raw"]
"""A value of a source record; numbers are the text that was written."""

_LONGEST_CELL: Final = 2**31 - 1
_SEPARATORS: Final = (",", "\t", ";")
_FEWEST_SEPARATORS: Final = 3
_DECLARED: Final = re.compile(r"sep=(.)")
"""What Excel writes, and reads, above a table."""

_MOST_ABOVE: Final = 5
"""Lines among which the columns' names are looked for: titles may stand above them."""

_SWALLOWED: Final = "有一格里像是还有别的记录，前面的引号可能没有成对，请对照来源文件"
_DAMAGED: Final = "有无法识别的字节，可能已损坏或编码混杂"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A record of an export.

    ``file`` is the export's name without folders, ``line`` (from 1) where the record begins,
    ``values`` its columns that aren't empty, ``fingerprint`` a digest of all it holds. ``fault``
    says in Chinese why it can't be read, ``remark`` what is odd about it.
    """

    file: str
    line: int
    values: Mapping[str, Raw] = field(default_factory=dict)
    fingerprint: str
    fault: str = ""
    remark: str = ""


def read_rows(file: str, data: bytes) -> tuple[SourceRow, ...]:
    """Return the export's records in their order, unreadable ones included with their fault.

    The form is told by the file's ending (``.csv``, ``.tsv``, ``.txt``), else by the first letter.
    Raises ``ImportFaultError`` for a file that is neither JSON Lines nor CSV, or in another
    encoding.
    """
    text = text_of(data, file)
    start = text.lstrip()[:1]
    is_table = file.lower().endswith((".csv", ".tsv", ".txt")) and start != "{"
    if start == "[" and not is_table:
        raise ImportFaultError(f"{file}: 是一个 JSON 数组；请导出为 JSON Lines，每行一条记录")
    return tuple(_table(file, text) if is_table or start != "{" else _json_lines(file, text))


def _json_lines(file: str, text: str) -> Iterator[SourceRow]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _json_row(file, number, line.strip())


def _json_row(file: str, number: int, line: str) -> SourceRow:
    try:
        # Numbers stay as written: an index number may be a number to JSON.
        record = json.loads(
            line,
            object_pairs_hook=_object,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
        )
    except _RepeatedKeyError as error:
        return _unreadable(file, number, line, f"同一条记录里“{error}”写了两次")
    except (ValueError, RecursionError):
        return _unreadable(file, number, line, "不是完整的 JSON，读不下去")
    if is_damaged(line):
        return _unreadable(file, number, line, _DAMAGED)
    if not isinstance(record, dict):
        return _unreadable(file, number, line, "不是一条记录（应为 {…} 的形式）")
    return _row(file, number, record)


class _RepeatedKeyError(Exception):
    """A JSON object names a key twice, of which one value would be lost."""


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _RepeatedKeyError(next(key for key in keys if keys.count(key) > 1))
    return record


def _table(file: str, text: str) -> Iterator[SourceRow]:
    csv.field_size_limit(_LONGEST_CELL)
    heads = text.lstrip("\n\r").split("\n", _MOST_ABOVE)
    declared = _DECLARED.fullmatch(heads[0].strip())
    parted = next((head for head in heads if any(each in head for each in _SEPARATORS)), "")
    separator = declared[1] if declared else max(_SEPARATORS, key=parted.count)
    lines = list(_lines(csv.reader(io.StringIO(text, newline=""), delimiter=separator)))
    start = _header_place([cells for _, cells in lines[:_MOST_ABOVE]])
    header = _header(lines[start][1]) if lines else []
    for line, cells in lines[start + 1 :]:
        remark = _SWALLOWED if _holds_rows(cells, separator, len(header)) else ""
        yield _table_row(file, line, header, cells, remark)


def _lines(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that are not empty, each with the number (from 1) on which it begins."""
    before = 0
    for cells in reader:
        line, before = before + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            yield line, cells


def _header_place(heads: Sequence[Sequence[str]]) -> int:
    """Return the place of the columns' names: below a title, the first line with a known one."""
    named = [any(cell.strip() in BY_NAME for cell in cells) for cells in heads]
    is_title = [sum(1 for cell in cells if cell.strip()) == 1 for cells in heads]
    below = (place for place, known in enumerate(named) if known and all(is_title[:place]))
    return next(below, 0)


def _holds_rows(cells: Sequence[str], separator: str, columns: int) -> bool:
    """Return whether a cell holds a line with as many columns as the table has.

    Two separators can be in any sentence, so that smaller tables tell nothing.
    """
    fewest = max(columns - 1, _FEWEST_SEPARATORS)
    lines = (line for cell in cells for line in cell.split("\n")[1:])
    return any(line.count(separator) >= fewest for line in lines)


def _header(cells: Sequence[str]) -> list[str]:
    """Return the columns' names; an empty or repeated one gets its place added."""
    names: list[str] = []
    for place, cell in enumerate(cells, start=1):
        name = cell.strip()
        names.append(name if name and name not in names else f"{name}（第{place}列）")
    return names


def _table_row(
    file: str, line: int, header: Sequence[str], cells: Sequence[str], remark: str
) -> SourceRow:
    written = "\x1f".join(cells)
    if is_damaged(written):
        return _unreadable(file, line, written, _DAMAGED)
    if any(cell.strip() for cell in cells[len(header) :]):
        problem = f"有 {len(cells)} 列，比表头的 {len(header)} 列多"
        return _unreadable(file, line, written, problem)
    missing = len(header) - len(cells)
    remarks = [f"比表头少 {missing} 列"] if missing > 0 else []
    remarks += [remark] if remark else []
    return _row(file, line, dict(zip(header, cells, strict=False)), "；".join(remarks))


def _row(file: str, line: int, record: Mapping[str, Any], remark: str = "") -> SourceRow:
    values = {
        str(name).strip(): value
        for name, written in record.items()
        if (value := _raw(written)) is not None
    }
    content = json.dumps(values, ensure_ascii=True, sort_keys=True)
    return SourceRow(
        file=file, line=line, values=values, fingerprint=_digest(content), remark=remark
    )


def _raw(value: Any) -> Raw | None:
    """Return the value without its empty parts; None when nothing is left."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return tuple(each for part in value if (each := _raw(part)) is not None) or None
    if isinstance(value, dict):
        parts = {name: each for name, part in value.items() if (each := _raw(part)) is not None}
        return parts or None
    if not isinstance(value, str) or not value.strip():
        return None
    return value


def _unreadable(file: str, line: int, written: str, fault: str) -> SourceRow:
    return SourceRow(file=file, line=line, fingerprint=_digest(written), fault=fault)


def _digest(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:32]
