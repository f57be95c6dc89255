"""VAL-1 to VAL-4: whether a document is in force follows from its dates, so these must be right."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from disclosure.checks.placing import at_field, line_of
from disclosure.findings import Finding
from disclosure.items.dates import parse_wild_date
from disclosure.items.numerals import parse_numeral
from disclosure.items.records import Record
from disclosure.items.validity import BY_LABEL, State, state_on

_PERMIT: Final = r"起(?:施行|实施|执行|生效)[^。；;\n]{0,40}?"
_KINDS: Final = (
    "办法|规定|通知|意见|细则|方案|决定|公告|通告|规则|规范|标准|文件|规划|计划|措施|政策|制度|规程"
    "|纲要|指南|清单|目录|批复|准则|章程|预案|条例"
)
_THIS: Final = rf"本(?:《[^》\n]{{1,12}}》|[\u4e00-\u9fff]{{0,4}}?(?:{_KINDS}))"
"""The document itself; the term of a licence (本许可证有效期3年) is not the document's."""

_TERM: Final = re.compile(
    rf"(?:{_PERMIT}|{_THIS})有效期限?(?:为|[:：])?\s*"
    r"(?:(?P<years>[0-9０-９一二三四五六七八九十两]{1,3})\s*个?年"
    r"|(?:延长|延续|截止|截至)?(?:到|至)?\s*(?P<date>20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日))"
)
_PROVISIONAL: Final = re.compile("试行|暂行")
_LONGEST: Final = 5
_LONGEST_PROVISIONAL: Final = 2


def has_effective_date(record: Record) -> Iterator[Finding]:
    """VAL-1: a normative document says since when it is in force; its state follows from that."""
    if record.is_normative and record.effective is None and not record.withdrawn:
        problem = "规范性文件没有可用的施行日期，算不出是否有效"
        remedy = "请补写“施行日期: 年-月-日”，自印发之日起施行的写发文日期"
        yield at_field(record, "effective", problem, remedy, "validity-missing")


def agrees_with_dates(record: Record, day: datetime.date) -> Iterator[Finding]:
    """VAL-2: a state that the editor declares is the one that the dates yield on the day."""
    declared = BY_LABEL.get(record.validity.name) if record.validity else None
    if declared is None or record.withdrawn:
        return
    computed = state_on(record, day)
    reason = _refutation(record, declared, day)
    if declared is not computed:
        reason = f"按日期和修改、废止关系推算，{day.isoformat()} 应为“{computed.label}”"
    if reason:
        problem = f"写的是“{declared.label}”，{reason}"
        remedy = "请删去这一项（有效性由程序推算），并核对施行、有效期、废止日期"
        yield at_field(record, "validity", problem, remedy, "validity-contradicted")


def _refutation(record: Record, declared: State, day: datetime.date) -> str:
    """Return why a date rules the declared state out, though none yields another; else nothing."""
    if declared is State.FUTURE and record.effective and record.effective <= day:
        return f"而施行日期 {record.effective.isoformat()} 已到"
    if declared is State.LAPSED and record.expires and record.expires >= day:
        return f"而有效期至 {record.expires.isoformat()}，尚未届满"
    if declared is State.REPEALED and record.repealed and record.repealed > day:
        return f"而废止日期 {record.repealed.isoformat()} 未到"
    if declared is State.NOT_APPLICABLE and record.is_normative:
        return "而规范性文件都有有效与否的问题"
    return ""


def has_expiry(record: Record) -> Iterator[Finding]:
    """VAL-3: a document whose text limits its own term declares the last day."""
    if record.expires is not None or record.withdrawn:
        return
    found = _TERM.search(record.body)
    if found is None:
        return
    last = _last_day(record, found)
    line = line_of(record, found.start())
    problem = f"没有填写，而正文第 {line} 行写明“{found[0][found[0].index('有效期') :]}”"
    if last:
        remedy = f"请补写“有效期至: {last.isoformat()}”，并核对这一天"
    else:
        remedy = "请从施行日期算出最后有效的一天，补写“有效期至: 年-月-日”"
    yield at_field(record, "expires", problem, remedy, "expiry-missing")


def _last_day(record: Record, found: re.Match[str]) -> datetime.date | None:
    """Return the last day of the term that the text states; None when its start is unknown."""
    if found["date"]:
        return parse_wild_date(found["date"])
    years = parse_numeral(found["years"].replace("两", "二"))
    return _add_years(record.effective, years) if record.effective and years else None


def _add_years(start: datetime.date, years: int) -> datetime.date:
    """Return the last day of a term of whole years that begins on the day."""
    end = datetime.date(start.year + years, start.month, min(start.day, 28))
    return end + datetime.timedelta(days=start.day - min(start.day, 28) - 1)


def term(record: Record) -> Iterator[Finding]:
    """VAL-4: a provisional document holds for at most 2 years, any other for at most 5."""
    if not record.is_normative or record.withdrawn or not (record.effective and record.expires):
        return
    provisional = _PROVISIONAL.search(record.title)
    longest = _LONGEST_PROVISIONAL if provisional else _LONGEST
    if record.expires > _add_years(record.effective, longest) + datetime.timedelta(days=1):
        kind = f"{provisional[0]}文件" if provisional else "规范性文件"
        start, end = record.effective.isoformat(), record.expires.isoformat()
        problem = f"{start} 施行，有效期至 {end}，{kind}的有效期不超过 {longest} 年"
        yield at_field(record, "expires", problem, "请核对施行日期和有效期至", "term-too-long")
