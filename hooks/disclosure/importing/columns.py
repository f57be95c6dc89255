"""Which column of an export is which field: declared in a mapping file, else guessed by name."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from disclosure.importing.faults import ImportFaultError
from disclosure.items import front_matter as yaml_text
from disclosure.items.fields import BY_NAME, FIELDS, Kind
from disclosure.items.front_matter import FrontMatterError, Scalar
from disclosure.items.front_matter import Sequence as ListValue

BODY: Final = "body"
OWN_ID: Final = "id"
_PREFIX: Final = "索引号前段"
DEFAULT_PREFIX: Final = "DR000000"
"""Stands before the slash of an assigned index number where the body's own form isn't known.

It is no organisation code (9 letters) and no social credit code (18), so no check applies to it.
"""

_FURTHER_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    OWN_ID: ("编号", "原编号", "信息编号", "记录编号", "主键", "recordid", "guid", "uuid"),
    BODY: ("正文", "内容", "信息内容", "正文内容", "公文正文", "content", "text"),
    "title": ("文件名称", "信息标题", "文件标题", "name"),
    "index_number": ("index_no", "信息索引号", "索引编号", "索引"),
    "category": ("信息分类", "信息类别", "分类"),
    "issuing_body": ("issuer", "发文单位", "发布单位", "发布部门", "公开责任部门", "责任部门"),
    "issued": ("date", "公文生成日期", "成文时间", "生成时间", "发文时间", "印发日期"),
    "document_number": ("doc_no", "备注/文号", "公文文号", "发文号"),
    "keywords": ("keyword", "tags", "公文主题词"),
    "summary": ("内容摘要", "内容简介", "简介", "abstract", "description"),
    "published": ("发布时间", "公开日期", "公开时间", "publish_date", "pub_date"),
    "co_issuers": ("联合发文单位", "联合发文机关"),
    "genre": ("文种",),
    "disclosure": ("公开类别", "公开类型"),
    "validity": ("效力状态", "时效性", "是否有效"),
    "effective": ("生效时间", "施行时间", "实施时间"),
    "expires": ("失效时间", "有效期"),
    "repealed": ("废止时间",),
    "origin": ("source", "信息来源", "来源网址", "原文链接", "url", "网址"),
    "attachments": ("attachment", "附件列表", "附件文件", "files"),
    "audience": ("服务对象分类",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """What a mapping file declares: the columns of each field, and the index numbers' prefix."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    prefix: str = DEFAULT_PREFIX


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns that answer each field, the preferred one first, and those that answer none."""

    fields: Mapping[str, tuple[str, ...]]
    unused: tuple[str, ...] = ()


def read_mapping(text: str, name: str) -> Mapped:
    """Return what the mapping file declares: ``字段: 列名``, or a list of columns by preference.

    Raises ``ImportFaultError`` when it isn't readable or names a field that nobody knows.
    """
    try:
        entries = yaml_text.read_mapping(text).entries
    except FrontMatterError as error:
        raise ImportFaultError(f"{name}:{error.line}: {error.problem}；{error.remedy}") from error
    columns: dict[str, tuple[str, ...]] = {}
    prefix = DEFAULT_PREFIX
    for entry in entries:
        values = entry.value.values if isinstance(entry.value, ListValue) else (entry.value,)
        texts = tuple(each.text.strip() for each in values if isinstance(each, Scalar))
        if entry.key == _PREFIX:
            prefix = _checked_prefix(texts, f"{name}:{entry.line}")
        else:
            columns[_field_named(entry.key, f"{name}:{entry.line}")] = texts
    return Mapped(columns=columns, prefix=prefix)


def _checked_prefix(texts: Sequence[str], place: str) -> str:
    if len(texts) == 1 and re.fullmatch(r"[A-Za-z0-9-]+", texts[0]):
        return texts[0]
    raise ImportFaultError(f"{place}: 索引号前段只能由字母、数字和连字符组成，如 {DEFAULT_PREFIX}")


def _field_named(written: str, place: str) -> str:
    if key := _DECLARED.get(_plain(written)):
        return key
    near = difflib.get_close_matches(written, [field.label for field in FIELDS], 1, 0.4)
    hint = f"，是否应为“{near[0]}”？" if near else "，请用手册所列的名称，正文写“正文”"
    raise ImportFaultError(f"{place}: 没有“{written}”这个字段{hint}")


def choose_columns(names: Iterable[str], mapped: Mapped) -> Columns:
    """Return which of an export's columns is which field.

    What the mapping file declares goes before all guesses; a column it names is guessed for
    nothing else. Relations between items are never guessed: 废止 or 修改 heads many a column
    of yes and no.
    """
    present = tuple(dict.fromkeys(names))
    declared = {column for columns in mapped.columns.values() for column in columns}
    ranked: dict[str, list[tuple[int, str]]] = {}
    for name in present:
        guess = _GUESSES.get(_plain(name))
        if guess and name not in declared and guess[0] not in mapped.columns:
            ranked.setdefault(guess[0], []).append((guess[1], name))
    fields = {key: tuple(name for _, name in sorted(names)) for key, names in ranked.items()}
    for key, columns in mapped.columns.items():
        fields[key] = tuple(column for column in columns if column in present)
    used = {column for columns in fields.values() for column in columns}
    return Columns(fields=fields, unused=tuple(name for name in present if name not in used))


def missing_columns(names: Iterable[str], mapped: Mapped) -> tuple[str, ...]:
    """Return the columns that the mapping file names but no export has."""
    present = set(names)
    declared = (column for columns in mapped.columns.values() for column in columns)
    return tuple(column for column in declared if column not in present)


def _plain(name: str) -> str:
    """Return the name as compared: width, case, blanks, colons and joining marks don't count."""
    return re.sub(r"[\s_:\-\[\]【】]", "", unicodedata.normalize("NFKC", name)).casefold()


def _ranked_names() -> dict[str, tuple[str, int]]:
    """Return field and rank by plain name; of a field's names the key and label rank first."""
    names: dict[str, tuple[str, int]] = {}
    own = {field.key: (field.key, field.label, *field.aliases) for field in FIELDS}
    for key in (OWN_ID, BODY, *own):
        for rank, name in enumerate((*own.get(key, (key,)), *_FURTHER_NAMES.get(key, ()))):
            names.setdefault(_plain(name), (key, rank))
    return names


_NAMES: Final = _ranked_names()
_DECLARED: Final = {name: key for name, (key, _) in _NAMES.items()}
_GUESSES: Final = {
    name: found
    for name, found in _NAMES.items()
    if found[0] not in {field.key for field in BY_NAME.values() if field.kind is Kind.NUMBERS}
}
