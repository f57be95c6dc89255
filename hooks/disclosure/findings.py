"""Findings: what is wrong, where, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from disclosure.items.identity_numbers import masked


class Severity(IntEnum):
    """How much a finding weighs; an error stops publication."""

    OFF = 0
    NOTICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """Return the Chinese word that editors read and write in ``metadata/rules.yml``."""
        return _LABELS[self]


_LABELS = {
    Severity.OFF: "关闭",
    Severity.NOTICE: "提示",
    Severity.WARNING: "警告",
    Severity.ERROR: "错误",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault of one file.

    ``path`` is relative to the source folder with forward slashes, ``line`` counts from 1
    (0: the file as a whole), ``subject`` is the Chinese label of the field or part, ``problem``
    and ``remedy`` are the two halves of the message, ``rule`` is the rule's slug.
    """

    path: str
    line: int = 0
    subject: str
    problem: str
    remedy: str
    rule: str
    severity: Severity = Severity.ERROR

    @property
    def text(self) -> str:
        """Return the one line that editors read, whatever line breaks there are in values cited."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        told = f"{place}: {self.subject}: {self.problem}；{self.remedy}  [{self.rule}]"
        return " ".join(told.splitlines())

    def graded(self, severity: Severity) -> "Finding":
        """Return the same finding with another severity."""
        return replace(self, severity=severity)

    @property
    def order(self) -> tuple[str, int, str, str, str, str]:
        """Return the key by which findings are listed: by file, line, rule and text."""
        return self.path, self.line, self.rule, self.subject, self.problem, self.remedy

    @property
    def discreet(self) -> "Finding":
        """Return the same finding, whose texts repeat no identity number: reports are kept."""
        return replace(self, subject=masked(self.subject), problem=masked(self.problem))


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repetitions, in the order in which editors read them."""
    told = {finding.discreet for finding in findings}
    return tuple(sorted(told, key=lambda finding: finding.order))


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """Return how many of the findings have exactly this severity."""
    return sum(finding.severity is severity for finding in findings)


def summary_line(findings: Iterable[Finding], items: int) -> str:
    """Return the line that closes a report, with the counts by severity."""
    found = tuple(findings)
    counts = "，".join(
        f"{severity.label} {count(found, severity)} 项"
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
    )
    return f"共检查 {items} 件信息：{counts}。"
