"""Values of front matter, converted as the field table demands."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from disclosure.items.dates import parse_date, parse_moment, parse_wild_date
from disclosure.items.fields import UNKNOWN, Field, Kind, Vocabulary
from disclosure.items.front_matter import Mapping as MappingValue
from disclosure.items.front_matter import Scalar, Sequence, Value
from disclosure.items.metadata import Metadata
from disclosure.items.places import DOCS, ITEMS_FOLDER, is_of_items, is_static
from disclosure.items.records import Attachment
from disclosure.items.vocabularies import Term

_WORD_BREAK = re.compile(r"[\s;；,，]+")
_SEPARATOR = re.compile("[、；;，,]")
_FOR_EVER = frozenset({"长期", "长期有效", "永久", "永久有效"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a value: the line, the two halves of the message and the rule."""

    line: int
    problem: str
    remedy: str
    rule: str = "value-invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a value's conversion needs to know beside the value.

    ``folder`` is the item's folder relative to the source folder; ``sizes`` maps every file
    below ``docs/`` to its length in bytes.
    """

    metadata: Metadata
    folder: str
    sizes: Mapping[str, int]


Converted = tuple[Any, tuple[Fault, ...]]


def convert(field: Field, value: Value, context: Context) -> Converted:
    """Return the value as the record holds it (None: empty or unknown) and its faults."""
    if field.kind is Kind.FILES:
        return _attachments(value, context)
    scalars = _scalars(value)
    many = field.kind in {Kind.WORDS, Kind.TERMS, Kind.NUMBERS}
    if scalars is None or (len(scalars) > 1 and not many):
        form = "一个值，或每行一个“- 值”的列表" if many else "一个值"
        return None, (Fault(line=value.line, problem="写法不对", remedy=f"这一项请写成{form}"),)
    written = [scalar for scalar in scalars if scalar.text.strip()]
    if not written:
        return None, ()
    if many:
        return _MANY[field.kind](field, written, context)
    return _ONE[field.kind](field, written[0], context)


def _scalars(value: Value) -> list[Scalar] | None:
    if isinstance(value, Scalar):
        return [value]
    if isinstance(value, Sequence):
        scalars = [each for each in value.values if isinstance(each, Scalar)]
        return scalars if len(scalars) == len(value.values) else None
    return None


def _text(_field: Field, scalar: Scalar, _context: Context) -> Converted:
    return scalar.text.strip(), ()


def _date(field: Field, scalar: Scalar, _context: Context) -> Converted:
    text = scalar.text.strip()
    if text == UNKNOWN:
        return None, ()
    read = parse_moment if field.kind is Kind.MOMENT else parse_date
    value = read(text)
    if value is not None:
        return value, ()
    moment = field.kind is Kind.MOMENT
    meant = parse_wild_date(text)
    if field.key == "expires" and text in _FOR_EVER:
        problem, remedy = f"“{text}”不是日期", "长期有效的，请删去这一项"
    elif meant is None:
        problem = f"“{text}”不是真实存在的日期{'或时间' if moment else ''}"
        remedy = f"请写成 {'2024-03-05 09:30' if moment else '2024-03-05'} 的形式"
    else:
        problem = f"“{text}”不是本系统所用的写法"
        remedy = f"请写成 {meant}"
        remedy += f"，有时间的写成 {meant} 09:30 的形式" if moment else "，只写到日"
    return None, (Fault(line=scalar.line, problem=problem, remedy=remedy, rule="date-invalid"),)


def _year(_field: Field, scalar: Scalar, _context: Context) -> Converted:
    text = scalar.text.strip()
    if re.fullmatch(r"(?:19|20)[0-9]{2}年?", text):
        return int(text[:4]), ()
    fault = Fault(line=scalar.line, problem=f"“{text}”不是年份", remedy="请写成 2024 的形式")
    return None, (fault,)


def _term(field: Field, scalar: Scalar, context: Context) -> Converted:
    assert field.vocabulary is not None
    terms = context.metadata.terms[field.vocabulary]
    written = scalar.text.strip()
    term = terms.find(written)
    if term is not None:
        return term, ()
    if field.vocabulary in context.metadata.unreadable:
        return None, ()
    is_body = field.vocabulary is Vocabulary.BODIES
    near = terms.nearest(written)
    file = f"metadata/{field.vocabulary.value}.yml"
    if choices := terms.ambiguous(written):
        problem = f"“{written}”不止一个"
        remedy = "请写全路径：" + " 或 ".join(choice.label for choice in choices)
    elif field.kind is Kind.TERMS and _SEPARATOR.search(written):
        problem, remedy = f"“{written}”像是几个写在了一起", "请每行写一个：“- 名称”"
    else:
        problem = f"“{written}”不在{'发布机构登记册' if is_body else '词表'}中"
        remedy = (f"是否应为“{near}”？" if near else "") + f"确需新增的，请先写入 {file}"
    rule = "issuing-body-unknown" if is_body else "term-unknown"
    return None, (Fault(line=scalar.line, problem=problem, remedy=remedy, rule=rule),)


def _terms(field: Field, scalars: list[Scalar], context: Context) -> Converted:
    results = [_term(field, scalar, context) for scalar in scalars]
    terms: list[Term] = [term for term, _ in results if term is not None]
    return tuple(dict.fromkeys(terms)), tuple(fault for _, faults in results for fault in faults)


def _words(_field: Field, scalars: list[Scalar], _context: Context) -> Converted:
    words = [word for scalar in scalars for word in _WORD_BREAK.split(scalar.text) if word]
    return tuple(dict.fromkeys(words)), ()


def _numbers(_field: Field, scalars: list[Scalar], _context: Context) -> Converted:
    return tuple(dict.fromkeys(scalar.text.strip() for scalar in scalars)), ()


_ONE: Final[dict[Kind, Callable[[Field, Scalar, Context], Converted]]] = {
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.MOMENT: _date,
    Kind.YEAR: _year,
    Kind.TERM: _term,
}
_MANY: Final[dict[Kind, Callable[[Field, list[Scalar], Context], Converted]]] = {
    Kind.TERMS: _terms,
    Kind.WORDS: _words,
    Kind.NUMBERS: _numbers,
}


def _attachments(value: Value, context: Context) -> Converted:
    listed = value.values if isinstance(value, Sequence) else (value,)
    empty = [each for each in listed if isinstance(each, Scalar) and not each.text.strip()]
    results = [_attachment(each, context) for each in listed if each not in empty]
    found = [attachment for attachment, _ in results if attachment is not None]
    return tuple(found), tuple(fault for _, faults in results for fault in faults)


def _attachment(value: Value, context: Context) -> Converted:
    """Return one attachment, written as a file name or as a mapping 文件, 名称."""
    texts, faults = _file_and_name(value)
    if not texts["文件"]:
        fault = Fault(line=value.line, problem="没有写文件名", remedy="请写“文件: 文件名”")
        return None, (*faults, fault)
    path, missing = locate(texts["文件"], value.line, context)
    if missing is not None:
        return None, (*faults, missing)
    stem = posixpath.splitext(path.rpartition("/")[2])[0]
    attachment = Attachment(
        path=path, name=texts["名称"] or stem, size=context.sizes[path], line=value.line
    )
    return attachment, tuple(faults)


def _file_and_name(value: Value) -> tuple[dict[str, str], list[Fault]]:
    """Return the texts of an attachment by Chinese key, and what is wrong with other keys."""
    texts = {"文件": "", "名称": ""}
    faults = []
    if isinstance(value, Scalar):
        texts["文件"] = value.text.strip()
    for entry in value.entries if isinstance(value, MappingValue) else ():
        key = {"file": "文件", "name": "名称"}.get(entry.key, entry.key)
        if key in texts and isinstance(entry.value, Scalar):
            texts[key] = entry.value.text.strip()
        else:
            known = key in texts
            fault = Fault(
                line=entry.line,
                problem=f"“{entry.key}”写法不对" if known else f"没有“{entry.key}”这个项目",
                remedy="请写成一个值" if known else f"附件只写{'、'.join(texts)}",
                rule="value-invalid" if known else "front-matter-unknown",
            )
            faults.append(fault)
    return texts, faults


def locate(written: str, line: int, context: Context) -> tuple[str, Fault | None]:
    """Return the path of a file that an item or a column names, relative to the source folder.

    What an item publishes lies below ``docs/items``, what a column does elsewhere in ``docs/``;
    anything else is a fault.
    """
    path = posixpath.normpath(posixpath.join(context.folder, written.replace("\\", "/")))
    is_items = is_of_items(f"{context.folder}/")
    beside = "本信息旁边" if is_items else "本栏目旁边"
    if is_of_items(path) and path in context.sizes and not (is_items or path.endswith(".md")):
        problem, remedy = (
            f"“{written}”是信息的附件",
            f"请改为链接到那件信息，或者在{beside}另放一份",
        )
    elif written.startswith("/") or not path.startswith(f"{ITEMS_FOLDER}/" if is_items else DOCS):
        folder = "信息文件夹" if is_items else " docs 文件夹"
        problem, remedy = f"“{written}”在{folder}之外", f"请把文件放到{beside}，只写文件名"
    elif path not in context.sizes or not (is_items or is_static(path)):
        problem, remedy = f"找不到“{written}”", f"请检查文件名和大小写，并把文件放到{beside}"
    else:
        return path, None
    return path, Fault(line=line, problem=problem, remedy=remedy, rule="attachment-missing")
