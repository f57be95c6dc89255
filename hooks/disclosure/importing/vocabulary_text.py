"""A vocabulary file extended by new terms, its order and the editors' comments left as they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from disclosure.importing.faults import ImportFaultError
from disclosure.importing.yaml_writing import scalar
from disclosure.items.fields import Vocabulary

Path = tuple[str, ...]
_NAMES: Final = ("名称", "全称", "name")
_CHILDREN: Final = ("下级", "children")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Tree:
    """A new term and the new terms below it."""

    def __init__(self, path: Path, code: str) -> None:
        self.path = path
        self.code = code
        self.children: list[_Tree] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """Where children of a term go: after which line (from 0), how far in, below which heading."""

    after: int
    indent: int
    heading: str = ""


def extend(text: str, vocabulary: Vocabulary, added: Mapping[Path, str]) -> str:
    """Return the file's text with the terms added: path -> code, parents before children.

    A term goes to the end of the list that it belongs to. Raises ``ImportFaultError`` where the
    file is written in a way that can't be continued line by line (``[{…}]``).
    """
    file = f"metadata/{vocabulary.value}.yml"
    slots = dict(_slots(text, file))
    inserted: dict[int, list[tuple[int, list[str]]]] = {}
    name_key = "全称" if vocabulary is Vocabulary.BODIES else "名称"
    for parent, trees in _by_parent(added).items():
        if (slot := slots.get(parent)) is None:
            problem = f"{file}: “{parent[-1]}”写在一行里，无法续写它的下级"
            raise ImportFaultError(f"{problem}；请先改成逐行书写")
        heading = [" " * (slot.indent - 2) + slot.heading] if slot.heading else []
        lines = [line for tree in trees for line in _lines(tree, slot.indent, name_key)]
        inserted.setdefault(slot.after, []).append((-len(parent), heading + lines))
    return _with_lines(text, inserted)


def _by_parent(added: Mapping[Path, str]) -> dict[Path, list[_Tree]]:
    """Return the new trees by the path of the term, there already, that they go below."""
    trees: dict[Path, _Tree] = {}
    roots: dict[Path, list[_Tree]] = {}
    for path, code in added.items():
        trees[path] = _Tree(path, code)
        above = trees[path[:-1]].children if path[:-1] in trees else None
        (above if above is not None else roots.setdefault(path[:-1], [])).append(trees[path])
    return roots


def _lines(tree: _Tree, indent: int, name_key: str) -> Iterator[str]:
    blank = " " * indent
    yield f"{blank}- 代码: {tree.code}"
    yield f"{blank}  {name_key}: {scalar(tree.path[-1])}"
    if tree.children:
        yield f"{blank}  下级:"
        for child in tree.children:
            yield from _lines(child, indent + 4, name_key)


def _with_lines(text: str, inserted: Mapping[int, Sequence[tuple[int, list[str]]]]) -> str:
    """Return the text with lines put in after the lines given (-1: at the top), deepest first."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
    result: list[str] = []
    for number in range(-1, len(lines)):
        if number >= 0:
            result.append(lines[number])
        for _, block in sorted(inserted.get(number, ()), key=lambda each: each[0]):
            result.extend(block)
    return end.join(result) + end


def _slots(text: str, file: str) -> Iterator[tuple[Path, _Slot]]:
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise ImportFaultError(f"{file}: 不合 YAML 的写法，无法续写；请先改正") from error
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        yield (), _Slot(after=text.count("\n") - text.endswith("\n") if text else -1, indent=0)
    elif not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise ImportFaultError(f"{file}: 无法续写；请先改成每项以“- ”开头的列表")
    else:
        yield from _list_slots(node, ())


def _list_slots(node: yaml.SequenceNode, path: Path) -> Iterator[tuple[Path, _Slot]]:
    indent = node.start_mark.column
    yield path, _Slot(after=_last_line(node), indent=indent)
    for item in node.value:
        if isinstance(item, yaml.MappingNode):
            yield from _term_slots(item, path)


def _term_slots(item: yaml.MappingNode, above: Path) -> Iterator[tuple[Path, _Slot]]:
    entries = {key.value: (key, value) for key, value in item.value}
    name = next((entries[key][1].value for key in _NAMES if key in entries), None)
    if not isinstance(name, str):
        return
    path = (*above, name.strip())
    children = next((entries[key] for key in _CHILDREN if key in entries), None)
    column = item.start_mark.column
    if item.flow_style:
        return
    if children is None:
        yield path, _Slot(after=_last_line(item), indent=column + 2, heading="下级:")
    elif isinstance(children[1], yaml.SequenceNode) and not children[1].flow_style:
        yield from _list_slots(children[1], path)
    elif isinstance(children[1], yaml.ScalarNode) and not children[1].value:
        yield path, _Slot(after=children[0].end_mark.line, indent=column + 2)


def _last_line(node: yaml.Node) -> int:
    """Return the last line (from 0) that the node stands on; comments after it don't count."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        mark = node.end_mark
        return int(mark.line - (mark.column == 0 and mark.line > node.start_mark.line))
    parts = [
        part for value in node.value for part in (value if isinstance(value, tuple) else (value,))
    ]
    return max(map(_last_line, parts), default=int(node.start_mark.line))
