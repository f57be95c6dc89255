"""Random edits: what editors, designers, the calendar and accidents do to a source and a site."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from building.small_source import BODIES, SmallSource, paragraphs, words

Edit = Callable[[SmallSource, Random], None]


def _any(source: SmallSource, chance: Random) -> str:
    return chance.choice(sorted(source.items))


def _attachments(source: SmallSource) -> list[Path]:
    return sorted(source.file("").rglob("*.txt"))


def add_item(source: SmallSource, chance: Random) -> None:
    """Publish a new item."""
    source.new_item(chance)


def add_faulty_item(source: SmallSource, chance: Random) -> None:
    """Write an item of a body that nobody has declared."""
    path = source.new_item(chance)
    source.items[path].entries["发布机构"] = "没有的机构"
    source.write(path)


def change_text(source: SmallSource, chance: Random) -> None:
    """Change a body, much or little."""
    path = _any(source, chance)
    source.items[path].text += f"\n\n{paragraphs(chance, chance.choice((1, 1, 30)))}"
    source.write(path)


def shorten_text(source: SmallSource, chance: Random) -> None:
    """Leave one paragraph of a body."""
    path = _any(source, chance)
    source.items[path].text = source.items[path].text.partition("\n")[0]
    source.write(path)


def change_title(source: SmallSource, chance: Random) -> None:
    """Give an item another title."""
    path = _any(source, chance)
    source.items[path].entries["标题"] = f"关于{words(chance, 5)}的公告"
    source.write(path)


def change_day_of_issue(source: SmallSource, chance: Random) -> None:
    """Move an item among its neighbours."""
    path = _any(source, chance)
    entries = source.items[path].entries
    issued = date.fromisoformat(str(entries["发文日期"])) - timedelta(days=chance.randrange(400))
    entries["发文日期"] = issued.isoformat()
    source.write(path)


def change_index_number(source: SmallSource, chance: Random) -> None:
    """Give an item another address."""
    path = _any(source, chance)
    number = source.items[path].number
    source.items[path].entries["索引号"] = f"{number[:-5]}{chance.randrange(10000, 99999)}"
    source.write(path)


def delete_item(source: SmallSource, chance: Random) -> None:
    """Delete an item's file, whoever refers to it."""
    path = _any(source, chance)
    del source.items[path]
    source.file(path).unlink()


def rename_item(source: SmallSource, chance: Random) -> None:
    """Give an item's file another name."""
    path = _any(source, chance)
    new = f"{path.removesuffix('.md')}改{chance.randrange(99)}.md"
    source.items[new] = source.items.pop(path)
    source.file(path).rename(source.file(new))


def move_item(source: SmallSource, chance: Random) -> None:
    """Move an item's file to another folder, its attachments with it."""
    path = _any(source, chance)
    new = f"移{chance.randrange(9)}/{path.rpartition('/')[2]}"
    item = source.items[new] = source.items.pop(path)
    source.file(path).unlink()
    source.write(new)
    for name in item.entries.get("附件", ()):
        source.file(path).with_name(name).replace(source.file(new).with_name(name))


def swap_items(source: SmallSource, chance: Random) -> None:
    """Let two files change names."""
    one, other = chance.sample(sorted(source.items), 2)
    source.items[one], source.items[other] = source.items[other], source.items[one]
    source.write(one, other)


def withdraw_item(source: SmallSource, chance: Random) -> None:
    """Withdraw an item, or publish it again."""
    path = _any(source, chance)
    entries = source.items[path].entries
    if entries.pop("撤回日期", None):
        del entries["撤回说明"]
    else:
        entries |= {"撤回日期": "2026-06-10", "撤回说明": "依据调整"}
    source.write(path)


def relate_items(source: SmallSource, chance: Random) -> None:
    """State a relation of one item to another."""
    one, other = chance.sample(sorted(source.items), 2)
    source.items[one].entries[chance.choice(("相关", "依据", "解读"))] = [
        source.items[other].number
    ]
    source.write(one)


def link_items(source: SmallSource, chance: Random) -> None:
    """Link from one body to another item's page."""
    one, other = chance.sample(sorted(source.items), 2)
    up = "../" * one.count("/")
    source.items[one].text += f"\n\n参见[{words(chance, 2)}]({up}{other})。"
    source.write(one)


def add_attachment(source: SmallSource, chance: Random) -> None:
    """Attach a file to an item."""
    path = _any(source, chance)
    name = f"表{chance.randrange(99)}.txt"
    source.put(f"{path.rpartition('/')[0]}/{name}", words(chance, 30).encode())
    source.items[path].entries["附件"] = [name]
    source.write(path)


