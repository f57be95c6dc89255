"""Grading: findings with the severities that a site gives its rules."""

from collections.abc import Mapping

from disclosure.findings import Finding, Severity
from disclosure.rules import BY_SLUG


def apply_severities(
    findings: tuple[Finding, ...], changed: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    """Return the findings with the severities of the table, changed as the site declares.

    Findings of rules switched off are left out; fixed rules keep the table's severity.
    """
    graded = (finding.graded(BY_SLUG[finding.rule].severity_in(changed)) for finding in findings)
    return tuple(finding for finding in graded if finding.severity is not Severity.OFF)
