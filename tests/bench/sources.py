"""Source folders for the benchmarks: of generated documents, or of real records imported."""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from bench.documents import Document, Issuer, Vocabularies, generate

ROOT: Final = Path(__file__).resolve().parents[2]
WORKSPACE: Final = ROOT / ".bench"
PROGRAM: Final = ROOT / ".venv" / "bin" / "disclosure"

_DONE: Final = "generated-by.txt"
_CODE_IN_PATTERN: Final = re.compile(r"[0-9A-Z]{18}(?=/)")
_NUMBER_LINE: Final = re.compile(
    r"^(索引号|index_number): *['\"]?([^'\"\n]+?)['\"]? *$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source folder: ``docs/`` and ``metadata/``."""

    folder: Path

    def items(self) -> list[Path]:
        """Return the files of all items, in the order of their paths."""
        return sorted((self.folder / "docs" / "items").rglob("*.md"))


def generated(count: int) -> Source:
    """Return a source of that many generated items; one made before by the same code is kept."""
    folder = WORKSPACE / "sources" / str(count)
    done, code = folder / _DONE, _code_digest()
    if not done.is_file() or done.read_text(encoding="utf-8") != code:
        shutil.rmtree(folder, ignore_errors=True)
        _copy_declarations(folder)
        for document in generate(count, vocabularies(folder)):
            _write_item(folder, document)
        done.write_text(code, encoding="utf-8")
    return Source(folder)


def imported(exports: Sequence[Path]) -> Source:
    """Return a source into which the importer has written the records of real exports."""
    folder = WORKSPACE / "sources" / "corpus"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(
        [PROGRAM, "import", *exports, "--into", folder], check=True, stdout=subprocess.DEVNULL
    )
    return Source(folder)


def vocabularies(folder: Path) -> Vocabularies:
    """Return what the metadata of a source folder lets a document say."""
    bodies = _declared(folder, "issuing_bodies")
    return Vocabularies(
        issuers=tuple(
            Issuer(name=body["全称"], code=code[0], word=_word(body["简称"]))
            for body in bodies
            if body["状态"] == "现行" and (code := _CODE_IN_PATTERN.search(body["索引号格式"]))
        ),
        categories=tuple(
            term["名称"]
            for top in _declared(folder, "categories")
            for term in top.get("下级", ())
            if "性质" not in term
        ),
        subjects=tuple(
            f"{top['名称']}\\{term['名称']}"
            for top in _declared(folder, "subjects")
            for term in top.get("下级", ())
        ),
    )


def item_text(document: Document) -> str:
    """Return a document as an editor writes it: front matter and body."""
    fields: dict[str, object] = {
        "标题": document.title,
        "索引号": document.index_number,
        "组配分类": document.category,
        "发布机构": document.issuer,
        "发文日期": document.issued,
        "文号": document.document_number,
        "主题词": list(document.keywords),
        "内容概述": document.summary,
        "发布日期": document.issued,
        "主题分类": [document.subject],
        "体裁分类": document.genre,
        "公开方式": "主动公开",
        "施行日期": document.effective,
        "有效期至": document.expires,
        "相关": [document.related] if document.related else None,
    }
    lines = (line for label, value in fields.items() for line in _lines(label, value))
    return "\n".join(["---", *lines, "---", "", document.body])


def without_front_matter(text: str) -> tuple[str, str]:
    """Return the title and the body of an item's file."""
    _, front, body = text.split("---\n", 2)
    titles = (line for line in front.splitlines() if line.startswith(("标题:", "title:")))
    return next(titles).partition(":")[2].strip().strip("'\""), body.lstrip("\n")


def append_sentence(file: Path) -> None:
    """Change one page: a sentence more at its end."""
    with file.open("a", encoding="utf-8") as page:
        page.write("\n本页于基准测试中作过一处修改。\n")


def add_copy(file: Path, serial: int) -> Path:
    """Add one item: a copy of another under an index number of its own; return its file."""
    text = file.read_text(encoding="utf-8")
    found = _NUMBER_LINE.search(text)
    if not found:
        raise ValueError(f"{file}: no index number")
    number = f"{found[2][:-5]}{99_999 - serial}"
    added = file.with_stem(f"{file.stem}-added-{serial}")
    line = f"{found[1]}: '{number}'"
    added.write_text(text[: found.start()] + line + text[found.end() :], encoding="utf-8")
    return added


def _lines(label: str, value: object) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, list):
        yield f"{label}:"
        yield from (f"  - {each}" for each in value)
    else:
        yield f"{label}: {value}"


def _word(short_name: str) -> str:
    """Return the word that a body's document numbers begin with."""
    return f"示{short_name.removeprefix('市').removesuffix('局')[:3]}"


def _write_item(folder: Path, document: Document) -> None:
    name = document.index_number.replace("/", "_")
    path = folder / "docs" / "items" / str(document.issued.year) / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(item_text(document), encoding="utf-8")


def _copy_declarations(folder: Path) -> None:
    """Copy the sample site's metadata and the importer's columns, which link to no item."""
    shutil.copytree(ROOT / "metadata", folder / "metadata")
    shutil.copytree(ROOT / "hooks/disclosure/importing/template/docs", folder / "docs")


def _declared(folder: Path, name: str) -> list[dict[str, Any]]:
    text = (folder / "metadata" / f"{name}.yml").read_text(encoding="utf-8")
    declared: list[dict[str, Any]] = yaml.safe_load(text)
    return declared


def _code_digest() -> str:
    """Return a digest of the modules on which generated sources depend."""
    folder = Path(__file__).parent
    names = ("bodies.py", "documents.py", "sentences.py", "sources.py", "vocabulary.py")
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in names)).hexdigest()
