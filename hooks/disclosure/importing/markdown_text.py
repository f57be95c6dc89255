"""Plain text into Markdown that comes out as the text it was.

Each line of the source becomes a paragraph. What Markdown or one of its usual extensions would take
as a mark is escaped, and only that: with a backslash where every Markdown processor honours it,
else with a character reference, so that the result doesn't depend on which extensions are on.
"""

import re
from typing import Final

from disclosure.items.characters import clean
from disclosure.items.letters import UNSEEN

_BREAK: Final = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN_LINE: Final = re.compile(rf"^[^\S\n]*([{UNSEEN}][^\S\n{UNSEEN}]*)+\n", re.MULTILINE)

_REFERENCES: Final = {
    "<": "&lt;",
    "&": "&amp;",
    "=": "&#61;",
    "~": "&#126;",
    "^": "&#94;",
    "$": "&#36;",
    ":": "&#58;",
    "?": "&#63;",
    "/": "&#47;",
}
_HARMLESS_BRACKET: Final = r"(?!TOC\])[^\[\]^=!<>\\`*_{}@:/|~$&]{1,40}\](?![\[(:{])"

_MARK: Final = re.compile(
    rf"""
      \A\d+[.)](?=\s|\Z)                        # ordered lists
    | \A[#>]                                    # headings, quotations
    | \A[-+](?=[\s+-]|\Z)                       # lists, rules, front matter, snippets
    | \A!(?=!!) | \A\?(?=\?\?) | \A/(?=//)      # admonitions, details, blocks
    | \A:(?=[:\s]|\Z)                           # definitions, containers
    | [\\`*{{]                                  # escapes, code, emphasis, attributes, critic marks
    | (?<![A-Za-z0-9])_ | _(?![A-Za-z0-9])      # emphasis, but not snake_case
    | (?<=!)\[ | \[(?!{_HARMLESS_BRACKET})      # images, links, footnotes, definitions, [TOC]
    | <                                         # tags, comments, addresses, arrows
    | &(?=\#|[A-Za-z][A-Za-z0-9]*;)             # character references
    | \+(?=\+|/-)                               # keys, insertions, plus-minus
    | =(?==|/=)                                 # highlights, tabs, underlines of headings
    | ~(?=[^~]*~) | \^(?=[^^]*\^) | \$(?=[^$]*\$)  # deletions, scripts, formulas, fences
    | :(?=(?:[+-]1|100|1234|[0-9_+-]*[A-Za-z][A-Za-z0-9_+-]*):)  # emoji
    | \((?=(?:[cCrR]|[tT][mM])\))               # (c) and its like
    | (?<=--)>                                  # arrows
    """,
    re.VERBOSE,
)


def to_markdown(text: str) -> str:
    """Return Markdown whose page shows the text, a paragraph for each line that isn't blank.

    Kept is everything but white space at both ends of a line and the characters that no page can
    hold. Line separators of every kind count as line ends; a line that holds nothing but unseen
    characters goes to the front of the next one.
    """
    lines = _UNSEEN_LINE.sub(_without_break, _BREAK.sub("\n", clean(text))).split("\n")
    return "\n\n".join(_MARK.sub(_escaped, line.strip()) for line in lines if line.strip())


def _without_break(line: re.Match[str]) -> str:
    return "".join(line[0].split())


def _escaped(found: re.Match[str]) -> str:
    """Return an accidental mark so written that it stands for itself."""
    before, mark = found[0][:-1], found[0][-1]
    return before + _REFERENCES.get(mark, f"\\{mark}")
