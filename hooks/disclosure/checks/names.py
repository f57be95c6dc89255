"""FILE-8, FILE-10: names that clash, with each other or with the site's own, and files unused."""

import re
from collections.abc import Iterable, Iterator, Set
from typing import Final

from disclosure.checks.placing import at_field
from disclosure.columns import FIXED_COLUMNS
from disclosure.findings import Finding
from disclosure.items.letters import folded_name
from disclosure.items.places import is_item, is_of_items, static_paths
from disclosure.items.records import Record

_PAGES: Final = "|".join(
    column.path.removeprefix("docs/").removesuffix(".md")
    for column in FIXED_COLUMNS
    if column.key != "home"
)
_OWN: Final = re.compile(
    r"(?:assets/(?:images|scripts|styles|stylesheets)|catalogue|handbook|items|search|sitemap)(?:/.*)?"
    rf"|(?:(?:{_PAGES})/)?index\.html(?:/.*)?|{_PAGES}|assets"
    r"|(?:404\.html|robots\.txt|colours\.css|visits\.json|sitemap(?:-[0-9]+)?\.xml)(?:/.*)?"
)
"""The published paths that the site itself uses, and what cannot lie where these do."""

_LIKE_AN_ITEM: Final = re.compile(r"\.(?:md|markdown|mdown)(?:\.|$)", re.IGNORECASE)


def clash(paths: Iterable[str]) -> Iterator[Finding]:
    """No two paths are equal but for letter case and composition: some disks hold only one."""
    known: dict[str, str] = {}
    for path in paths:
        first = known.setdefault(folded_name(path), path)
        if first != path:
            yield Finding(
                path=path,
                subject="文件名",
                problem=f"与 {first} 只差大小写或字形，有的电脑上只能留下一个",
                remedy="请把其中一个改名",
                rule="file-name-clash",
            )


def overwriting(paths: Iterable[str]) -> Iterator[Finding]:
    """No file that is published as it is takes the place of one that the site makes."""
    for path in static_paths(paths):
        if _OWN.fullmatch(folded_name(path.removeprefix("docs/"))):
            yield Finding(
                path=path,
                subject="文件名",
                problem="占了网站自动生成的文件或文件夹的位置",
                remedy="请改名，或移到 docs 下另取名称的文件夹",
                rule="file-name-clash",
            )


def mistaken(paths: Iterable[str], records: Iterable[Record]) -> Iterator[Finding]:
    """What is named almost like an item, and is no attachment, may be one that is overlooked."""
    used = {attachment.path for record in records for attachment in record.attachments}
    for path in _unused(paths, used):
        if _LIKE_AN_ITEM.search(path):
            yield _not_published(path, "信息文件的名称要以小写的 .md 结尾，请改名；不需要的请删去")


def idle(paths: Iterable[str], used: Set[str]) -> Iterator[Finding]:
    """What lies beside the items belongs to one of them; ``used`` are attachments and images."""
    for path in _unused(paths, used):
        if not _LIKE_AN_ITEM.search(path):
            yield _not_published(path, "请写进所属信息的“附件”，或在正文中引用；不需要的请删去")


def _unused(paths: Iterable[str], used: Set[str]) -> Iterator[str]:
    for path in paths:
        if is_of_items(path) and not is_item(path) and path not in used:
            yield path


def _not_published(path: str, remedy: str) -> Finding:
    return Finding(
        path=path,
        subject="文件",
        problem="没有信息用到它，不会发布",
        remedy=remedy,
        rule="file-unused",
    )


def attachment_clash(record: Record) -> Iterator[Finding]:
    """Attachments from several folders are published in one, so their names must differ."""
    known: dict[str, str] = {}
    for attachment in record.attachments:
        first = known.setdefault(folded_name(attachment.file_name), attachment.path)
        if first != attachment.path:
            problem = f"“{attachment.path}”与“{first}”同名，发布后只能留下一个"
            yield at_field(record, "attachments", problem, "请把其中一个改名", "file-name-clash")
