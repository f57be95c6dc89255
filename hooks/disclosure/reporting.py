"""Findings as text for editors and as JSON for programs."""

import json
from collections.abc import Iterable

from disclosure.findings import Finding, Severity, summary_line
from disclosure.rules import BY_SLUG


def report(findings: Iterable[Finding], items: int) -> str:
    """Return what editors read of a build: errors and warnings, and the summary line."""
    return as_text([each for each in findings if each.severity > Severity.NOTICE], items)


def as_text(findings: Iterable[Finding], items: int) -> str:
    """Return a line for each finding, in the order given, and the summary line."""
    found = tuple(findings)
    return "\n".join((*(finding.text for finding in found), summary_line(found, items)))


def as_json(findings: Iterable[Finding]) -> str:
    """Return a JSON list with an object for each finding, in the order given.

    ``line`` is 0 for a file as a whole; ``severity`` is ``error``, ``warning`` or ``notice``.
    """
    return json.dumps([_entry(finding) for finding in findings], ensure_ascii=False, indent=2)


def _entry(finding: Finding) -> dict[str, str | int]:
    return {
        "path": finding.path,
        "line": finding.line,
        "subject": finding.subject,
        "problem": finding.problem,
        "remedy": finding.remedy,
        "rule": finding.rule,
        "id": BY_SLUG[finding.rule].id,
        "severity": finding.severity.name.lower(),
    }
