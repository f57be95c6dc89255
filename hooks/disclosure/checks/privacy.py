"""PRI-1, SEC-1: neither identity numbers nor documents marked as secret are published.

What is found is never repeated: reports are read, kept and passed on.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from disclosure.checks.placing import at_field, in_body, line_of
from disclosure.columns import COLUMN_LABELS, Column
from disclosure.findings import Finding
from disclosure.items.fields import FIELDS, Kind
from disclosure.items.identity_numbers import find_identity_numbers
from disclosure.items.index_numbers import uscc_check
from disclosure.items.metadata import Metadata
from disclosure.items.places import static_paths
from disclosure.items.records import Record

_MASK: Final = "请删去，或只留前 4 位和最后 1 位，其余改成 *；已经发布或提交的，还要清除以前的版本"
_SECRECY: Final = re.compile(r"(绝密|机密|秘密)\s*[★☆]")
_OF_INDEX_NUMBERS: Final = frozenset({"index_number", "former_index_number"})
"""Fields whose numbers begin with an organisation's code, which may pass for an identity number."""

_FREE: Final = frozenset({Kind.TEXT, Kind.WORDS, Kind.NUMBERS})
"""Kinds of fields in which anything may be written; those for numbers are shown as written, too."""

_OF_A_TOMBSTONE: Final = frozenset(
    {"title", "index_number", "document_number", "withdrawal_reason"}
)
"""The texts that stay published when an item is withdrawn, beside its relations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """What must not be published: where it begins in a text, and what is said of it."""

    place: int
    problem: str
    remedy: str
    rule: str


def find_leaks(text: str) -> Iterator[Leak]:
    """Yield identity numbers (条例 articles 15 and 17), then marks of secrecy (article 14)."""
    for place in find_identity_numbers(text):
        yield Leak(
            place=place,
            problem="有公民身份号码",
            remedy=_MASK,
            rule="identity-number",
        )
    for found in _SECRECY.finditer(text):
        yield Leak(
            place=found.start(),
            problem=f"有密级标志“{found[1]}★”",
            remedy="涉密文件不得公开，请从本站移出；已经解密的，请删去标志",
            rule="secrecy-marking",
        )


def leaks_of(text: str) -> Iterable[Leak]:
    """Return one leak of each rule, for a text that is reported as a whole."""
    return {leak.rule: leak for leak in find_leaks(text)}.values()


def in_record(record: Record) -> Iterator[Finding]:
    """No published text of an item holds such a thing."""
    for key, text in _texts(record):
        for leak in leaks_of(text):
            yield at_field(record, key, leak.problem, leak.remedy, leak.rule)
    body = "" if record.withdrawn else record.body
    leaks = {(line_of(record, leak.place), leak.rule): leak for leak in find_leaks(body)}
    for (line, rule), leak in leaks.items():
        yield in_body(record, line, leak.problem, leak.remedy, rule)


def in_columns(columns: Iterable[Column]) -> Iterator[Finding]:
    """No text of a column holds such a thing."""
    for column in columns:
        texts = [("正文", column.body_line, column.body)]
        for key, line in column.lines.items():
            texts.append((COLUMN_LABELS[key], line, getattr(column, key, "")))
        for subject, first, text in texts:
            leaks = {
                (text.count("\n", 0, leak.place), leak.rule): leak for leak in find_leaks(text)
            }
            for (line, rule), leak in leaks.items():
                yield Finding(
                    path=column.path,
                    line=first + line,
                    subject=subject,
                    problem=leak.problem,
                    remedy=leak.remedy,
                    rule=rule,
                )


def in_vocabularies(metadata: Metadata) -> Iterator[Finding]:
    """No name in a vocabulary holds such a thing."""
    for vocabulary, terms in metadata.terms.items():
        for term in terms:
            for leak in leaks_of(term.name):
                yield _of_file(f"metadata/{vocabulary.value}.yml", "名称", leak)


def in_names(paths: Iterable[str]) -> Iterator[Finding]:
    """No file that is published as it is bears such a thing in its name."""
    for path in static_paths(paths):
        for leak in leaks_of(path):
            yield _of_file(path, "文件名", leak)


def _without_code(index_number: str) -> str:
    """Return an index number without the organisation's code before its slash, if it is one."""
    code, slash, rest = index_number.partition("/")
    return rest if slash and uscc_check(code) else index_number


def _of_file(path: str, subject: str, leak: Leak) -> Finding:
    return Finding(
        path=path, subject=subject, problem=leak.problem, remedy=leak.remedy, rule=leak.rule
    )


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield key and text of each field of free text that is published."""
    for field in FIELDS:
        if record.withdrawn and not (field.key in _OF_A_TOMBSTONE or field.kind is Kind.NUMBERS):
            continue
        value = getattr(record, field.key)
        if field.kind is Kind.FILES:
            yield field.key, "\n".join(f"{file.name}\n{file.file_name}" for file in value)
        elif field.kind in _FREE:
            texts = (value,) if field.kind is Kind.TEXT else value
            holds_index_numbers = field.kind is Kind.NUMBERS or field.key in _OF_INDEX_NUMBERS
            yield (
                field.key,
                "\n".join(_without_code(text) if holds_index_numbers else text for text in texts),
            )
