"""Office Open XML files: documents, presentations and workbooks, told apart by their main part."""

from collections.abc import Mapping
from typing import Final

from disclosure.attachments.flow import Flow
from disclosure.attachments.lines import BETWEEN, Lines
from disclosure.attachments.obstacles import Obstacle, UnreadableError
from disclosure.attachments.package import Package, prefixed
from disclosure.attachments.workbooks import read_workbook

_NOTES: Final = ("footnotes", "endnotes")
_UNSEEN: Final = frozenset({"Fallback", "moveFrom", "rt"})  # Fallback repeats what stands before it
_BREAKS: Final = frozenset({"tab", "br", "cr", "ptab"})
_PARTS: Final = frozenset({"p", "tc", "txbxContent"})
_OFF: Final = frozenset({"0", "false", "off"})


def read_office(data: bytes, lines: Lines) -> None:
    """Read the file into the lines, whichever of the three it is.

    Raises ``UnreadableError`` if it is none of them or cannot be read, ``FullError`` when there is
    more than fits.
    """
    package = Package(data)
    mains = (each.part for each in package.relations().values() if each.kind == "officeDocument")
    main = next(mains, "")
    folder = main.partition("/")[0].lower() if main.endswith(".xml") else ""
    if folder == "word":
        _read_document(package, main, lines)
    elif folder == "xl":
        read_workbook(package, main, lines)
    elif folder == "ppt":
        _read_slides(package, main, lines)
    else:
        raise UnreadableError(Obstacle.UNKNOWN_TYPE)


def _read_document(package: Package, main: str, lines: Lines) -> None:
    """Read a document's text, then its notes; headers and footers are left out."""
    package.visit(main, _Text(lines))
    lines.end()
    for relation in package.relations(main).values():
        if relation.kind in _NOTES:
            package.visit(relation.part, _Text(lines))
            lines.end()


def _read_slides(package: Package, main: str, lines: Lines) -> None:
    """Read the slides in the order of showing; the speaker's notes are left out."""
    order = _Slides()
    package.visit(main, order)
    relations = package.relations(main)
    for name in order.names:
        if relation := relations.get(name):
            package.visit(relation.part, _Text(lines))
            lines.end()


class _Slides:
    """Gathers by which relations a presentation refers to its slides."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sldId":
            self.names.append(prefixed(attributes, "id"))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Text:
    """Lays out the text of a document or slide: w: and a: name their elements alike."""

    def __init__(self, lines: Lines) -> None:
        self._flow = Flow(lines)
        self._taking = False
        self._hidden = False
        self._unseen = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._unseen or name in _UNSEEN:
            self._unseen += 1
        elif name == "t":
            self._taking = not self._hidden
        elif name in _PARTS:
            self._flow.part()
        elif name == "tr":
            self._flow.begin_row()
        else:
            self._start_within_run(name, attributes)

    def _start_within_run(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "r":
            self._hidden = False
        elif name == "vanish":
            self._hidden = prefixed(attributes, "val") not in _OFF
        elif name in _BREAKS and not self._hidden:
            self._flow.add(BETWEEN)
        elif name == "noBreakHyphen":
            self._flow.add("-")

    def end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
        elif name == "t":
            self._taking = False
        elif name in _PARTS:
            self._flow.part()
        elif name == "tr":
            self._flow.end_row()

    def text(self, text: str) -> None:
        if self._taking and not self._unseen:
            self._flow.add(text)
