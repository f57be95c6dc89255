"""The Markdown file of an imported item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from disclosure.importing.conversion import Written
from disclosure.importing.markdown_text import to_markdown
from disclosure.importing.yaml_writing import mapping_lines, scalar
from disclosure.items.fields import FIELDS

_WITHOUT_BODY: Final = "（原系统的数据中没有正文。）"
_BODY_ATTACHED: Final = "（正文见附件。）"

_FIRST: Final = ("title", "index_number", "category", "issuing_body", "issued", "document_number")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """An attachment as the item names it: its path from the item's folder, and its shown name."""

    path: str
    name: str


def body_note(body: str, *, attached: bool) -> str:
    """Return the sentence that stands for a missing body, empty when there is one."""
    if body.strip():
        return ""
    return _BODY_ATTACHED if attached else _WITHOUT_BODY


def item_text(values: Mapping[str, Written], files: Sequence[AttachedFile], body: str) -> str:
    """Return the file's text: front matter with Chinese labels, then the body as Markdown.

    ``values`` are by field key; ``body`` is plain text.
    """
    labelled = {field.label: values[field.key] for field in _ORDER if field.key in values}
    lines = ["---", *mapping_lines(labelled)]
    if files:
        lines.append("附件:")
        for file in files:
            lines += [f"  - 文件: {scalar(file.path)}", f"    名称: {scalar(file.name)}"]
    text = to_markdown(body) or body_note(body, attached=bool(files))
    return "\n".join([*lines, "---", "", text, ""])


_ORDER: Final = sorted(
    FIELDS, key=lambda field: _FIRST.index(field.key) if field.key in _FIRST else len(_FIRST)
)
