"""What a file holds, whether it shows it or not.

Hidden sheets and cells, comments, tracked deletions, headers, alternative texts, names of authors
and files within are published with the file, though no reader may see them and the search leaves
them out.
"""

import contextlib
import html
import re
from collections.abc import Mapping
from typing import Final

from disclosure.attachments.lines import Lines
from disclosure.attachments.package import UNPACKED_LIMIT, Package, Room
from disclosure.attachments.signatures import PDF, ZIP
from disclosure.decoding import EncodingError, decode
from disclosure.items.characters import clean

_BLOCKS: Final = frozenset({"p", "si", "c", "comment", "author", "TextCode"})
"""Elements at whose end a text ends; all others may stand within a word or a number."""

_LEAST_DIGITS: Final = 15
"""Attributes with fewer are sizes, places and names of styles."""

_XML: Final = (".xml", ".rels", ".vml")
_DEPTH_LIMIT: Final = 3
"""Files within files are looked into so deep."""

_STARS: Final = frozenset("★☆")
_SECRECY_MARKS: Final = b"|".join(
    re.escape(f"{word}{star}".encode("utf-16-le"))
    for word in ("绝密", "机密", "秘密")
    for star in sorted(_STARS)
)
_PIECES: Final = re.compile(
    rb"[0-9][0-9Xx -]{14,}[0-9Xx]|(?:[0-9Xx -]\0|[\x10-\x19\x38\x58]\xff){16,}|" + _SECRECY_MARKS
)
"""What of a binary file may matter: long numbers, half and full width, and marks of secrecy, in
ASCII and in UTF-16, as in Word files of the old format and in photographs' descriptions.
"""


def text_within(data: bytes) -> str:
    """Return all text of a file, and of the files in it, a paragraph or cell a line.

    Of what is damaged, or would be too much, it is what was read until then; of binary files, long
    numbers and marks of secrecy.
    """
    gathering = _Gathering()
    with contextlib.suppress(Exception):  # the reader of what is shown tells of faults
        gathering.take(data)
    return gathering.lines.text()


class _Gathering:
    """Takes a file, and those within it."""

    def __init__(self) -> None:
        self.lines = Lines(UNPACKED_LIMIT)  # nothing is cut: what is not searched is not limited
        self._room = Room()
        self._depth = 0

    def take(self, data: bytes) -> None:
        if data.startswith(ZIP):
            self._take_package(Package(data, self._room))
        elif data.startswith(PDF):
            self._take_pdf(data)
        else:
            self.lines.add_text(_text_as_written(data))

    def _take_package(self, package: Package) -> None:
        files = [part for part in package.names if not part.endswith(_XML)]
        for part in package.names:
            if part.endswith(_XML):
                visitor = _AllText(self.lines)
                with contextlib.suppress(Exception):
                    package.visit(part, visitor)
                self.lines.end()
                self.lines.add_text("\n".join(visitor.attributes))
        for part in files:
            with contextlib.suppress(Exception):
                self._take_within(package.content(part))

    def _take_pdf(self, data: bytes) -> None:
        from disclosure.attachments.pdf import read_pdf
        from disclosure.attachments.pdf_besides import besides_pages

        if self._depth:  # else the pages' text is that of the file
            pages = Lines()
            with contextlib.suppress(Exception):
                read_pdf(data, pages)
            self.lines.add_text(pages.text())
        for text, files in besides_pages(data):
            self.lines.add_text(text)
            for content in files:
                self._take_within(content)

    def _take_within(self, data: bytes) -> None:
        if self._depth < _DEPTH_LIMIT:
            self._depth += 1
            with contextlib.suppress(Exception):
                self.take(data)
            self._depth -= 1


def _text_as_written(data: bytes) -> str:
    """Return a web page's text, or any other, with markup, comments and attributes.

    Entities are resolved. Of a file that is no text, it is what may matter.
    """
    if b"\0" not in data:
        with contextlib.suppress(EncodingError):
            return "\n".join(clean(html.unescape(decode(data))).splitlines())
    return "\n".join(map(_decoded, _PIECES.findall(data)))


def _decoded(piece: bytes) -> str:
    return piece.decode("utf-16-le" if b"\0" in piece or not piece.isascii() else "ascii")


def _may_matter(value: str) -> bool:
    """Return whether an attribute may hold a number of a person, or a mark of secrecy."""
    digits = sum(map(str.isdigit, value)) if len(value) >= _LEAST_DIGITS else 0
    return digits >= _LEAST_DIGITS or not _STARS.isdisjoint(value)


class _AllText:
    """Lays out all text; what stands in attributes may stand within a word, and is kept apart."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.attributes: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002  # a visitor's
        self.attributes += filter(_may_matter, attributes.values())

    def end(self, name: str) -> None:
        if name in _BLOCKS:
            self._lines.end()

    def text(self, text: str) -> None:
        self._lines.add(text)
