"""SEC-4: the kind of disclosure declared is the one noted in the text, and allows publication."""

import re
from collections.abc import Iterator
from typing import Final

from disclosure.checks.placing import at_field, in_body, line_of, plain
from disclosure.findings import Finding
from disclosure.items.records import Record

PUBLIC: Final = "主动公开"

_SUBJECT: Final = r"(?:[此本]件|(?:信息)?公开(?:形式|方式|属性|选项|类别|类型)[:：])"
_CLOSED: Final = r"(?:不公开发布|不公开|不予公开|不主动公开|免予公开|依申请公开)"
_NOTE: Final = re.compile(rf"(?:.*[（(【\[])?({_SUBJECT}{_CLOSED})[。.]?[）)】\]]?[。.]?")
_BLANKS: Final = re.compile(r"\s+")
_RULE: Final = "disclosure-contradicted"


def published_by_right(record: Record) -> Iterator[Finding]:
    """Only what is disclosed on the agency's own initiative is published (条例 articles 17, 19)."""
    if record.withdrawn or record.disclosure is None or record.disclosure.name == PUBLIC:
        return
    problem = f"是“{record.disclosure.name}”，不能在网站上发布"
    remedy = f"确应{PUBLIC}的请改正；否则请从本站移出，已经发布的写“撤回日期”"
    yield at_field(record, "disclosure", problem, remedy, _RULE)


def agrees_with_note(record: Record) -> Iterator[Finding]:
    """A note such as （此件依申请公开） does not forbid what is published."""
    if record.withdrawn or (record.disclosure and record.disclosure.name != PUBLIC):
        return
    for number, note in _closed_notes(record):
        problem = f"注明“{note}”，而本件按{PUBLIC}发布"
        remedy = "请核对原件：不应公开的从本站移出，注记有误的改正"
        yield in_body(record, number, problem, remedy, _RULE)


def _closed_notes(record: Record) -> Iterator[tuple[int, str]]:
    """Yield line and text of each line that forbids publication.

    A note is the whole line, or stands in brackets at its end; a sentence about 依申请公开 is none.
    """
    place = record.body.find("公开")
    while place >= 0:
        start = record.body.rfind("\n", 0, place) + 1
        end = record.body.find("\n", place)
        end = len(record.body) if end < 0 else end
        text = _BLANKS.sub("", plain(record.body[start:end]))
        if found := _NOTE.fullmatch(text):
            yield line_of(record, start), found[1]
        place = record.body.find("公开", end)
