"""Findings placed in an item: at a field of its front matter or at a line of its body."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from disclosure.findings import Finding
from disclosure.items.fields import BY_KEY
from disclosure.items.records import Record

_MARKS: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~])|</?[a-zA-Z][^>]*>|\{:[^}]*\}|[*_`#>|]+")
_CELL: Final = re.compile(r"\||</?t[dhr]\b")
_LONGEST_PART: Final = 4000
"""How many letters of a body's beginning or end are looked at for single lines."""

_LONGEST_LINE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a body that is not blank: its number within the file and its plain text.

    ``tabular`` tells whether it is a part of a table. Long lines keep their marks: nobody looks
    for a number or a date in them.
    """

    number: int
    text: str
    tabular: bool = False


def at_field(record: Record, key: str, problem: str, remedy: str, rule: str) -> Finding:
    """Return a finding at the field's line; at the file's first line when it is not written."""
    return Finding(
        path=record.path,
        line=record.lines.get(key, 1),
        subject=BY_KEY[key].label,
        problem=problem,
        remedy=remedy,
        rule=rule,
    )


def in_body(record: Record, line: int, problem: str, remedy: str, rule: str) -> Finding:
    """Return a finding at a line of the body, counted within the file."""
    return Finding(
        path=record.path,
        line=line,
        subject="正文",
        problem=problem,
        remedy=remedy,
        rule=rule,
    )


def plain(markdown: str) -> str:
    """Return a piece of Markdown without its marks, tags and character references."""
    return html.unescape(_MARKS.sub("", markdown)).strip()


def head_lines(record: Record, most: int) -> tuple[Line, ...]:
    """Return the first lines of the body that are not blank."""
    lines = record.body[:_LONGEST_PART].split("\n")
    found = _lines(enumerate(lines, record.body_line))
    return tuple(line for line, _ in zip(found, range(most), strict=False))


def tail_lines(record: Record, most: int) -> tuple[Line, ...]:
    """Return the last lines of the body that are not blank, in their order."""
    part = record.body[-_LONGEST_PART:]
    last = record.body_line + record.body.count("\n")
    numbered = ((last - at, text) for at, text in enumerate(reversed(part.split("\n"))))
    found = tuple(line for line, _ in zip(_lines(numbered), range(most), strict=False))
    return found[::-1]


def line_of(record: Record, place: int) -> int:
    """Return the number within the file of the line that holds the letter of the body."""
    return record.body_line + record.body.count("\n", 0, place)


def _lines(numbered: Iterable[tuple[int, str]]) -> Iterator[Line]:
    for number, written in numbered:
        if line := plain(written) if len(written) <= _LONGEST_LINE else written.strip():
            yield Line(number=number, text=line, tabular=_CELL.search(written) is not None)
