"""Values of a source record turned into what front matter holds, by the kind of their field."""

import datetime
import json
import re
from collections.abc import Callable, Mapping
from typing import Final

from disclosure.importing.sources import Raw
from disclosure.items.characters import has_impossible, one_line
from disclosure.items.dates import parse_moment, parse_wild_date
from disclosure.items.fields import UNCATEGORISED, UNKNOWN, Field, Kind
from disclosure.items.validity import BY_LABEL
from disclosure.items.vocabularies import PATH_SEPARATOR

Written = str | tuple[str, ...]
"""What front matter holds: one value or a list."""

_NOTHING: Final = frozenset(
    ("无", "暂无", "空", "null", "none", "n/a", "-", "--", "—", "——", "/", UNKNOWN, UNCATEGORISED)
)
_LIST_BREAK: Final = re.compile(r"[;；,，|\r\n]+")
_LEVEL_BREAK: Final = re.compile(r"\s*[\\＼]\s*")
_STATES: Final = {
    "现行有效": "有效",
    "继续有效": "有效",
    "已失效": "失效",
    "已废止": "废止",
    "被修改": "已修改",
    "部分失效": "已修改",
    "未施行": "尚未施行",
    "尚未生效": "尚未施行",
}


class Remarks:
    """Collects what an editor must be told about one record: values not taken over as they were."""

    def __init__(self) -> None:
        """Start without remarks."""
        self.lines: list[str] = []

    def say(self, line: str) -> None:
        """Add a remark once."""
        if line and line not in self.lines:
            self.lines.append(line)


def as_text(raw: Raw) -> str:
    """Return a source value as text: the parts of a list on lines, a mapping as JSON."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, Mapping):
        return json.dumps(raw, ensure_ascii=False)
    return "\n".join(map(as_text, raw))


def is_nothing(text: str) -> bool:
    """Return whether the text is a placeholder that old systems put for no value at all."""
    return not text.strip() or text.strip().casefold() in _NOTHING


def convert(target: Field, raw: Raw, remarks: Remarks) -> Written | None:
    """Return the value as the item's front matter holds it, or None when there is none.

    A document number stays as found even where it holds 无 or a title: that is for an editor to
    judge. What can't be read is not invented; the remark keeps the words of the source.
    """
    text = one_line(as_text(raw))
    if has_impossible(as_text(raw)):
        remarks.say(f"{target.label}：去除了控制字符")
    kept = target.key in {"document_number", "title"} and text not in {"", UNKNOWN}
    if is_nothing(text) and not kept:
        return None
    return _BY_KIND[target.kind](target, raw, text, remarks)


def _as_found(_target: Field, _raw: Raw, text: str, _remarks: Remarks) -> str:
    return text


def _date(target: Field, _raw: Raw, text: str, remarks: Remarks) -> str | None:
    day = parse_wild_date(text)
    if day is None:
        remarks.say(f"{target.label}：“{text}”不能确定是哪一天，未采用")
        return None
    return day.isoformat()


def _moment(target: Field, raw: Raw, text: str, remarks: Remarks) -> str | None:
    moment = parse_moment(text)
    if moment is None:
        day = _date(target, raw, text, remarks)
        if day and ":" in text:
            remarks.say(f"{target.label}：“{text}”只采用日期")
        return day
    if moment.time() == datetime.time():
        return moment.date().isoformat()
    return f"{moment:%Y-%m-%d %H:%M}"


def _year(target: Field, _raw: Raw, text: str, remarks: Remarks) -> str | None:
    found = re.fullmatch(r"((?:19|20)[0-9]{2})(?:年度?)?", text)
    if found is None:
        remarks.say(f"{target.label}：“{text}”不是年份，未采用")
        return None
    return found[1]


def _term(target: Field, _raw: Raw, text: str, remarks: Remarks) -> str | None:
    if target.key == "validity":
        state = _STATES.get(text, text)
        if state not in BY_LABEL:
            remarks.say(f"{target.label}：“{text}”不是规定的状态，未采用")
            return None
        return state
    return _path(text)


def _list(_target: Field, raw: Raw, _text: str, _remarks: Remarks) -> Written | None:
    """Return a list; a text is split where no name has a mark (、 stands within many)."""
    parts = _LIST_BREAK.split(as_text(raw)) if isinstance(raw, str) else map(as_text, raw)
    listed = tuple(dict.fromkeys(one_line(part) for part in parts if not is_nothing(part)))
    return listed or None


def _paths(target: Field, raw: Raw, text: str, remarks: Remarks) -> Written | None:
    listed = _list(target, raw, text, remarks) or ()
    return tuple(path for each in listed if (path := _path(each))) or None


def _path(text: str) -> str | None:
    """Return a class with its levels separated as the vocabularies separate them."""
    return PATH_SEPARATOR.join(level for level in _LEVEL_BREAK.split(text) if level) or None


def _words(target: Field, raw: Raw, text: str, remarks: Remarks) -> Written | None:
    return text if isinstance(raw, str) else _list(target, raw, text, remarks)


_BY_KIND: Final[Mapping[Kind, Callable[[Field, Raw, str, Remarks], Written | None]]] = {
    Kind.TEXT: _as_found,
    Kind.WORDS: _words,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.YEAR: _year,
    Kind.TERM: _term,
    Kind.TERMS: _paths,
    Kind.NUMBERS: _list,
}
