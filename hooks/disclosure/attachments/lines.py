"""Text gathered piece by piece, up to as much as may be indexed of one file."""

from typing import Final

from disclosure.items.characters import clean, one_line

TEXT_LIMIT: Final = 1_000_000
"""Letters that one file may give: 2000 printed pages."""

BETWEEN: Final = "\t"
"""Parts the pieces of a line; however many stand in a row, one blank remains of them."""


class FullError(Exception):
    """A file gave all the text that may be taken of it."""


class Lines:
    """The lines that a file gives, without control characters, outer blanks and empty lines.

    ``complete`` tells whether they are the whole text of the file.
    """

    def __init__(self, limit: int = TEXT_LIMIT) -> None:
        self.complete = True
        self._limit = limit
        self._room = limit
        self._pieces: list[str] = []
        self._lines: list[str] = []

    def add(self, piece: str) -> None:
        """Append to the line at hand; raises ``FullError`` when that is more than fits."""
        self._pieces.append(piece)
        self._room -= len(piece)
        if self._room < 0:
            raise FullError

    def end(self) -> None:
        """End the line at hand."""
        if self._pieces:
            line = one_line("".join(self._pieces))
            self._pieces.clear()
            if line:
                self._lines.append(line)

    def add_text(self, text: str) -> None:
        """Append a text of several lines, and end the last."""
        for line in text.splitlines():
            self.add(line)
            self.end()

    def text(self) -> str:
        """Return the lines gathered so far as one text, no longer than the limit."""
        self.end()
        text = "\n".join(self._lines)
        if len(text) > self._limit:
            self.complete = False
        return clean(text[: self._limit])
