"""Golden cases: one folder a case, its input and the whole of what the checks say about it.

The input lies over ``base/``, a faultless source folder. ``case.yml`` may name files of the base
that are absent (``without``), files that hold the same as another (``copies``: new -> existing)
and the day (``day``). ``page.html`` is checked as the page of the item ``docs/items/item.md``.
"""

import datetime
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from disclosure.checks.check import check_source
from disclosure.checks.pages import check_page, expect_item
from disclosure.findings import Finding, sort_findings
from disclosure.grading import apply_severities
from disclosure.reporting import as_text
from disclosure.rules import BY_SLUG, RULES
from disclosure.source import Source, read_source

HERE = Path(__file__).parent
CASES = sorted(folder.name for folder in (HERE / "cases").iterdir() if folder.is_dir())
DAY = datetime.date(2026, 6, 30)
NOT_INPUT = shutil.ignore_patterns("case.yml", "expected.txt", "page.html")


def make_source_folder(case: Path, folder: Path) -> dict[str, Any]:
    """Lay the case over the base and return the case's settings."""
    settings = case / "case.yml"
    read: dict[str, Any] = yaml.safe_load(settings.read_text("utf-8")) if settings.exists() else {}
    shutil.copytree(HERE / "base", folder)
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=NOT_INPUT)
    for path in read.get("without", ()):
        (folder / path).unlink()
    for new, existing in read.get("copies", {}).items():
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / existing, folder / new)
    return read


def page_findings(case: Path, source: Source, day: datetime.date) -> tuple[Finding, ...]:
    """Return what is wrong with the case's page, graded."""
    page = case / "page.html"
    if not page.exists():
        return ()
    record = next(each for each in source.records if each.path == "docs/items/item.md")
    expectation = expect_item(record, source.metadata.site, day)
    found = tuple(check_page(page.read_text("utf-8"), expectation))
    return apply_severities(found, source.metadata.severities)


def expected_lines(name: str) -> list[str]:
    """Return the findings that the case expects, without the summary line."""
    return (HERE / "cases" / name / "expected.txt").read_text("utf-8").splitlines()[:-1]


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path) -> None:
    """The checks say about each case all that is expected, in order, and nothing else."""
    case = HERE / "cases" / name
    settings = make_source_folder(case, tmp_path / "source")
    day = settings.get("day", DAY)
    source = read_source(tmp_path / "source")
    findings = sort_findings((*check_source(source, day), *page_findings(case, source, day)))
    assert (case / "expected.txt").read_text("utf-8") == as_text(
        findings, len(source.records)
    ) + "\n"


# What tells of these reads attachments, renders, or knows what is published: tests/building/ and
# tests/pages/ break them.
RULES_OF_BUILDS = {
    "attachment-unreadable",
    "attachment-without-text",
    "item-removed",
    "table-cut",
}


@pytest.mark.parametrize("slug", sorted({rule.slug for rule in RULES} - RULES_OF_BUILDS))
def test_every_rule_has_a_bad_case(slug: str) -> None:
    """Each rule of the table is broken in a case named after it."""
    cases = [name for name in CASES if name == slug or name.startswith(f"{slug}-")]
    assert any(line.endswith(f"[{slug}]") for name in cases for line in expected_lines(name))


def test_cases_are_named_after_rules() -> None:
    """Each case breaks the rule that it is named after, or is valid and breaks none."""
    for name in CASES:
        lines = expected_lines(name)
        if name.startswith("valid-"):
            assert lines == [], name
        else:
            slugs = {line.rpartition("[")[2].rstrip("]") for line in lines}
            assert any(name == slug or name.startswith(f"{slug}-") for slug in slugs), name
            assert slugs <= set(BY_SLUG), name
