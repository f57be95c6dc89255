"""From a Markdown file to a record, or to the findings that say why there is none."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from disclosure.findings import Finding
from disclosure.items.document_numbers import parse_document_number
from disclosure.items.fields import (
    BY_KEY,
    BY_NAME,
    FIELDS,
    UNKNOWN,
    Field,
    Vocabulary,
)
from disclosure.items.front_matter import (
    Document,
    Entry,
    FrontMatterError,
    Scalar,
    Sequence,
    Value,
    split_document,
)
from disclosure.items.markup import is_blank
from disclosure.items.metadata import Metadata
from disclosure.items.records import Record
from disclosure.items.values import Context, convert


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file of the source folder: its path relative to it, with forward slashes, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of one file: a record, if it has title and index number, and the findings."""

    record: Record | None
    findings: tuple[Finding, ...]


def read_item(file: SourceFile, metadata: Metadata, sizes: Mapping[str, int]) -> Reading:
    """Return the record in the file and the findings; what is faulty is unknown in the record.

    ``sizes`` maps every file below ``docs/`` to its length in bytes, so that attachments are found.
    """
    text, findings = decode(file)
    if text is None:
        return Reading(record=None, findings=findings)
    try:
        document = split_document(text)
    except FrontMatterError as error:
        return Reading(record=None, findings=(error.finding(file.path),))
    folder = file.path.rpartition("/")[0]
    context = Context(metadata=metadata, folder=folder, sizes=sizes)
    return _Reader(file.path, context).read(document)


_CONFLICT: Final = re.compile(r"^<{7} .*\n(?:.*\n)*?={7}\n(?:.*\n)*?>{7} ", re.MULTILINE)
"""What git leaves in a file that two people changed at the same place."""


def decode(file: SourceFile) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the file's text with plain line ends, or None and the finding that says why not."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        finding = Finding(
            path=file.path,
            line=file.data.count(b"\n", 0, error.start) + 1,
            subject="文件编码",
            problem=_encoding_problem(file.data),
            remedy="请用记事本打开，选“另存为”，编码选 UTF-8 后保存",
            rule="file-encoding",
        )
        return None, (finding,)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if conflict := _CONFLICT.search(plain):
        finding = Finding(
            path=file.path,
            line=plain.count("\n", 0, conflict.start()) + 1,
            subject="文件",
            problem="两人的改动没有合并好，留有“<<<<<<<”“>>>>>>>”标记",
            remedy="请在两个标记之间选定要保留的文字，并删去标记所在的行",
            rule="merge-unresolved",
        )
        return None, (finding,)
    return plain, ()


