"""NAV-1, NAV-2, NAV-4, TAG-2: the statutory columns exist, are named rightly and not empty."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from disclosure.columns import COLUMN_LABELS, COLUMN_TYPES, FIXED_COLUMNS, Column
from disclosure.findings import Finding
from disclosure.items.fields import Vocabulary
from disclosure.items.metadata import Metadata
from disclosure.items.places import ITEMS_FOLDER, is_of_items
from disclosure.items.records import Record

_TEXTS: Final = frozenset({"guide", "rules"})
_COMMENT: Final = re.compile(r"<!--[\s\S]*?-->")
_NOT_TEXT: Final = re.compile(rf"{_COMMENT.pattern}|^[ \t]*#.*$|\s+", re.MULTILINE)
_GUIDE_ELEMENTS: Final = (
    ("政府信息的分类", re.compile("分类")),
    ("编排体系", re.compile("编排")),
    ("获取方式", re.compile("获取")),
)
"""What article 12 of 政府信息公开条例 wants in the text; name, address, hours and numbers of the
office in charge come from ``metadata/site.yml``, whose completeness is another rule."""


def exist(files: Mapping[str, int]) -> Iterator[Finding]:
    """NAV-1: each column has its file."""
    for fixed in FIXED_COLUMNS:
        if fixed.path not in files:
            name = fixed.title or "首页"
            remedy = f"请新建 {fixed.path}" + (f"，标题写“{fixed.title}”" if fixed.title else "")
            yield _finding(fixed.path, 0, "栏目", f"缺少“{name}”栏目", remedy, "column-missing")


def named(columns: Iterable[Column]) -> Iterator[Finding]:
    """NAV-1: each column bears its statutory name."""
    titles = {fixed.key: fixed.title for fixed in FIXED_COLUMNS}
    for column in columns:
        title = titles[column.key]
        if title and column.title != title:
            problem = f"“{column.title}”不是规定的名称" if column.title else "没有填写"
            yield _at(column, "title", problem, f"请写“标题: {title}”", "column-missing")


def written(columns: Iterable[Column]) -> Iterator[Finding]:
    """NAV-1: guide and rules have a text."""
    for column in columns:
        if column.key in _TEXTS and not _NOT_TEXT.sub("", column.body):
            yield _empty(column, "栏目没有正文", "请写正文", "column-missing")


def filled(
    columns: Iterable[Column], records: Iterable[Record], metadata: Metadata
) -> Iterator[Finding]:
    """NAV-1, NAV-4: the catalogue lists an item, and the column of annual reports a report.

    What is a report only sound categories tell.
    """
    judged = Vocabulary.CATEGORIES not in metadata.unreadable
    published = [record for record in records if not record.withdrawn]
    has_reports = any(record.is_annual_report for record in published)
    for column in columns:
        if column.key == "catalogue" and not published:
            remedy = f"请在 {ITEMS_FOLDER} 中写至少一件信息"
            yield _empty(column, "还没有公开任何信息", remedy, "column-missing")
        if column.key == "reports" and judged and not has_reports:
            remedy = "请写年度报告，其组配分类在 metadata/categories.yml 中的性质为“年度报告”"
            yield _empty(column, "还没有一份年度报告", remedy, "column-empty")


def only_fixed(files: Iterable[str]) -> Iterator[Finding]:
    """NAV-1: no column stands beside the statutory ones; it would not be published."""
    known = {fixed.path for fixed in FIXED_COLUMNS}
    for path in files:
        if path.endswith(".md") and path not in known and not is_of_items(path):
            problem = "不是规定的栏目，不会发布"
            remedy = f"请把内容并入规定的栏目，或作为信息放到 {ITEMS_FOLDER}"
            yield _finding(path, 0, "栏目", problem, remedy, "column-extra")


def tagged(columns: Iterable[Column]) -> Iterator[Finding]:
    """TAG-2: name, type, description and keywords are there, and the type is on the list."""
    for column in columns:
        keys = ["column_type", "description", "keywords"]
        for key in ["title", *keys] if column.key == "home" else keys:
            if not getattr(column, key):
                remedy = f"请补写“{COLUMN_LABELS[key]}: …”"
                yield _at(column, key, "没有填写", remedy, "column-tags")
        if column.column_type and column.column_type not in COLUMN_TYPES:
            problem = f"没有“{column.column_type}”这个类别"
            remedy = f"请从{'、'.join(COLUMN_TYPES)}中选"
            yield _at(column, "column_type", problem, remedy, "column-tags")


def guide_elements(columns: Iterable[Column]) -> Iterator[Finding]:
    """NAV-2: the guide says how information is classified, arranged and obtained."""
    for column in columns:
        if column.key != "guide" or not _NOT_TEXT.sub("", column.body):
            continue
        text = _COMMENT.sub("", column.body)
        for name, pattern in _GUIDE_ELEMENTS:
            if not pattern.search(text):
                problem = f"没有写明{name}"
                remedy = "请按政府信息公开条例第十二条补写"
                yield _empty(column, problem, remedy, "guide-element")


def _at(column: Column, key: str, problem: str, remedy: str, rule: str) -> Finding:
    line = column.lines.get(key, 1)
    return _finding(column.path, line, COLUMN_LABELS[key], problem, remedy, rule)


def _empty(column: Column, problem: str, remedy: str, rule: str) -> Finding:
    return _finding(column.path, column.body_line, "正文", problem, remedy, rule)


def _finding(path: str, line: int, subject: str, problem: str, remedy: str, rule: str) -> Finding:
    return Finding(path=path, line=line, subject=subject, problem=problem, remedy=remedy, rule=rule)
