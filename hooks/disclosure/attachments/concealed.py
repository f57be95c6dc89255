"""What an office file holds, whether it shows it or not.

Hidden sheets and cells, comments, tracked deletions, headers and names of authors are published
with the file, though no reader may see them and the search leaves them out.
"""

import contextlib
from collections.abc import Mapping
from typing import Final

from disclosure.attachments.lines import Lines
from disclosure.attachments.package import UNPACKED_LIMIT, Package

_BLOCKS: Final = frozenset({"p", "si", "c", "comment", "author"})
"""Elements at whose end a text ends; all others may stand within a word or a number."""


def whole_text(data: bytes) -> str:
    """Return the text of all parts of an Office Open XML file, a paragraph or cell a line.

    Of a file that unpacks to too much or is damaged it is what was read until then.
    """
    lines = Lines(UNPACKED_LIMIT)  # nothing is cut: what is not searched is not limited for it
    with contextlib.suppress(Exception):  # the reader of what is shown tells of faults
        package = Package(data)
        for part in package.names:
            if part.endswith(".xml"):
                package.visit(part, _AllText(lines))
                lines.end()
    return lines.text()


class _AllText:
    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        pass

    def end(self, name: str) -> None:
        if name in _BLOCKS:
            self._lines.end()

    def text(self, text: str) -> None:
        self._lines.add(text)
