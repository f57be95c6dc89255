"""What a publication changes, told to editors."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from disclosure.building.swapping import Changes
from disclosure.building.vanished import ITEM_PAGE
from disclosure.search.packing import FOLDER

_MOST_NAMED: Final = 20
_KINDS: Final = (
    ("信息页", ITEM_PAGE),
    ("附件", re.compile("items/.*")),
    ("检索数据", re.compile(f"{FOLDER}/.*")),
    ("目录等页面", re.compile(r".*\.(?:html|xml)")),
    ("其他文件", re.compile(".*")),
)


def told(changes: Changes) -> str:
    """Return what is added, changed and removed: items by address, other files by number."""
    if not changes.some:
        return "没有变化"
    parts = (("增加", changes.added), ("改动", changes.changed), ("删去", changes.removed))
    return "\n".join(line for name, paths in parts for line in _told(name, paths))


def _told(name: str, paths: Sequence[str]) -> Iterable[str]:
    if not paths:
        return
    counts = dict.fromkeys((kind for kind, _ in _KINDS), 0)
    for path in paths:
        counts[next(kind for kind, form in _KINDS if form.fullmatch(path))] += 1
    yield f"{name} {len(paths)} 个文件：" + "，".join(
        f"{kind} {count}" for kind, count in counts.items() if count
    )
    items = [found[1] for path in paths if (found := ITEM_PAGE.fullmatch(path))]
    yield from (f"  {address}" for address in items[:_MOST_NAMED])
    if len(items) > _MOST_NAMED:
        yield f"  ……等 {len(items)} 件"
