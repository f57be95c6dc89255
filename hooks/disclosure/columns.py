"""The fixed columns of the site: ``docs/index.md``, ``docs/guide.md`` and the others.

国办公开办函〔2019〕61号 gives every disclosure site the same four columns under the same names; an
entry for applications (依申请公开) and the home page come with them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from disclosure.findings import Finding
from disclosure.items.front_matter import Document, Entry, FrontMatterError, Scalar, split_document
from disclosure.items.reading import SourceFile, decode

CATALOGUE_TITLE: Final = "法定主动公开内容"


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedColumn:
    """A column that every site has: its key, its file and its statutory name (empty: free)."""

    key: str
    path: str
    title: str = ""


FIXED_COLUMNS: Final = (
    FixedColumn(key="home", path="docs/index.md"),
    FixedColumn(key="guide", path="docs/guide.md", title="政府信息公开指南"),
    FixedColumn(key="rules", path="docs/rules.md", title="政府信息公开制度"),
    FixedColumn(key="catalogue", path="docs/catalogue.md", title=CATALOGUE_TITLE),
    FixedColumn(key="reports", path="docs/reports.md", title="政府信息公开年报"),
    FixedColumn(key="request", path="docs/request.md", title="依申请公开"),
)
"""The columns in the order of the navigation."""

COLUMN_TYPES: Final = (
    *("首页", "概况信息", "机构职能", "负责人信息", "工作动态", "政策文件"),
    *("信息公开指南", "信息公开目录", "信息公开年报", "依申请公开", "数据发布", "数据开放"),
    *("政策解读", "回应关切", "办事服务", "咨询投诉", "征集调查", "在线访谈"),
)
"""The values of the tag ColumnType that 国办发〔2017〕47号 lists."""

COLUMN_LABELS: Final = {
    "title": "标题",
    "column": "栏目",
    "column_type": "栏目类别",
    "description": "栏目描述",
    "keywords": "栏目关键词",
}
"""The entries of a column's front matter; 栏目 stands there for editors, the file decides."""

_KEYS: Final = {name: key for key, label in COLUMN_LABELS.items() for name in (key, label)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A fixed column: its front matter, its body, and on which line each entry stands."""

    key: str
    path: str
    title: str
    column_type: str
    description: str
    keywords: str
    body: str
    body_line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Return the column's address relative to the site's root, with a closing slash."""
        return "" if self.key == "home" else f"{self.key}/"


def read_columns(
    files: Iterable[SourceFile],
) -> tuple[tuple[Column, ...], tuple[Finding, ...]]:
    """Return the columns among the files, in the order of ``FIXED_COLUMNS``, and their faults.

    A column whose front matter can't be read is left out.
    """
    by_path = {file.path: file for file in files}
    columns: list[Column] = []
    findings: list[Finding] = []
    for fixed in FIXED_COLUMNS:
        if fixed.path in by_path:
            column = _read(fixed, by_path[fixed.path], findings)
            columns += [column] if column is not None else []
    return tuple(columns), tuple(findings)


def _read(fixed: FixedColumn, file: SourceFile, findings: list[Finding]) -> Column | None:
    text, faults = decode(file)
    findings.extend(faults)
    if text is None:
        return None
    try:
        document = split_document(text)
    except FrontMatterError as error:
        findings.append(error.finding(file.path))
        return None
    return _column(fixed, document, findings)


def _column(fixed: FixedColumn, document: Document, findings: list[Finding]) -> Column:
    entries = _entries(fixed.path, document.front_matter.entries, findings)
    texts = {key: _text(entry) for key, entry in entries.items()}
    return Column(
        key=fixed.key,
        path=fixed.path,
        title=texts.get("title", ""),
        column_type=texts.get("column_type", ""),
        description=texts.get("description", ""),
        keywords=texts.get("keywords", ""),
        body=document.body,
        body_line=document.body_line,
        lines={key: entry.line for key, entry in entries.items()},
    )


def _entries(path: str, entries: Iterable[Entry], findings: list[Finding]) -> dict[str, Entry]:
    """Return the entries by key; report unknown and repeated ones."""
    known: dict[str, Entry] = {}
    for entry in entries:
        key = _KEYS.get(entry.key)
        if key is None:
            problem, rule = "栏目没有这个项目", "front-matter-unknown"
            remedy = f"栏目只写{'、'.join(COLUMN_LABELS.values())}"
        elif key in known:
            problem, rule = f"与第 {known[key].line} 行重复", "front-matter-repeated"
            remedy = "请只留一处"
        else:
            known[key] = entry
            continue
        finding = Finding(
            path=path,
            line=entry.line,
            subject=entry.key or "元数据",
            problem=problem,
            remedy=remedy,
            rule=rule,
        )
        findings.append(finding)
    return known


def _text(entry: Entry) -> str:
    """Return the entry's text; the parts of a list (keywords) are joined by commas."""
    if isinstance(entry.value, Scalar):
        return entry.value.text.strip()
    parts = getattr(entry.value, "values", ())
    return ",".join(part.text.strip() for part in parts if isinstance(part, Scalar))
