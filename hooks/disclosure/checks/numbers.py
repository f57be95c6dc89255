"""NUM: document numbers are well formed, unique, and agree with the text and the date."""

from collections.abc import Iterable, Iterator
from typing import Final

from disclosure.checks.placing import at_field, head_lines
from disclosure.findings import Finding
from disclosure.items.document_numbers import is_canonical, parse_document_number
from disclosure.items.fields import UNKNOWN
from disclosure.items.records import Record

_HEAD: Final = 4
"""How many lines at the beginning of a body may be the document's number line."""


def form(record: Record) -> Iterator[Finding]:
    """NUM-1: the number is one, and is written as GB/T 9704 wants it."""
    written = record.document_number
    if written in {"", UNKNOWN} or is_canonical(written):
        return
    if record.number is not None:
        problem = f"“{written}”的写法不规范"
        remedy = f"规范的写法是“{record.number.canonical}”，请核对原件后改正"
    else:
        problem = f"“{written}”看不出是文号"
        remedy = (
            "请写成“示政发〔2024〕5号”的形式，六角括号、四位年份、不加“第”；没有文号的删去这一项"
        )
    yield at_field(record, "document_number", problem, remedy, "document-number-form")


def repeated(records: Iterable[Record]) -> Iterator[Finding]:
    """NUM-2: no two items of a body bear the same number; withdrawn items don't count.

    主席令 start again with each National People's Congress, so their year of issue counts, too.
    """
    bearers: dict[tuple[str, str, int], Record] = {}
    for record in records:
        if record.number is None or record.withdrawn:
            continue
        restarts = record.number.kind == "order" and record.number.word == "主席"
        year = record.issued.year if restarts and record.issued else 0
        first = bearers.setdefault((record.issuing_body.code, record.number.key, year), record)
        if first is not record:
            problem = f"与 {first.path} 的文号“{first.document_number}”相同"
            remedy = "请核对两件的文号；确是同一件的，请撤回其中一件"
            yield at_field(record, "document_number", problem, remedy, "document-number-repeated")


def agrees_with_body(record: Record) -> Iterator[Finding]:
    """NUM-3: a number that stands alone at the body's head is the one in the field."""
    if record.withdrawn:
        return
    found = [
        (line, number)
        for line in head_lines(record, _HEAD)
        if (number := parse_document_number(line.text)) is not None
    ]
    key = record.number.key if record.number else None
    if not found or key in {number.key for _, number in found}:
        return
    line = found[0][0]
    if record.document_number in {"", UNKNOWN}:
        problem = f"没有填写，而正文第 {line.number} 行是文号“{line.text}”"
        remedy = f"请补写“文号: {found[0][1].canonical}”"
    else:
        problem = f"“{record.document_number}”与正文第 {line.number} 行的“{line.text}”不同"
        remedy = "请对照原件改正其中错的一处"
    yield at_field(record, "document_number", problem, remedy, "document-number-body")


def agrees_with_date(record: Record) -> Iterator[Finding]:
    """NUM-4: the number's year is the year of issue."""
    if record.number is None or record.number.year is None or record.issued is None:
        return
    if record.number.year != record.issued.year:
        problem = f"文号是 {record.number.year} 年的，发文日期在 {record.issued.year} 年"
        remedy = "请对照原件核对文号和发文日期"
        yield at_field(record, "document_number", problem, remedy, "document-number-year")
