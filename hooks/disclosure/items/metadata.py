"""What the agency declares once: ``metadata/*.yml`` read into identity, terms and severities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from disclosure.findings import Finding, Severity
from disclosure.items import front_matter as yaml_text
from disclosure.items.fields import Vocabulary
from disclosure.items.front_matter import FrontMatterError, Scalar, Value
from disclosure.items.site import (
    COLOUR_FIELDS,
    CONTACT_FIELDS,
    SITE_FIELDS,
    Colours,
    Contact,
    SiteField,
    SiteIdentity,
)
from disclosure.items.term_lists import read_terms
from disclosure.items.vocabularies import Body, Terms, make_terms
from disclosure.rules import BY_SLUG

METADATA_FILES: Final = (
    "site.yml",
    *(f"{vocabulary.value}.yml" for vocabulary in Vocabulary),
    "rules.yml",
)

_GROUPS: Final = {"contact": CONTACT_FIELDS, "colours": COLOUR_FIELDS}
_GROUP_LABELS: Final = {"联系方式": "contact", "配色": "colours"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The agency's declarations: identity, vocabularies, severities changed by the site.

    ``site_lines`` tells on which line of ``site.yml`` each key (``name``, ``contact.phone``)
    stands; it is empty when there is no ``site.yml`` that could be read. Terms of ``unreadable``
    vocabularies can't be judged: their file is faulty, so that terms may be missing, which is one
    finding, not one an item.
    """

    site: SiteIdentity = field(default_factory=SiteIdentity)
    terms: Mapping[Vocabulary, Terms] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    site_lines: Mapping[str, int] = field(default_factory=dict)
    unreadable: frozenset[Vocabulary] = frozenset()

    def body(self, name: str) -> Body | None:
        """Return the issuing body with this name."""
        found = self.terms[Vocabulary.BODIES].find(name)
        return found if isinstance(found, Body) else None


def read_metadata(files: Mapping[str, str | None]) -> tuple[Metadata, tuple[Finding, ...]]:
    """Return the declarations in the files (name -> text) and what is wrong with them.

    A file that is absent counts as empty; ``site.yml`` absent is an error. The text of a file
    that could not be decoded is None.
    """
    findings: list[Finding] = []
    values = {name: _read(name, text, findings) for name, text in files.items()}
    broken = {name for name, text in files.items() if text is None}
    broken |= {finding.path.partition("/")[2] for finding in findings}
    if values.get("site.yml") is None and "site.yml" not in broken:
        remedy = "请新建并填写网站名称等各项"
        findings.append(_fault("site.yml", 0, "网站信息", "缺少这个文件，或文件是空的", remedy))
    terms = {}
    for vocabulary in Vocabulary:
        declared, faults = read_terms(vocabulary, values.get(f"{vocabulary.value}.yml"))
        terms[vocabulary] = make_terms(vocabulary, declared)
        findings.extend(faults)
        broken |= {fault.path.partition("/")[2] for fault in faults}
    site, site_lines = _site(values.get("site.yml"), findings)
    metadata = Metadata(
        site=site,
        site_lines=site_lines,
        terms=terms,
        severities=_severities(values.get("rules.yml"), findings),
        unreadable=frozenset(each for each in Vocabulary if f"{each.value}.yml" in broken),
    )
    return metadata, tuple(findings)


def _fault(file: str, line: int, subject: str, problem: str, remedy: str) -> Finding:
    return Finding(
        path=f"metadata/{file}",
        line=line,
        subject=subject,
        problem=problem,
        remedy=remedy,
        rule="metadata-broken",
    )


def _read(name: str, text: str | None, findings: list[Finding]) -> Value | None:
    try:
        return yaml_text.read_value(text or "")
    except FrontMatterError as error:
        findings.append(_fault(name, error.line, "内容", error.problem, error.remedy))
        return None


def _entries(
    file: str, value: Value | None, names: Mapping[str, str], findings: list[Finding]
) -> dict[str, tuple[Value, int]]:
    """Return a mapping's values and lines by key; report unknown and repeated names.

    ``names`` maps every name under which a key may stand to the key.
    """
    entries: dict[str, tuple[Value, int]] = {}
    if isinstance(value, Scalar) and not value.text.strip():
        return entries
    if value is not None and not isinstance(value, yaml_text.Mapping):
        remedy = "请逐行写“名称: 值”，冒号用半角并在其后空一格"
        findings.append(_fault(file, value.line, "内容", "不是“名称: 值”的形式", remedy))
        return entries
    for entry in value.entries if value else ():
        key = names.get(entry.key)
        if key is None:
            remedy = "请改成手册所列的名称，或删去这一行"
            findings.append(_fault(file, entry.line, entry.key, "没有这个项目", remedy))
        elif key in entries:
            problem = f"与第 {entries[key][1]} 行重复"
            findings.append(_fault(file, entry.line, entry.key, problem, "请只留一处"))
        else:
            entries[key] = (entry.value, entry.line)
    return entries


def _names(fields: Iterable[SiteField]) -> dict[str, str]:
    return {name: each.key for each in fields for name in (each.key, each.label)}


def _texts(
    entries: Mapping[str, tuple[Value, int]], fields: Iterable[SiteField], findings: list[Finding]
) -> dict[str, str]:
    """Return the texts by key; report what is a list or a mapping instead."""
    texts: dict[str, str] = {}
    for each in fields:
        value, line = entries.get(each.key, (None, 0))
        if isinstance(value, Scalar):
            texts[each.key] = value.text.strip()
        elif value is not None:
            remedy = "这一项请写成一个值"
            findings.append(_fault("site.yml", line, each.label, "写法不对", remedy))
    return texts


def _site(value: Value | None, findings: list[Finding]) -> tuple[SiteIdentity, dict[str, int]]:
    """Return the identity and the line of each key, those of groups as ``contact.phone``."""
    groups = {name: name for name in _GROUPS} | _GROUP_LABELS
    entries = _entries("site.yml", value, _names(SITE_FIELDS) | groups, findings)
    lines = {key: line for key, (_, line) in entries.items()}
    texts: dict[str, dict[str, str]] = {}
    for group, fields in _GROUPS.items():
        written = entries[group][0] if group in entries else None
        inner = _entries("site.yml", written, _names(fields), findings)
        lines |= {f"{group}.{key}": line for key, (_, line) in inner.items()}
        texts[group] = _texts(inner, fields, findings)
    identity = SiteIdentity(
        contact=Contact(**texts["contact"]), colours=Colours(**texts["colours"])
    )
    own = _texts(entries, SITE_FIELDS, findings)
    return replace(identity, **own), lines  # type: ignore[arg-type]  # keys are SITE_FIELDS' own


def _severities(value: Value | None, findings: list[Finding]) -> dict[str, Severity]:
    """Return the severities that the site may change and does."""
    by_label = {severity.label: severity for severity in Severity}
    severities: dict[str, Severity] = {}
    slugs = {slug: slug for slug in BY_SLUG}
    for slug, (level, line) in _entries("rules.yml", value, slugs, findings).items():
        severity = by_label.get(level.text.strip()) if isinstance(level, Scalar) else None
        if severity is None:
            remedy = f"请写{'、'.join(by_label)}之一"
            findings.append(_fault("rules.yml", line, slug, "级别不对", remedy))
        elif BY_SLUG[slug].fixed:
            findings.append(_fault("rules.yml", line, slug, "这条规则不能调整", "请删去这一行"))
        else:
            severities[slug] = severity
    return severities
