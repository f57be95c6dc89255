"""From drafts to items ready to be written: numbered, named, with terms and attachments settled."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from disclosure.importing.conversion import Written
from disclosure.importing.drafts import Draft, WantedFile
from disclosure.importing.file_names import FileNames
from disclosure.importing.item_text import AttachedFile, body_note, item_text
from disclosure.importing.numbering import (
    UNDATED_YEAR,
    Numbered,
    Wish,
    assign_numbers,
    prefix_for,
)
from disclosure.importing.registers import Registers
from disclosure.items.metadata import Metadata

Locate = Callable[[str, str], Path | None]
"""Finds the file that a record of an export (its name) names; None when there is none."""

_REMOTE: Final = re.compile(r"(?:[a-z][a-z0-9+.-]+:)?//", re.IGNORECASE)
_UNDATED: Final = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedItem:
    """An item about to be written.

    ``path`` is its file relative to the source folder, ``copies`` are its attachments: from where,
    to which path. ``assigned`` and ``remarks`` are for the report.
    """

    path: str
    values: Mapping[str, Written]
    body: str
    files: tuple[AttachedFile, ...] = ()
    copies: tuple[tuple[Path, str], ...] = ()
    assigned: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def index_number(self) -> str:
        """Return the item's index number."""
        return str(self.values["index_number"])

    @property
    def text(self) -> str:
        """Return the text of the item's file."""
        return item_text(self.values, self.files, self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """What planning needs to know beside the drafts.

    ``metadata`` is what the folder declares, ``prefix`` begins assigned index numbers where a
    body's own pattern gives none, ``taken`` are index numbers in use and ``paths`` files in use.
    """

    metadata: Metadata
    prefix: str
    locate: Locate
    taken: frozenset[str] = field(default_factory=frozenset)
    paths: frozenset[str] = field(default_factory=frozenset)

    def pattern(self, draft: Draft) -> re.Pattern[str] | None:
        """Return the index-number pattern of the draft's issuing body, if it has one."""
        body = self.metadata.body(draft.text("issuing_body"))
        return body.index_number_pattern if body else None


def plan_items(
    drafts: Sequence[Draft], registers: Registers, around: Destination
) -> tuple[PlannedItem, ...]:
    """Return the items of the drafts in their order; terms nobody knows are added to registers."""
    settled = [_with_terms(draft, registers) for draft in drafts]
    numbers = assign_numbers([_wish(draft, around) for draft in settled], around.taken)
    names = FileNames(around.paths)
    return tuple(
        _item(draft, number, names, around) for draft, number in zip(settled, numbers, strict=True)
    )


def _with_terms(draft: Draft, registers: Registers) -> Draft:
    values = dict(draft.values)
    remarks = registers.settle(values)
    return replace(draft, values=values, remarks=(*draft.remarks, *remarks))


def _year(draft: Draft) -> str:
    """Return the year of the item's date, of its publishing where it has none; else nothing."""
    dates = (draft.text("issued"), draft.text("published"))
    return next((date[:4] for date in dates if date[:4].isdigit()), "")


def _wish(draft: Draft, around: Destination) -> Wish:
    year = int(_year(draft) or UNDATED_YEAR)
    prefix = prefix_for(around.pattern(draft), year, around.prefix)
    return Wish(number=draft.text("index_number"), prefix=prefix, year=year)


def _item(draft: Draft, numbered: Numbered, names: FileNames, around: Destination) -> PlannedItem:
    path = names.item(_year(draft) or _UNDATED, numbered.number)
    remarks = [*draft.remarks, *_number_remarks(draft, numbered, around)]
    files: list[AttachedFile] = []
    copies: list[tuple[Path, str]] = []
    for source, wanted in _located(draft, around.locate, remarks):
        target = names.attachment(path, wanted.written)
        relative = target.removeprefix(path.rpartition("/")[0] + "/")
        files.append(AttachedFile(path=relative, name=wanted.name or Path(wanted.written).stem))
        copies.append((source, target))
    note = body_note(draft.body, attached=bool(files))
    return PlannedItem(
        path=path,
        values=_numbered_values(draft, numbered),
        body=draft.body,
        files=tuple(files),
        copies=tuple(copies),
        assigned=(
            *((f"索引号：{numbered.number}",) if numbered.note else ()),
            *draft.assigned,
            *((f"正文：{note}",) if note else ()),
        ),
        remarks=tuple(remarks),
    )


def _numbered_values(draft: Draft, numbered: Numbered) -> dict[str, Written]:
    values = dict(draft.values) | {"index_number": numbered.number}
    if numbered.note:
        values["index_number_note"] = numbered.note
    if numbered.former:
        values["former_index_number"] = numbered.former
    return values


def _number_remarks(draft: Draft, numbered: Numbered, around: Destination) -> Iterator[str]:
    if numbered.former:
        yield f"索引号：原索引号“{numbered.former}”已被占用"
    pattern = around.pattern(draft)
    if pattern is not None and not pattern.fullmatch(numbered.number):
        yield "索引号：不符合发布机构约定的格式，请核对"


def _located(draft: Draft, locate: Locate, remarks: list[str]) -> Iterator[tuple[Path, WantedFile]]:
    """Yield the attachments that are there; add a remark on each that isn't."""
    for wanted in draft.files:
        if _REMOTE.match(wanted.written):
            remarks.append(f"附件：“{wanted.written}”是网址，请另行下载后补上")
        elif (source := locate(draft.row.file, wanted.written)) is None:
            remarks.append(f"附件：“{wanted.written}”在来源文件所在的文件夹里找不到，请补上")
        else:
            yield source, wanted
