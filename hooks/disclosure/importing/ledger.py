"""``import-report.csv``: what became of each source record, and the memory of earlier imports."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from disclosure.importing.decoding import text_of
from disclosure.importing.faults import ImportFaultError
from disclosure.items.characters import clean

REPORT_FILE: Final = "import-report.csv"

CHANGED: Final = "已导入过，来源有改动，未覆盖"
"""Added to the remarks of an item whose record has changed at the source since its import."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@")
_TEXT_MARK: Final = "'"


class Outcome(Enum):
    """What became of a record; the value is the word in the report."""

    WRITTEN = "写入"
    SET_ASIDE = "搁置"
    EXISTING = "已有"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One source record in the report.

    ``item`` is the Markdown file as it was first written, relative to the source folder (empty:
    none), ``fingerprint`` the digest of the record that the item was made from.
    """

    file: str
    line: int
    own_id: str = ""
    outcome: Outcome
    item: str = ""
    index_number: str = ""
    assigned: str = ""
    remarks: str = ""
    fingerprint: str

    @property
    def place(self) -> str:
        """Return where the record stands: file and line."""
        return f"{self.file}:{self.line}"


_COLUMNS: Final = {
    "来源文件": "file",
    "行号": "line",
    "原编号": "own_id",
    "结果": "outcome",
    "信息文件": "item",
    "索引号": "index_number",
    "系统赋予的内容": "assigned",
    "说明": "remarks",
    "指纹": "fingerprint",
}


def write_ledger(rows: Iterable[LedgerRow]) -> bytes:
    """Return the report as CSV that Excel opens: UTF-8 with its mark, no cell taken for a formula.

    The fingerprint is the last column; it is how a second import knows the record again.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(_COLUMNS)
    for row in rows:
        cells = {name: getattr(row, key) for name, key in _COLUMNS.items()}
        cells["结果"] = row.outcome.value
        cells["指纹"] = f"#{row.fingerprint}"  # So that no digest looks like a number to Excel.
        writer.writerow(_guarded(clean(str(cell))) for cell in cells.values())
    return target.getvalue().encode("utf-8-sig")


def read_ledger(data: bytes) -> tuple[LedgerRow, ...]:
    """Return the rows of an earlier report, also when a spreadsheet program has saved it again.

    Raises ``ImportFaultError`` when it can't be read: without it nothing would be known again.
    """
    reader = csv.DictReader(io.StringIO(text_of(data, REPORT_FILE), newline=""))
    try:
        return tuple(_row(cells) for cells in reader)
    except (KeyError, ValueError, TypeError, csv.Error) as error:
        place = f"{REPORT_FILE}:{reader.line_num}"
        raise ImportFaultError(
            f"{place}: 导入记录被改动，读不下去；请恢复原来的文件后再导入"
        ) from error


def _row(cells: dict[str, str]) -> LedgerRow:
    values = {key: _unguarded(cells[name]) for name, key in _COLUMNS.items()}
    return LedgerRow(
        file=values["file"],
        line=int(values["line"]),
        own_id=values["own_id"],
        outcome=Outcome(values["outcome"]),
        item=values["item"],
        index_number=values["index_number"],
        assigned=values["assigned"],
        remarks=values["remarks"],
        fingerprint=values["fingerprint"].removeprefix("#"),
    )


def _guarded(cell: str) -> str:
    return _TEXT_MARK + cell if cell.startswith((*_FORMULA_STARTS, _TEXT_MARK)) else cell


def _unguarded(cell: str) -> str:
    return cell.removeprefix(_TEXT_MARK)
