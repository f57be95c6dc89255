"""The parts of an Office Open XML file: a bounded view of its ZIP archive."""

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final, Protocol
from xml.parsers import expat

from disclosure.attachments.obstacles import Obstacle, UnreadableError

UNPACKED_LIMIT: Final = 64 * 1024 * 1024
"""Bytes that the parts read of one file may have together once unpacked."""

_PARTS_LIMIT: Final = 10_000
_DEPTH_LIMIT: Final = 1_000
_ENCRYPTED_FLAG: Final = 1
_CENTRAL_ENTRY: Final = b"PK\x01\x02"
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Visitor(Protocol):
    """Is told of an XML part's elements, by local name, and of the text between them."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the begin of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take a piece of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A part to which another refers; ``kind`` is the last word of the relation's type."""

    kind: str
    part: str


@dataclass(slots=True)
class Room:
    """How many bytes may still be unpacked, of one file and of those within it."""

    left: int = UNPACKED_LIMIT


class Package:
    """The parts of one file, of which no more is ever unpacked than there is room for."""

    def __init__(self, data: bytes, room: Room | None = None) -> None:
        if data.count(_CENTRAL_ENTRY) > _PARTS_LIMIT:
            raise UnreadableError(Obstacle.TOO_LARGE)
        self._archive = zipfile.ZipFile(BytesIO(data))
        self._infos = {info.filename.lower(): info for info in self._archive.infolist()}
        self._room = room or Room()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parts, in lower case and sorted."""
        return tuple(sorted(self._infos))

    def visit(self, part: str, visitor: Visitor) -> None:
        """Lead the visitor through the part, if there is such a part."""
        if part.lower() in self._infos:
            _walk(self.content(part), visitor)

    def content(self, part: str) -> bytes:
        """Return the part's bytes; raises ``UnreadableError`` if there is no room for them."""
        info = self._infos[part.lower()]
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableError(Obstacle.ENCRYPTED)
        if info.compress_type not in _METHODS:
            raise UnreadableError(Obstacle.DAMAGED)
        with self._archive.open(info) as file:
            content = file.read(self._room.left + 1)
        self._room.left -= len(content)
        if self._room.left < 0:
            raise UnreadableError(Obstacle.TOO_LARGE)
        return content

    def relations(self, part: str = "") -> Mapping[str, Relation]:
        """Return to what the part, or else the whole file, refers, by the relations' names."""
        folder, name = posixpath.split(part)
        visitor = _Relations(folder)
        self.visit(posixpath.join(folder, "_rels", f"{name}.rels"), visitor)
        return visitor.found


def prefixed(attributes: Mapping[str, str], name: str) -> str:
    """Return the attribute of that name which bears a prefix (``r:id``), or an empty text."""
    ending = f" {name}"
    return next((value for key, value in attributes.items() if key.endswith(ending)), "")


class _Relations:
    def __init__(self, folder: str) -> None:
        self.found: dict[str, Relation] = {}
        self._folder = folder

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            self.found[attributes.get("Id", "")] = Relation(
                kind=attributes.get("Type", "").rpartition("/")[2],
                part=posixpath.normpath(posixpath.join("/", self._folder, target))[1:],
            )

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


def _walk(xml: bytes, visitor: Visitor) -> None:
    """Lead the visitor through the XML, which may declare no entities and nest only so deep."""
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH_LIMIT:
            raise UnreadableError(Obstacle.DAMAGED)
        visitor.start(name.rpartition(" ")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        visitor.end(name.rpartition(" ")[2])

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = visitor.text
    parser.Parse(xml, True)


def _refuse_doctype(*_: object) -> None:
    raise UnreadableError(Obstacle.DAMAGED)
