"""RED-1: what has been published stays, if only as a tombstone (国办发〔2017〕47号)."""

import re
from collections.abc import Iterable, Iterator, Set
from typing import Final

from disclosure.findings import Finding

ITEM_PAGE: Final = re.compile(r"(items/[^/]+/)index\.html")
"""The published file of an item, or of its tombstone; its address is the group."""


def vanished_items(published: Iterable[str], wanted: Set[str]) -> Iterator[Finding]:
    """Yield a finding for each item among the published files that a new publication lacks."""
    for path in sorted(published):
        if (found := ITEM_PAGE.fullmatch(path)) and path not in wanted:
            yield Finding(
                path=found[1],
                subject="信息",
                problem="已经发布，现在没有了，原网址将打不开",
                remedy="撤回的请保留文件、写“撤回日期”，改了索引号的请改回；从未对外公开的不必理会",
                rule="item-removed",
            )
