"""Vocabularies as the agency writes them: lists of terms in ``metadata/``, read and judged."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from disclosure.findings import Finding
from disclosure.items.fields import Vocabulary
from disclosure.items.front_matter import Mapping as MappingValue
from disclosure.items.front_matter import Scalar, Sequence, Value
from disclosure.items.validity import BY_LABEL
from disclosure.items.vocabularies import Body, Term, unknown_terms

ROLES: Final = ("规范性文件", "年度报告")
"""What a category can be beyond a name: see ``Record.is_normative``, ``is_annual_report``."""

_STATUSES: Final = {"现行": False, "撤销": True, "current": False, "abolished": True}
_KEYS: Final = {"code": "code", "name": "name", "代码": "code", "名称": "name"}
_LABELS: Final = {
    Vocabulary.BODIES: {
        "全称": "name",
        "简称": "short",
        "上级": "parent",
        "状态": "status",
        "索引号格式": "index_number_pattern",
    },
    Vocabulary.CATEGORIES: {"性质": "role", "下级": "children"},
    Vocabulary.SUBJECTS: {"下级": "children"},
}
WITH_LEVELS: Final = frozenset(
    vocabulary for vocabulary, labels in _LABELS.items() if "children" in labels.values()
)
"""The vocabularies whose terms may have terms below them."""

_CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_terms(
    vocabulary: Vocabulary, value: Value | None
) -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """Return the terms in a vocabulary's file, top classes first, and what is wrong with them.

    Terms without name or code, and terms whose code or name is taken, are left out.
    """
    reader = _Reader(vocabulary)
    terms = tuple(reader.terms(value, ()))
    if vocabulary is Vocabulary.BODIES:
        reader.judge_parents(terms)
    return terms, tuple(reader.findings)


class _Reader:
    """Reads one vocabulary; remembers codes and names to see repetitions.

    ``codes`` maps codes to names, ``lines`` codes to the line where the parent stands.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        labels = _LABELS.get(vocabulary, {})
        self.vocabulary = vocabulary
        self.keys = _KEYS | labels | {key: key for key in labels.values()}
        self.findings: list[Finding] = []
        self.lines: dict[str, int] = {}
        self.codes: dict[str, str] = {term.code: term.name for term in unknown_terms(vocabulary)}
        self.paths: set[tuple[str, ...]] = set()

    def terms(self, value: Value | None, above: tuple[str, ...]) -> Iterator[Term]:
        """Yield the terms of a list, each followed by those below it."""
        if value is None or (isinstance(value, Scalar) and not value.text.strip()):
            return
        if not isinstance(value, Sequence):
            remedy = "请写成列表，每项以“- ”开头，含代码和名称"
            self._report(value.line, "内容", "不是列表", remedy)
            return
        for each in value.values:
            values = self._values(each)
            written = {
                key: Scalar(text=found.text.strip(), line=found.line)
                for key, found in values.items()
                if isinstance(found, Scalar) and found.text.strip()
            }
            if not self._is_named(written, each.line) or self._is_taken(written, above):
                continue
            path = (*above, written["name"].text)
            yield self._term(written, path)
            yield from self.terms(values.get("children"), path)

    def judge_parents(self, bodies: tuple[Term, ...]) -> None:
        """Report bodies whose parent is no body's code."""
        for body in bodies:
            if isinstance(body, Body) and body.parent and body.parent not in self.codes:
                remedy = "请写上级机构的代码；没有上级的，不写这一项"
                self._report(
                    self.lines[body.code], "上级", f"没有代码是“{body.parent}”的机构", remedy
                )

    def _report(self, line: int, subject: str, problem: str, remedy: str) -> None:
        finding = Finding(
            path=f"metadata/{self.vocabulary.value}.yml",
            line=line,
            subject=subject,
            problem=problem,
            remedy=remedy,
            rule="metadata-broken",
        )
        self.findings.append(finding)

    def _values(self, value: Value) -> dict[str, Value]:
        """Return a term's values by key; report what nobody knows and what stands twice."""
        values: dict[str, Value] = {}
        for entry in value.entries if isinstance(value, MappingValue) else ():
            key = self.keys.get(entry.key)
            if key is None:
                remedy = f"词条只写{'、'.join(name for name in self.keys if not name.isascii())}"
                self._report(entry.line, entry.key or "词条", "没有这个项目", remedy)
            elif key in values:
                self._report(entry.line, entry.key, "写了两次", "请只留一处")
            else:
                values[key] = entry.value
        return values

    def _is_named(self, written: Mapping[str, Scalar], line: int) -> bool:
        if "name" in written and "code" in written and _CODE.fullmatch(written["code"].text):
            return True
        remedy = "每项都要有名称（全称）和代码，代码用小写字母、数字和连字符"
        self._report(line, "词条", "名称或代码缺失、写错", remedy)
        return False

    def _is_taken(self, written: Mapping[str, Scalar], above: tuple[str, ...]) -> bool:
        """Return whether code or name belongs to another term; addresses hold the code."""
        code, name = written["code"], written["name"]
        path = (*above, name.text)
        if code.text in self.lines or self.codes.get(code.text, name.text) != name.text:
            problem = f"代码“{code.text}”已用于“{self.codes[code.text]}”"
            self._report(code.line, "代码", problem, "请换一个没有用过的代码")
        elif path in self.paths:
            remedy = "请删去一处，或改成不同的名称"
            self._report(name.line, "名称", f"“{name.text}”重复", remedy)
        else:
            parent = written.get("parent", code)
            self.codes[code.text], self.lines[code.text] = name.text, parent.line
            self.paths.add(path)
            return False
        return True

    def _term(self, written: Mapping[str, Scalar], path: tuple[str, ...]) -> Term:
        texts = {key: scalar.text for key, scalar in written.items()}
        code, name, role = texts["code"], texts["name"], texts.get("role", "")
        if role and role not in ROLES:
            remedy = f"只能写{'或'.join(ROLES)}，或不写"
            self._report(written["role"].line, "性质", f"没有“{role}”这种性质", remedy)
        if self.vocabulary is Vocabulary.VALIDITY and name not in BY_LABEL:
            remedy = f"请从{'、'.join(BY_LABEL)}中选"
            self._report(written["name"].line, "名称", f"“{name}”不是规定的状态", remedy)
        if self.vocabulary is not Vocabulary.BODIES:
            return Term(code=code, name=name, path=path, role=role)
        return Body(
            code=code,
            name=name,
            path=(name,),
            short=texts.get("short", ""),
            parent=texts.get("parent", ""),
            abolished=self._is_abolished(written.get("status")),
            index_number_pattern=self._pattern(written.get("index_number_pattern")),
        )

    def _is_abolished(self, status: Scalar | None) -> bool:
        if status is None:
            return False
        if status.text not in _STATUSES:
            problem = f"没有“{status.text}”这种状态"
            self._report(status.line, "状态", problem, "请写现行或撤销")
        return _STATUSES.get(status.text, False)

    def _pattern(self, written: Scalar | None) -> re.Pattern[str] | None:
        try:
            return re.compile(written.text) if written else None
        except (re.error, OverflowError, RecursionError):
            line = written.line if written else 0
            self._report(line, "索引号格式", "写法有误", "请改成正确的正则表达式")
            return None
