"""Front matter read as typed: every scalar stays text and knows its line.

YAML 1.1 would turn the code ``000014321`` into 6353 and 否-like words into booleans; an index
number must survive, so the node tree is read instead of the constructed values.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

import yaml

from disclosure.findings import Finding
from disclosure.items.characters import clean

_FENCE = re.compile(
    r"\A---[ \t]*\n(?P<block>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_FOREIGN_BREAKS: Final = dict.fromkeys(map(ord, "\u0085\u2028\u2029"), " ")
"""What ends a line to YAML, but not to the programs in which editors look for a line."""

_NO_COMMENT: Final = re.compile(r"[ \t]+#[^\s#]")
"""A # behind a value, with a letter next to it, as in 处理 #3 机组: comments have a blank there."""

_DEEPEST: Final = 50
"""Levels of lists and mappings; nothing that anybody reads has more than five."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A piece of text and the line (from 1) on which it stands."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list of values."""

    values: tuple["Value", ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A key of a mapping with its value; ``line`` is the key's."""

    key: str
    value: "Value"
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Keys and values in the order written, repeated keys included."""

    entries: tuple[Entry, ...]
    line: int


Value = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Markdown file split into its front matter and its body.

    ``body_line`` is the line (from 1) on which the body begins.
    """

    front_matter: Mapping
    body: str
    body_line: int


class FrontMatterError(Exception):
    """The front matter can't be read; ``line`` counts from 1, the message is Chinese."""

    def __init__(self, problem: str, remedy: str, *, line: int, rule: str) -> None:
        """Keep the two halves of the message, the line and the rule's slug."""
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.line = line
        self.rule = rule

    def finding(self, path: str) -> Finding:
        """Return the finding that says so about the file."""
        return Finding(
            path=path,
            line=self.line,
            subject="元数据",
            problem=self.problem,
            remedy=self.remedy,
            rule=self.rule,
        )


def split_document(text: str) -> Document:
    """Return the file's front matter and body, this without characters that no page can hold.

    Raises ``FrontMatterError`` when there is no front matter or it is not readable YAML.
    """
    match = _FENCE.match(text)
    if match is None:
        raise FrontMatterError(
            "缺少文件开头的元数据" if not text.startswith("---") else "元数据没有结束标记",
            "请在文件第一行写“---”，逐行写“标题: …”“索引号: …”等，再以单独一行“---”结束",
            line=1,
            rule="front-matter-missing",
        )
    block = match["block"]
    return Document(
        front_matter=_mapping(
            _compose(block, 2), _Place(first_line=2, lines=tuple(block.split("\n")))
        ),
        body=clean(text[match.end() :]),
        body_line=text.count("\n", 0, match.end()) + 1,
    )


def read_mapping(text: str) -> Mapping:
    """Return the YAML mapping in the text; an empty text is an empty mapping.

    Raises ``FrontMatterError`` when the text is not YAML or is not a mapping.
    """
    return _mapping(_compose(text, 1), _Place(first_line=1))


def read_value(text: str) -> Value | None:
    """Return the YAML value in the text, or None when there is none.

    Raises ``FrontMatterError`` when the text is not YAML.
    """
    node = _compose(text, 1)
    return None if node is None else _value(node, _Place(first_line=1), set())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a text begins in its file; ``lines`` are its own where a # is hardly a comment."""

    first_line: int
    lines: tuple[str, ...] = ()


def _mapping(node: yaml.Node | None, place: _Place) -> Mapping:
    if node is None:
        return Mapping(entries=(), line=place.first_line)
    value = _value(node, place, set())
    if not isinstance(value, Mapping):
        raise FrontMatterError(
            "不是“名称: 值”的形式",
            "请逐行写“名称: 值”，冒号用半角并在其后空一格",
            line=value.line,
            rule="front-matter-broken",
        )
    return value


def _compose(text: str, first_line: int) -> yaml.Node | None:
    """Return the node tree of a YAML text, or None when there is none."""
    try:
        return yaml.compose(text.translate(_FOREIGN_BREAKS), Loader=_Loader)
    except RecursionError as error:
        raise _too_deep(first_line) from error
    except yaml.MarkedYAMLError as error:
        # What is never closed (a quote, a bracket) is at fault where it begins, not at the end.
        unclosed = "quoted" in str(error.context) or "flow" in str(error.context)
        mark = (error.context_mark if unclosed else None) or error.problem_mark
        raise _broken(first_line + (mark.line if mark else 0)) from error
    except yaml.YAMLError as error:
        foreign = yaml.reader.Reader.NON_PRINTABLE.search(text)
        line = first_line + text.count("\n", 0, foreign.start() if foreign else 0)
        raise FrontMatterError(
            "这一行含有看不见的控制字符",
            "请删去这一行重新输入，不要从别处粘贴",
            line=line,
            rule="front-matter-broken",
        ) from error


def _broken(line: int) -> FrontMatterError:
    return FrontMatterError(
        "这里不合 YAML 的写法，读不下去",
        "请检查这一行及上一行：冒号用半角且其后空一格；列表每项以“- ”开头；"
        "值中含冒号、井号、方括号或引号时，整个值用英文双引号括起来",
        line=line,
        rule="front-matter-broken",
    )


def _is_cut(node: yaml.ScalarNode, lines: tuple[str, ...]) -> bool:
    """Return whether what follows an unquoted value is taken for a comment, but hardly is one."""
    end = node.end_mark
    return end.line < len(lines) and _NO_COMMENT.match(lines[end.line], end.column) is not None


def _cut(line: int) -> FrontMatterError:
    return FrontMatterError(
        "空格后的“#”及其后的文字会被当作注释丢掉",
        "请用英文双引号把整个值括起来，或去掉“#”前的空格",
        line=line,
        rule="front-matter-broken",
    )


def _too_deep(line: int) -> FrontMatterError:
    return FrontMatterError(
        "列表或项目一层套一层，层数太多",
        "请减少嵌套的层数：最多写到列表中的“名称: 值”",
        line=line,
        rule="nesting-too-deep",
    )


def _value(node: yaml.Node, place: _Place, seen: set[int], depth: int = 0) -> Value:
    line = node.start_mark.line + place.first_line
    if depth > _DEEPEST:
        raise _too_deep(line)
    if isinstance(node, yaml.ScalarNode):
        if place.lines and not node.style and _is_cut(node, place.lines):
            raise _cut(line)
        # A bare `~` is YAML's null; as a value it is nothing.
        plain_null = not node.style and node.value == "~"
        return Scalar(text="" if plain_null else str(node.value), line=line)
    if id(node) in seen:  # An alias (`*name`): it could expand without end.
        raise _broken(line)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        values = tuple(_value(each, place, seen, depth + 1) for each in node.value)
        return Sequence(values=values, line=line)
    entries = tuple(
        Entry(
            key=str(key.value).strip() if isinstance(key, yaml.ScalarNode) else "",
            value=_value(value, place, seen, depth + 1),
            line=key.start_mark.line + place.first_line,
        )
        for key, value in node.value
    )
    return Mapping(entries=entries, line=line)