def _encoding_problem(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "是 UTF-16 编码，不是 UTF-8"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "既不是 UTF-8，也不是 GBK，可能已损坏或不是文本文件"
    return "是 GBK（ANSI）编码，不是 UTF-8"


class _Reader:
    """Reads one document; collects every fault before it gives up on the record."""

    def __init__(self, path: str, context: Context) -> None:
        self.path = path
        self.context = context
        self.findings: list[Finding] = []

    def read(self, document: Document) -> Reading:
        entries = self._entries(document.front_matter.entries)
        values: dict[str, Any] = {}
        for field in FIELDS:
            entry = entries.get(field.key)
            value = self._value(field, entry) if entry else None
            if value is not None:
                values[field.key] = value
            if field.required and (entry is None or _is_missing(field, entry.value)):
                values.pop(field.key, None)
                self._report_missing(field, entry)
        self._check_withdrawal(entries, values)
        if is_blank(document.body) and not _is_withdrawn(entries):
            remedy = "请在元数据之后写正文；正文是附件的，请写一句说明"
            self._report("正文", document.body_line, "没有正文", remedy, "body-empty")
        self._check_for_more(document)
        record = self._record(document, entries, values)
        return Reading(record=record, findings=tuple(self.findings))

    def _record(
        self, document: Document, entries: Mapping[str, Entry], values: dict[str, Any]
    ) -> Record | None:
        """Return the record, its unusable values unknown; None without title or index number.

        So a site that lowers the severity of a rule publishes the item all the same, and an item
        with one fault is judged by all other rules, too.
        """
        if not values.keys() >= _NEVER_UNKNOWN:
            return None
        terms = self.context.metadata.terms
        values.setdefault("category", terms[Vocabulary.CATEGORIES].unknown)
        values.setdefault("issuing_body", terms[Vocabulary.BODIES].unknown)
        return Record(
            path=self.path,
            body=document.body,
            body_line=document.body_line,
            lines={key: entry.line for key, entry in entries.items()},
            number=parse_document_number(values.get("document_number", "")),
            **values,
        )

    def _report(self, subject: str, line: int, problem: str, remedy: str, rule: str) -> None:
        finding = Finding(
            path=self.path, line=line, subject=subject, problem=problem, remedy=remedy, rule=rule
        )
        self.findings.append(finding)

    def _entries(self, entries: Iterable[Entry]) -> dict[str, Entry]:
        """Return the entries by key; report names that nobody knows and names repeated."""
        known: dict[str, Entry] = {}
        for entry in entries:
            field = BY_NAME.get(entry.key)
            if field is None:
                near = difflib.get_close_matches(entry.key, BY_NAME, n=1)
                remedy = f"是否应为“{near[0]}”？" if near else "请改成手册所列的名称，或删去这一行"
                subject = entry.key or "元数据"
                self._report(subject, entry.line, "没有这个项目", remedy, "front-matter-unknown")
            elif field.key in known:
                problem = f"与第 {known[field.key].line} 行重复"
                self._report(
                    field.label, entry.line, problem, "请只留一处", "front-matter-repeated"
                )
            else:
                known[field.key] = entry
        return known

    def _value(self, field: Field, entry: Entry) -> Any:
        """Return the field's value in the record; None when it is empty, unknown or wrong."""
        value, faults = convert(field, entry.value, self.context)
        for fault in faults:
            rule = _UNDATED if field.key == "withdrawn" else fault.rule
            self._report(field.label, fault.line, fault.problem, fault.remedy, rule)
        if not field.required or not isinstance(entry.value, Scalar):
            return value
        if entry.value.text.strip() != field.unknown or field.key in _NEVER_UNKNOWN:
            return value
        remedy = f"查明后请改填真实的{field.label}"
        self._report(
            field.label, entry.line, f"写的是“{field.unknown}”", remedy, "mandatory-unknown"
        )
        return None if field.key == "summary" else value

    def _check_withdrawal(self, entries: Mapping[str, Entry], values: Mapping[str, Any]) -> None:
        """Report a withdrawal that would not take place, having no day, unless that is reported."""
        entry = entries.get("withdrawn") or entries.get("withdrawal_reason")
        meant = _is_withdrawn(entries) or "withdrawal_reason" in values
        if entry is None or "withdrawn" in values or not meant:
            return
        if all(finding.rule != _UNDATED for finding in self.findings):
            label = BY_KEY["withdrawn"].label
            remedy = f"请写“{label}: 年-月-日”；不撤回的，删去{label}和撤回说明"
            self._report(label, entry.line, "没有可用的日期，全文仍会公开", remedy, _UNDATED)

    def _check_for_more(self, document: Document) -> None:
        """Report entries that stand behind the end of the front matter, and so in the body."""
        stray = _STRAY.match(document.body)
        if stray and stray["key"] in BY_NAME:
            line = document.body_line + document.body.count("\n", 0, stray.start("key"))
            problem = f"第 {document.body_line - 1} 行已经结束，“{stray['key']}”等项还在它后面"
            remedy = "请移到开头两行“---”之间，多余的“---”请删去"
            self._report("元数据", line, problem, remedy, "front-matter-broken")

    def _report_missing(self, field: Field, entry: Entry | None) -> None:
        """Report a mandatory field that is absent or empty (条例 article 12)."""
        remedy = f"请补写“{field.label}: …”"
        if field.key not in _NEVER_UNKNOWN:
            remedy += f"，确实无法查明的写“{field.unknown}”"
        line = entry.line if entry else 1
        self._report(field.label, line, "没有填写", remedy, "mandatory-missing")


_STRAY = re.compile(
    r"(?:\s*---[ \t]*\n)?\s*(?P<key>[^\s:]+):(?:[ ][^\n]*)?\n"
    r"(?:(?:[^\s:]+:(?:[ ][^\n]*)?|-[ ][^\n]*|[ \t]+\S[^\n]*|[ \t]*)\n)*?---[ \t]*(?:\n|\Z)"
)
"""Lines that all look like entries, up to a further mark of the end."""

_UNDATED = "withdrawal-undated"
_NEVER_UNKNOWN = frozenset({"index_number", "title"})


def _is_withdrawn(entries: Mapping[str, Entry]) -> bool:
    """Return whether there is a day of withdrawal, even one that is no date."""
    entry = entries.get("withdrawn")
    return entry is not None and not _is_missing(BY_KEY["withdrawn"], entry.value)


def _is_missing(field: Field, value: Value) -> bool:
    if isinstance(value, Scalar):
        text = value.text.strip()
        return not text or (text == UNKNOWN and field.key in _NEVER_UNKNOWN)
    return isinstance(value, Sequence) and all(_is_missing(field, each) for each in value.values)