def change_attachment(source: SmallSource, chance: Random) -> None:
    """Change what an attachment holds, neither its size nor its time telling of it."""
    file = chance.choice(_attachments(source))
    found = file.stat()
    letters = list(file.read_text("utf-8"))
    chance.shuffle(letters)
    file.write_text("".join(letters), encoding="utf-8")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def delete_attachment(source: SmallSource, chance: Random) -> None:
    """Delete an attachment that an item may still name."""
    chance.choice(_attachments(source)).unlink()


def rename_body(source: SmallSource, chance: Random) -> None:
    """Rename an issuing body wherever it is named."""
    _rename(source, chance.choice(sorted(BODIES.values())), f"（{chance.randrange(9)}科）")


def rename_category(source: SmallSource, chance: Random) -> None:
    """Rename a category wherever it is named."""
    _rename(source, chance.choice(("通知公告", "其他文件", "政策文件")), f"{chance.randrange(9)}类")


def _rename(source: SmallSource, name: str, more: str) -> None:
    for item in source.items.values():
        for label in ("发布机构", "组配分类"):
            value = str(item.entries[label])
            parts = (part + more if part.startswith(name) else part for part in value.split("\\"))
            item.entries[label] = "\\".join(parts)
    source.write()
    for path in (*source.root.glob("metadata/*.yml"), *source.root.glob("docs/items/report.md")):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        renamed = (
            f"{line.rstrip()}{more}\n" if f": {name}" in line and path.stem != "site" else line
            for line in lines
        )
        path.write_text("".join(renamed), encoding="utf-8")


def change_short_name(source: SmallSource, chance: Random) -> None:
    """Give an issuing body another short name."""
    _replace(source.root / "metadata/issuing_bodies.yml", "简称: ", f"简称: 新{words(chance, 1)}")


def change_severity(source: SmallSource, chance: Random) -> None:
    """Declare that a rule shall bind more, or less."""
    rules = f"summary-form: {chance.choice(('关闭', '提示', '警告'))}\n"
    (source.root / "metadata/rules.yml").write_text(rules, encoding="utf-8")


def change_template(source: SmallSource, chance: Random) -> None:
    """Change the markup of pages."""
    name, tag = chance.choice(
        (("item.html", "</article>"), ("base.html", "</body>"), ("tombstone.html", "</article>"))
    )
    _replace(source.theme / name, tag, f"<p>{words(chance, 2)}</p>{tag}")


def change_part(source: SmallSource, chance: Random) -> None:
    """Change the markup of the footer."""
    _replace(source.theme / "partials/footer.html", "</footer>", f"{words(chance, 1)}</footer>")


def change_styles(source: SmallSource, chance: Random) -> None:
    """Add a style."""
    sheet = chance.choice(sorted((source.theme / "assets/styles").glob("*.css")))
    sheet.write_text(f"{sheet.read_text('utf-8')}\n.x{chance.randrange(99)}{{top:0}}\n", "utf-8")


def change_footer(source: SmallSource, chance: Random) -> None:
    """Change what the footer says of the agency."""
    _replace(source.root / "metadata/site.yml", "版权声明: ", f"版权声明: {words(chance, 2)}")


def change_column(source: SmallSource, chance: Random) -> None:
    """Write more in a column."""
    path = chance.choice(sorted((source.root / "docs").glob("*.md")))
    path.write_text(f"{path.read_text('utf-8')}\n{words(chance, 9)}。\n", encoding="utf-8")


def change_day(source: SmallSource, chance: Random) -> None:
    """Let some days pass."""
    source.day += timedelta(days=chance.choice((1, 60, 300)))


def change_static_file(source: SmallSource, chance: Random) -> None:
    """Put a file beside the columns: now one by that name, now a folder of some."""
    place = source.root / "docs" / "下载"
    if place.is_file():
        place.unlink()
        place.mkdir()
        (place / "说明.txt").write_text(words(chance, 3), encoding="utf-8")
    else:
        for path in place.glob("*"):
            path.unlink()
        if place.is_dir():
            place.rmdir()
        place.write_text(words(chance, 3), encoding="utf-8")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, file
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


EDITS: Final[tuple[Edit, ...]] = (
    add_item,
    add_faulty_item,
    change_text,
    shorten_text,
    change_title,
    change_day_of_issue,
    change_index_number,
    delete_item,
    rename_item,
    move_item,
    swap_items,
    withdraw_item,
    relate_items,
    link_items,
    add_attachment,
    change_attachment,
    delete_attachment,
    rename_body,
    rename_category,
    change_short_name,
    change_severity,
    change_template,
    change_part,
    change_styles,
    change_footer,
    change_column,
    change_day,
    change_static_file,
)
