"""TAG-1, FTR-1, FTR-2: the site's identity is complete and well formed (国办发〔2017〕47号)."""

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

from disclosure.checks.privacy import leaks_of
from disclosure.findings import Finding
from disclosure.items.metadata import Metadata
from disclosure.items.places import is_static
from disclosure.items.site import COLOUR_FIELDS, CONTACT_FIELDS, SITE_FIELDS, SiteField

_TAGS: Final = frozenset({"name", "domain", "id_code"})
_NUMBERS: Final = frozenset({"icp", "police"})
_THEME_IMAGES: Final = "assets/images/"
_PLACEHOLDERS: Final = {
    "id_code": re.compile(r"(?:bm)?0+"),
    "icp": re.compile(r".*备0+号(?:-\d+)?"),
    "police": re.compile(r".*0{6}号"),
}
"""Numbers whose serial is all zeros; the last six digits of a police filing are its serial."""


def complete(metadata: Metadata) -> Iterator[Finding]:
    """TAG-1, FTR-1: everything that tags and footer need is there."""
    for field, name, text in _entries(metadata):
        if field.required and not text:
            rule = "site-tags" if field.key in _TAGS else "footer-element"
            remedy = f"请补写“{field.label}: …”"
            yield _finding(metadata, field, name, "没有填写", remedy, rule)


def well_formed(metadata: Metadata) -> Iterator[Finding]:
    """TAG-1, FTR-2: domain, codes, numbers, links and colours have their form."""
    for field, name, text in _entries(metadata):
        if text and field.pattern and not re.fullmatch(field.pattern, text):
            problem = f"“{text}”的形式不对"
            yield _finding(
                metadata, field, name, problem, f"正确的形式：{field.form}", _form_rule(field)
            )


def real(metadata: Metadata) -> Iterator[Finding]:
    """FTR-2: filing numbers are no placeholders, except on a site of sample data."""
    if metadata.site.is_sample:
        return
    for field, name, text in _entries(metadata):
        placeholder = _PLACEHOLDERS.get(field.key)
        if placeholder and placeholder.fullmatch(text):
            problem = f"“{text}”像是占位的假号"
            yield _finding(metadata, field, name, problem, "请改成真实的号码", "filing-number")


def logo(metadata: Metadata, files: Container[str]) -> Iterator[Finding]:
    """LNK-1: the site's logo is a file that is published as it is, in ``docs/`` or the theme's.

    What the theme holds is not known here, but its folder is no other's.
    """
    for field, name, text in _entries(metadata):
        if field.key != "logo" or not text or text.startswith(_THEME_IMAGES):
            continue
        path = f"docs/{text}"
        if path not in files or not is_static(path):
            remedy = (
                "请把图片放到 docs 下（items 之外），这里写从 docs 起的路径，如 images/标志.png"
            )
            yield _finding(metadata, field, name, f"找不到“{text}”", remedy, "link-broken")


def discreet(metadata: Metadata) -> Iterator[Finding]:
    """PRI-1, SEC-1: nothing that is said of the site must not be published."""
    for field, name, text in _entries(metadata):
        for leak in leaks_of(text):
            yield _finding(metadata, field, name, leak.problem, leak.remedy, leak.rule)


def _form_rule(field: SiteField) -> str:
    if field.key in _TAGS:
        return "site-tags"
    return "filing-number" if field.key in _NUMBERS else "metadata-broken"


def _entries(metadata: Metadata) -> Iterator[tuple[SiteField, str, str]]:
    """Yield each field, its name among the lines, and its text; nothing without ``site.yml``."""
    if not metadata.site_lines:
        return
    groups: tuple[tuple[str, object, Iterable[SiteField]], ...] = (
        ("", metadata.site, SITE_FIELDS),
        ("contact", metadata.site.contact, CONTACT_FIELDS),
        ("colours", metadata.site.colours, COLOUR_FIELDS),
    )
    for group, holder, fields in groups:
        for field in fields:
            name = f"{group}.{field.key}" if group else field.key
            yield field, name, getattr(holder, field.key)


def _finding(
    metadata: Metadata, field: SiteField, name: str, problem: str, remedy: str, rule: str
) -> Finding:
    lines = metadata.site_lines
    return Finding(
        path="metadata/site.yml",
        line=lines.get(name) or lines.get(name.partition(".")[0], 0),
        subject=field.label,
        problem=problem,
        remedy=remedy,
        rule=rule,
    )
