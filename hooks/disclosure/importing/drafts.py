"""A source record turned into the draft of an item: its values by field, body and remarks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from disclosure.importing.columns import BODY, OWN_ID, Columns
from disclosure.importing.conversion import Remarks, Written, as_text, convert
from disclosure.importing.sources import Raw, SourceRow
from disclosure.items.characters import clean, has_impossible, one_line
from disclosure.items.fields import FIELDS, UNKNOWN, Kind

_MARKUP: Final = ("</p>", "</div>", "</span>", "</td>", "<br")
_FILE_NAMES: Final = ("文件", "file", "path", "filename", "url", "地址", "路径")
_SHOWN_NAMES: Final = ("名称", "name", "title", "标题")
_LONGEST_TITLE: Final = 60
_NOT_PUBLIC: Final = ("依申请", "不予公开", "不公开", "不主动公开", "免予公开")


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedFile:
    """An attachment as the source names it, and the name that citizens are to read, if given."""

    written: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What will become an item.

    ``values`` are by field key, ``body`` is the source's plain text, ``assigned`` names in Chinese
    what the import put where the source has nothing, ``remarks`` what it didn't take over as it
    was. A ``refusal`` says why there will be no item.
    """

    row: SourceRow
    own_id: str = ""
    values: Mapping[str, Written] = field(default_factory=dict)
    body: str = ""
    files: tuple[WantedFile, ...] = ()
    assigned: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    refusal: str = ""

    def text(self, key: str) -> str:
        """Return the value of a field that holds one text; empty when it holds none."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""


def own_id(row: SourceRow, columns: Columns) -> str:
    """Return the record's own identifier in the old system, empty when it has none."""
    raw = _first(row, columns, OWN_ID)
    return one_line(as_text(raw)) if raw is not None else ""


def make_draft(row: SourceRow, columns: Columns) -> Draft:
    """Return the draft of a record's item, or one with the reason why it can't become one."""
    if row.fault:
        return Draft(row=row, refusal=row.fault)
    remarks = Remarks()
    remarks.say(row.remark)
    values = _values(row, columns, remarks)
    body = _body(row, columns, remarks)
    refusal = _refusal(values, body)
    assigned = (*_entitle(values, body), *_fill(values))
    _settle_dates(values, remarks)
    files = _first(row, columns, "attachments")
    return Draft(
        row=row,
        own_id=own_id(row, columns),
        values=values,
        body=body,
        files=_wanted(files) if files is not None else (),
        assigned=assigned,
        remarks=tuple(remarks.lines),
        refusal=refusal,
    )


def _first(row: SourceRow, columns: Columns, key: str) -> Raw | None:
    present = (row.values[name] for name in columns.fields.get(key, ()) if name in row.values)
    return next(present, None)


def _values(row: SourceRow, columns: Columns, remarks: Remarks) -> dict[str, Written]:
    """Return the values by field; a column outweighed by another is remarked on."""
    values: dict[str, Written] = {}
    for target in FIELDS:
        for name in columns.fields.get(target.key, ()):
            raw = row.values.get(name)
            if raw is None or target.kind is Kind.FILES:
                continue
            value = convert(target, raw, remarks)
            if value is None:
                continue
            if values.setdefault(target.key, value) != value:
                remarks.say(f"{target.label}：列“{name}”的“{one_line(as_text(raw))}”未采用")
    return values


def _body(row: SourceRow, columns: Columns, remarks: Remarks) -> str:
    raw = _first(row, columns, BODY)
    text = as_text(raw) if raw is not None else ""
    if has_impossible(text):
        remarks.say("正文：去除了控制字符")
    if any(mark in text.casefold() for mark in _MARKUP):
        remarks.say("正文：含网页标签，按文字原样写入")
    return clean(text)


def _refusal(values: Mapping[str, Written], body: str) -> str:
    if not values.get("title") and not body.strip():
        return "既没有标题也没有正文"
    disclosure = values.get("disclosure", "")
    if isinstance(disclosure, str) and disclosure.startswith(_NOT_PUBLIC):
        return f"公开方式是“{disclosure}”，不能发布到网站"
    return ""


def _entitle(values: dict[str, Written], body: str) -> Iterator[str]:
    """Take the first line of the body for a missing title, which no item can do without."""
    if "title" not in values:
        line = next((one_line(line) for line in body.splitlines() if one_line(line)), UNKNOWN)
        values["title"] = line if len(line) <= _LONGEST_TITLE else f"{line[:_LONGEST_TITLE]}…"
        yield "标题：取自正文首行"


def _fill(values: dict[str, Written]) -> tuple[str, ...]:
    """Write the explicit unknown for each mandatory value that is missing; return which."""
    assigned = []
    for target in FIELDS:
        if target.required and target.key not in values and target.key != "index_number":
            values[target.key] = target.unknown
            assigned.append(f"{target.label}：{target.unknown}")
    return tuple(assigned)


def _settle_dates(values: dict[str, Written], remarks: Remarks) -> None:
    """Leave out what contradicts the dates: it would stop the site from being built.

    Validity follows from the dates of effect, expiry and repeal, and goes stale where it is
    written beside them.
    """
    issued, published = values["issued"], values.get("published")
    if published and issued != UNKNOWN and str(published)[:10] < str(issued):
        remarks.say(f"发布日期：“{values.pop('published')}”早于发文日期，未采用")
    if "validity" in values and {"effective", "expires", "repealed"} & values.keys():
        remarks.say(f"有效性：“{values.pop('validity')}”未采用，由施行、失效、废止日期推算")


def _wanted(raw: Raw) -> tuple[WantedFile, ...]:
    """Return the files that a record names: names, or mappings of file and shown name."""
    if isinstance(raw, str):
        parts = raw.replace("；", ";").replace("\n", ";").replace("|", ";").split(";")
        return tuple(WantedFile(written=part.strip()) for part in parts if part.strip())
    if isinstance(raw, Mapping):
        written = next((as_text(raw[key]) for key in _FILE_NAMES if key in raw), "")
        name = next((as_text(raw[key]) for key in _SHOWN_NAMES if key in raw), "")
        return (WantedFile(written=(written or name).strip(), name=one_line(name)),)
    return tuple(file for each in raw for file in _wanted(each))
