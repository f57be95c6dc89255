"""Running text with tables in it: a paragraph is a line, and so is a table's row."""

from disclosure.attachments.lines import BETWEEN, Lines


class Flow:
    """Lays paragraphs, rows and cells out as lines; what a cell holds stays on its row's line."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._rows = 0

    def add(self, text: str) -> None:
        """Append to the line at hand."""
        self._lines.add(text)

    def part(self) -> None:
        """Begin or end a paragraph or a cell: a new line, within a row a gap."""
        if self._rows:
            self._lines.add(BETWEEN)
        else:
            self._lines.end()

    def begin_row(self) -> None:
        """Begin a table's row, which may stand in a cell of another."""
        self.part()
        self._rows += 1

    def end_row(self) -> None:
        """End the row begun last."""
        self._rows = max(0, self._rows - 1)
        self.part()
