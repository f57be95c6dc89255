"""CAT-2, CAT-4, CAT-5: index numbers are unique, of the body's form, and rightly prefixed."""

from collections.abc import Iterable, Iterator
from typing import Final

from disclosure.checks.placing import at_field
from disclosure.findings import Finding
from disclosure.items.index_numbers import identity_of, prefix_problem
from disclosure.items.records import Record

_CODES: Final = {
    "uscc": "统一社会信用代码",
    "organisation-code": "组织机构代码",
}


def repeated(records: Iterable[Record]) -> Iterator[Finding]:
    """CAT-2: no number is used twice, nor two that are one to some servers, or to readers."""
    bearers: dict[str, Record] = {}
    for record in records:
        first = bearers.setdefault(identity_of(record.index_number), record)
        if first is record:
            continue
        if first.index_number == record.index_number:
            problem = f"与 {first.path} 的索引号相同"
        else:
            problem = f"与 {first.path} 的“{first.index_number}”只差字母大小写或全角半角"
        remedy = "请改成本站没有用过的索引号；已发布的那一件不要改"
        yield at_field(record, "index_number", problem, remedy, "index-number-repeated")


def form(record: Record) -> Iterator[Finding]:
    r"""CAT-4: the number fits the pattern that its body has declared.

    Full-width digits and the like, which ``\d`` in a pattern fits, are no digits of a number.
    """
    pattern = record.issuing_body.index_number_pattern
    if pattern is None:
        return
    if not pattern.fullmatch(record.index_number):
        remedy = f"请按格式 {pattern.pattern} 改正，或在 metadata/issuing_bodies.yml 修改格式"
    elif any(letter.isdecimal() and not letter.isascii() for letter in record.index_number):
        remedy = "请把全角数字改成半角数字"
    else:
        return
    problem = f"“{record.index_number}”不合{record.issuing_body.name}约定的格式"
    yield at_field(record, "index_number", problem, remedy, "index-number-form")


def check_digit(record: Record) -> Iterator[Finding]:
    """CAT-5: the code before the slash has the right check digit (GB 32100, GB 11714)."""
    problem = prefix_problem(record.index_number)
    if problem is not None:
        yield at_field(
            record,
            "index_number",
            f"“/”前的{_CODES[problem]}校验位不对",
            "请对照机构代码证书核对；已发布的索引号不要改",
            "index-number-check-digit",
        )
