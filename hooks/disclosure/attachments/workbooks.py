"""Workbooks: sheet by sheet, row by row, the values of the cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from disclosure.attachments.cell_values import BUILT_IN, Shown, shown_as, value_text
from disclosure.attachments.lines import BETWEEN, Lines
from disclosure.attachments.package import Package, prefixed

_T = TypeVar("_T")
_UNNAMED: Final = re.compile(r"(?:Sheet|工作表)\s*\d*", re.IGNORECASE)
_TRUTH: Final[Mapping[str, str]] = {"1": "TRUE", "0": "FALSE"}
_TRUE: Final = frozenset({"1", "true"})
_LAST_COLUMN: Final = 16_384


@dataclass(slots=True, kw_only=True)
class _Book:
    """What cells refer to: shared texts, formats by style, and the day from which dates count."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    from_1904: bool = False
    formats: list[Shown] = field(default_factory=list)
    texts: Sequence[str] = ()

    def value(self, kind: str, style: str, raw: str) -> str:
        """Return the text of a cell, by its type and style."""
        if kind == "s":
            return _nth(self.texts, raw, "")
        if kind == "b":
            return _TRUTH.get(raw, raw)
        if kind in ("", "n"):
            shown = _nth(self.formats, style, Shown.NUMBER)
            return value_text(raw, shown, from_1904=self.from_1904)
        return raw


def _nth(values: Sequence[_T], written: str, otherwise: _T) -> _T:
    at = int(written) if written.isascii() and written.isdigit() and len(written) < 9 else -1
    return values[at] if 0 <= at < len(values) else otherwise


def read_workbook(package: Package, main: str, lines: Lines) -> None:
    """Read the values of the sheets that are shown, each under its name, a row a line."""
    book = _Book()
    package.visit(main, _Contents(book))
    relations = package.relations(main)
    for relation in relations.values():
        if relation.kind == "styles":
            package.visit(relation.part, _Styles(book))
        elif relation.kind == "sharedStrings":
            texts = _SharedTexts()
            package.visit(relation.part, texts)
            book.texts = texts.found
    for title, name in book.sheets:
        if name in relations:
            lines.add("" if _UNNAMED.fullmatch(title) else title)
            lines.end()
            package.visit(relations[name].part, _Sheet(book, lines))
            lines.end()


class _Contents:
    """Takes from the workbook's main part which sheets are shown, in order."""

    def __init__(self, book: _Book) -> None:
        self._book = book

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            self._book.sheets.append((attributes.get("name", ""), prefixed(attributes, "id")))
        elif name == "workbookPr":
            self._book.from_1904 = attributes.get("date1904") in _TRUE

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Styles:
    """Takes from the styles as what each shows numbers."""

    def __init__(self, book: _Book) -> None:
        self._book = book
        self._own: dict[str, Shown] = {str(number): shown for number, shown in BUILT_IN.items()}
        self._within = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        number = attributes.get("numFmtId", "")
        if name == "numFmt":
            self._own[number] = shown_as(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._within = True
        elif name == "xf" and self._within:
            self._book.formats.append(self._own.get(number, Shown.NUMBER))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._within = False

    def text(self, text: str) -> None:
        pass


class _SharedTexts:
    """Gathers the texts to which cells refer, without the readings above them (``rPh``)."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._taking = False
        self._unseen = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002  # a visitor's
        if name == "t":
            self._taking = not self._unseen
        elif name == "rPh":
            self._unseen = True

    def end(self, name: str) -> None:
        if name == "t":
            self._taking = False
        elif name == "rPh":
            self._unseen = False
        elif name == "si":
            self.found.append("".join(self._pieces))
            self._pieces.clear()

    def text(self, text: str) -> None:
        if self._taking:
            self._pieces.append(text)


class _Sheet:
    """Lays out a sheet's rows: a value of a cell is in ``v``, or in the ``t`` of an ``is``.

    Rows and columns that the sheet does not show are left out.
    """

    def __init__(self, book: _Book, lines: Lines) -> None:
        self._book = book
        self._lines = lines
        self._kind = self._style = ""
        self._pieces: list[str] = []
        self._taking = False
        self._unseen = False
        self._hidden_columns: set[int] = set()
        self._row_is_hidden = False
        self._column = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._column = _column_of(attributes.get("r", "")) or self._column + 1
            self._kind = attributes.get("t", "")
            self._style = attributes.get("s", "0")
            self._pieces.clear()
        elif name in ("v", "t"):
            self._taking = not self._unseen
        elif name == "rPh":
            self._unseen = True
        elif name == "row":
            self._column = 0
            self._row_is_hidden = attributes.get("hidden") in _TRUE
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self._hide(int(attributes.get("min", "0")), int(attributes.get("max", "0")))

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._taking = False
        elif name == "rPh":
            self._unseen = False
        elif name == "c" and self._pieces and self._is_shown():
            value = self._book.value(self._kind, self._style, "".join(self._pieces))
            self._lines.add(value)
            self._lines.add(BETWEEN)
        elif name == "row":
            self._lines.end()

    def text(self, text: str) -> None:
        if self._taking:
            self._pieces.append(text)

    def _hide(self, first: int, last: int) -> None:
        if first not in self._hidden_columns:
            self._hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))

    def _is_shown(self) -> bool:
        return not self._row_is_hidden and self._column not in self._hidden_columns


def _column_of(cell: str) -> int:
    """Return the number, from 1 on, of the column of a cell such as AB12; 0 if it is none."""
    number = 0
    for letter in cell.rstrip("0123456789"):
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
