"""What a file holds, whether it shows it or not.

Hidden sheets and cells, comments, tracked deletions, headers, alternative texts and names of
authors are published with the file, though no reader may see them and the search leaves them out.
"""

import contextlib
import html
from collections.abc import Mapping
from typing import Final

from disclosure.attachments.lines import Lines
from disclosure.attachments.package import UNPACKED_LIMIT, Package
from disclosure.decoding import EncodingError, decode
from disclosure.items.characters import clean

_BLOCKS: Final = frozenset({"p", "si", "c", "comment", "author", "TextCode"})
"""Elements at whose end a text ends; all others may stand within a word or a number."""

_TEXTS: Final = frozenset({"author", "descr", "instr", "name", "prompt", "title", "v"})
"""Attributes that hold what somebody wrote: alternative texts, names of authors and sheets, values
of pivot tables whose source is gone.
"""


def text_as_written(data: bytes) -> str:
    """Return a web page's text, or any other, with markup, comments and attributes.

    Entities are resolved. A file that is no text has none.
    """
    if b"\0" in data or data.startswith(b"%PDF-"):
        return ""
    try:
        return "\n".join(clean(html.unescape(decode(data))).splitlines())
    except EncodingError:
        return ""


def text_of_package(data: bytes) -> str:
    """Return the text of all parts of an Office Open XML file, a paragraph or cell a line.

    Of what is damaged, or would be too much, it is what was read until then.
    """
    lines = Lines(UNPACKED_LIMIT)  # nothing is cut: what is not searched is not limited for it
    faults = contextlib.suppress(Exception)  # the reader of what is shown tells of them
    with faults:
        package = Package(data)
        for part in package.names:
            if part.endswith(".xml"):
                visitor = _AllText(lines)
                with faults:
                    package.visit(part, visitor)
                lines.end()
                for text in visitor.attributes:
                    lines.add_text(text)
    return lines.text()


class _AllText:
    """Lays out all text; what stands in attributes may stand within a word, and is kept apart."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.attributes: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002  # a visitor's
        self.attributes += (
            value for key, value in attributes.items() if key.rpartition(" ")[2] in _TEXTS
        )

    def end(self, name: str) -> None:
        if name in _BLOCKS:
            self._lines.end()

    def text(self, text: str) -> None:
        self._lines.add(text)
