"""The starting files of a source folder."""

import datetime
from pathlib import Path

from disclosure.checks.check import check_source
from disclosure.columns import FIXED_COLUMNS
from disclosure.findings import Severity
from disclosure.importing.templates import template_texts
from disclosure.items.metadata import METADATA_FILES
from disclosure.source import read_source

ITEM = """\
---
标题: 示例通知
索引号: '000014349/2024-00001'
组配分类: 未分类
发布机构: 不详
发文日期: 2024-01-02
内容概述: 不详
---

正文。
"""


def test_the_starting_files_are_complete_and_free_of_errors(tmp_path: Path) -> None:
    """A folder of nothing but these can be built; what must be filled in are warnings at most."""
    texts = template_texts()
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "docs/items").mkdir()
    (tmp_path / "docs/items/a.md").write_text(ITEM, encoding="utf-8")
    assert {column.path for column in FIXED_COLUMNS} <= texts.keys()
    assert {f"metadata/{name}" for name in METADATA_FILES} - texts.keys() == {"metadata/rules.yml"}
    findings = check_source(read_source(tmp_path), datetime.date(2026, 6, 30))
    assert not [each.text for each in findings if each.severity is Severity.ERROR]


def test_every_placeholder_is_marked() -> None:
    """Each line of the site's declarations that holds a placeholder says so."""
    lines = template_texts()["metadata/site.yml"].split("\n")[1:]
    free = ("版权声明:", "联系方式:")
    unmarked = [line for line in lines if line and "待填写" not in line and "请改为" not in line]
    assert all(line.startswith(free) for line in unmarked)
