"""From a source folder to a publication that may be published, or to the findings against it."""

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosure.checks.check import check_source
from disclosure.findings import Finding, Severity, sort_findings
from disclosure.pages.publication import Publication, make_publication
from disclosure.source import read_source

CHINA_TIME = datetime.timezone(datetime.timedelta(hours=8))


class DayError(Exception):
    """The day for which validity is to be computed is not a date; the message is Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Markdown:
    """Markdown extensions and their settings, as Python-Markdown takes them."""

    extensions: Sequence[Any]
    configs: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """A publication and every finding against its source, sorted."""

    publication: Publication
    findings: tuple[Finding, ...]


def passes(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Return whether the source may be published: without errors, if strict without warnings."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return all(finding.severity < limit for finding in findings)


def prepare(root: Path, day: datetime.date, markdown: Markdown) -> Preparation:
    """Return what the folder would publish on that day, and all that is wrong with it."""
    source = read_source(root)
    publication = make_publication(source, day, markdown.extensions, markdown.configs)
    findings = (*check_source(source, day), *publication.findings)
    return Preparation(publication=publication, findings=sort_findings(findings))


def resolve_day(as_of: str | None, environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the day asked for, else that of ``SOURCE_DATE_EPOCH``, else today in China.

    Raises ``DayError`` when what is given is no date.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    try:
        if as_of:
            return datetime.date.fromisoformat(as_of)
        if epoch:
            return datetime.datetime.fromtimestamp(int(epoch), CHINA_TIME).date()
    except (ValueError, OverflowError, OSError) as error:
        given = as_of or f"SOURCE_DATE_EPOCH={epoch}"
        raise DayError(f"日期“{given}”不对；请写成 2026-01-31 的形式") from error
    return datetime.datetime.now(CHINA_TIME).date()
