"""Values written as YAML that reads back as typed, by this software and by every other reader."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from disclosure.importing.conversion import Written

_DATE: Final = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_PLAIN: Final = re.compile(
    "[A-Za-z\u3400-\u4dbf\u4e00-\u9fff〇〔〈《「『（](?:[ A-Za-z0-9,.;/()~%+=\\\\-]"
    "|[\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e·—–“”‘’…])*"
)
_OTHER_TYPES: Final = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null"))
_PRINTABLE: Final = re.compile(
    "[ -~\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe"
    "\uff00-\ufffd\U00010000-\U0010fffd]*"
)
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def scalar(text: str) -> str:
    """Return the text as a YAML scalar on one line: plain, else in single or double quotes.

    Plain are a date and a text without any mark of YAML; 否, ``on`` or 000014349 mean something
    else to some reader, so they are quoted. Double quotes are for unseen characters alone.
    """
    if _DATE.fullmatch(text):
        return text
    plain = (
        _PLAIN.fullmatch(text) and not text.endswith(" ") and text.casefold() not in _OTHER_TYPES
    )
    if plain:
        return text
    if _PRINTABLE.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if _PRINTABLE.fullmatch(letter):
        return letter
    code = ord(letter)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def mapping_lines(entries: Mapping[str, Written]) -> Iterator[str]:
    """Yield the lines of a mapping of texts and lists, a list one value a line."""
    for key, value in entries.items():
        if isinstance(value, str):
            yield f"{key}: {scalar(value)}"
        else:
            yield f"{key}:"
            yield from (f"  - {scalar(each)}" for each in value)
