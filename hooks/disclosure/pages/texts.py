"""Texts for people made from records: dates, sizes, citations, extracts and plain text."""

import datetime
import html as html_text
import re
from typing import Final

from disclosure.items.dates import format_date
from disclosure.items.records import Record

EXTRACT_LENGTH: Final = 100
_BLOCK_END = re.compile(
    r"</(?:p|div|li|tr|td|th|h[1-6]|pre|blockquote|caption|summary|dt|dd)>|<br[ /]*>|<hr[ /]*>"
)
_TAG = re.compile(r"<[^>]*>")
_SENTENCE_END = re.compile(r"[。！？!?]")


def plain_text(html: str) -> str:
    """Return the text of sanitised HTML, one line a block, entities resolved."""
    text = html_text.unescape(_TAG.sub("", _BLOCK_END.sub("\n", html)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def extract(text: str) -> str:
    """Return the beginning of the text: whole sentences where they fit, else cut with …."""
    flat = " ".join(text.split())
    if len(flat) <= EXTRACT_LENGTH:
        return flat
    ends = [found.end() for found in _SENTENCE_END.finditer(flat, 0, EXTRACT_LENGTH)]
    is_enough = ends and ends[-1] >= EXTRACT_LENGTH // 3
    return flat[: ends[-1]] if is_enough else f"{flat[: EXTRACT_LENGTH - 1]}…"


def moment_text(moment: datetime.datetime) -> str:
    """Return date and time as 国办发〔2017〕47号 wants them shown; at midnight the date alone."""
    form = "%Y-%m-%d" if moment.time() == datetime.time() else "%Y-%m-%d %H:%M"
    return moment.strftime(form)


def size_text(size: int) -> str:
    """Return a file's size in bytes as people read it: ``12.3 KB``."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.1f} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def citation(record: Record, url: str) -> str:
    """Return how to cite the record: bodies, title, number, date, index number and address."""
    bodies = "、".join(body.name for body in record.bodies)
    number = f"（{record.document_number}）" if record.document_number else ""
    when = format_date(record.issued) if record.issued else "发文日期不详"
    return f"{bodies}：《{record.title}》{number}，{when}，索引号 {record.index_number}，{url}"
