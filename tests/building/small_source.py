"""A small source folder of invented items, and the settings of its builds."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from mkdocs.config import load_config

from disclosure.building.settings import Settings
from disclosure.configuration import settings_of
from sample_site import AS_OF, ROOT

BASE: Final = ROOT / "tests" / "checks" / "base"
THEME: Final = ROOT / "hooks" / "theme"
WORDS: Final[list[str]] = [
    word
    for word in json.loads((ROOT / "tests/search/vectors/words.json").read_text("utf-8"))
    if word.isalpha()
]
BODIES: Final = {
    "SS001": "示例市人民政府办公室",
    "SS002": "示例市财政局",
    "SS003": "示例市住房和城乡建设局",
    "SS004": "示例市卫生健康委员会",
}
BODIES_FILE: Final = """\
- 代码: office
  全称: 示例市人民政府办公室
  简称: 市府办
  索引号格式: SS001/\\d{4}-\\d{5}
- 代码: finance
  全称: 示例市财政局
  简称: 市财政局
  上级: office
  索引号格式: SS002/\\d{4}-\\d{5}
- 代码: housing
  全称: 示例市住房和城乡建设局
  索引号格式: SS003/\\d{4}-\\d{5}
- 代码: health
  全称: 示例市卫生健康委员会
  索引号格式: SS004/\\d{4}-\\d{5}
"""
CATEGORIES: Final = ("通知公告", "政策文件\\其他文件", "政策文件\\规范性文件")


@dataclass(slots=True, kw_only=True)
class Item:
    """An item as its file says it: lines of front matter by label, and a body."""

    entries: dict[str, str | list[str]]
    text: str = "正文。"

    @property
    def number(self) -> str:
        """Return the index number."""
        return str(self.entries["索引号"])

    @property
    def file_text(self) -> str:
        """Return what the item's file holds."""
        lines = ["---"]
        for label, value in self.entries.items():
            if isinstance(value, str):
                lines.append(f"{label}: {value}")
            else:
                lines += [f"{label}:", *(f"  - {each}" for each in value)]
        return "\n".join([*lines, "---", self.text, ""])


def words(chance: Random, count: int) -> str:
    """Return that many words in a row."""
    return "".join(chance.choices(WORDS, k=count))


def paragraphs(chance: Random, count: int) -> str:
    """Return that many sentences, each a paragraph."""
    return "\n\n".join(f"{words(chance, chance.randrange(4, 30))}。" for _ in range(count))


def invented_item(chance: Random, serial: int) -> Item:
    """Return a valid item, told apart by its serial."""
    prefix = chance.choice(sorted(BODIES))
    issued = date(2021, 1, 1) + timedelta(days=chance.randrange(1900))
    category = chance.choice(CATEGORIES)
    entries: dict[str, str | list[str]] = {
        "标题": f"关于{words(chance, 4)}的通知",
        "索引号": f"{prefix}/{issued.year}-{serial:05}",
        "组配分类": category,
        "发布机构": BODIES[prefix],
        "发文日期": issued.isoformat(),
        "内容概述": f"说明{words(chance, 3)}。",
    }
    if serial % 3 == 0:
        entries["文号"] = f"示发〔{issued.year}〕{serial}号"
    if "规范性" in category:
        entries["施行日期"] = (issued + timedelta(days=30)).isoformat()
        entries["有效期至"] = (issued + timedelta(days=700)).isoformat()
    return Item(entries=entries, text=paragraphs(chance, chance.choice((1, 2, 4, 40))))


@dataclass(slots=True, kw_only=True)
class SmallSource:
    """A source folder under test; ``items`` are by path below ``docs/items``."""

    root: Path
    theme: Path
    items: dict[str, Item] = field(default_factory=dict)
    day: date = AS_OF
    serial: int = 0

    def new_item(self, chance: Random) -> str:
        """Add a valid item and return its path."""
        self.serial += 1
        item = invented_item(chance, self.serial)
        year = str(item.entries["发文日期"])[:4]
        path = f"{year}/{self.serial:05}.md"
        self.items[path] = item
        self.write(path)
        return path

    def file(self, path: str) -> Path:
        """Return where a file below ``docs/items`` lies."""
        return self.root / "docs" / "items" / path

    def put(self, path: str, data: bytes) -> None:
        """Write a file below ``docs/items``."""
        self.file(path).parent.mkdir(parents=True, exist_ok=True)
        self.file(path).write_bytes(data)

    def write(self, *paths: str) -> None:
        """Write the files of items; of all, if none is named."""
        for path in paths or self.items:
            self.put(path, self.items[path].file_text.encode())

    def settings(self) -> Settings:
        """Return the settings of a build of this source."""
        configured = configured_settings()
        return replace(
            configured,
            root=self.root,
            day=self.day,
            theme=(self.theme, *configured.theme[1:]),
        )


@cache
def configured_settings() -> Settings:
    """Return the settings that MkDocs' configuration of this repository makes."""
    return settings_of(load_config(str(ROOT / "mkdocs.yml")), AS_OF)


def small_source(folder: Path, *, count: int = 0, seed: int = 1) -> SmallSource:
    """Make a source of an annual report and so many items, some of which refer to each other."""
    shutil.copytree(BASE, folder / "source")
    shutil.copytree(THEME, folder / "theme")
    source = SmallSource(root=folder / "source", theme=folder / "theme")
    (source.root / "metadata" / "issuing_bodies.yml").write_text(BODIES_FILE, encoding="utf-8")
    chance = Random(seed)
    paths = [source.new_item(chance) for _ in range(count)]
    for at, path in enumerate(paths[: count // 2]):
        _refer(source, path, paths[-1 - at], at)
    source.write()
    return source


def _refer(source: SmallSource, path: str, other: str, at: int) -> None:
    """Let an item name another one: by a relation, a link, an attachment, or withdraw it."""
    item, target = source.items[path], source.items[other]
    kind = at % 5
    if kind == 0:
        item.entries["相关"] = [target.number]
    elif kind == 1:
        earlier, later = sorted((target, item), key=lambda each: str(each.entries["发文日期"]))
        later.entries["废止"] = [earlier.number]
        earlier.entries["被废止"] = [later.number]
        earlier.entries["废止日期"] = "2026-05-01"
    elif kind == 2:
        folder = path.rpartition("/")[0]
        source.put(f"{folder}/附件{at}.txt", f"附件所载的第{at}项内容。".encode())
        item.entries["附件"] = [f"附件{at}.txt"]
    elif kind == 3:
        source.put(f"{path.rpartition('/')[0]}/名单{at}.txt", f"名单所载的第{at}人。".encode())
        item.text += f"\n\n详见[有关文件](../{other})和[名单](名单{at}.txt)。"
    else:
        item.entries["撤回日期"] = "2026-06-01"
        item.entries["撤回说明"] = "内容有误"


def environment() -> dict[str, str]:
    """Return the environment of a process that runs this checkout's program and tests."""
    folders = (ROOT / "hooks", ROOT / "tests")
    return os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders))}


def contents(folder: Path) -> dict[str, bytes]:
    """Return what the files of a folder hold, by path."""
    return dict(_contents(folder))


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths of the files that two folders have not in common."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
