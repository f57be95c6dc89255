"""The editors' handbook, tried as an editor tries it: the example is copied as it stands."""

import json
import re
import shutil
from pathlib import Path

import pytest

from disclosure.cli import main
from sample_site import AS_OF, ROOT


def test_the_example_item_passes_every_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An item that begins as the handbook shows has no fault in this repository."""
    handbook = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(---\n.*?\n---\n)```", handbook, re.DOTALL)
    assert example is not None
    for folder in ("docs", "metadata"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    item = tmp_path / "docs" / "items" / "2026" / "春耕备耕.md"
    item.write_text(f"{example[1]}\n正文。\n", encoding="utf-8")
    command = ["check", "--format", "json", "--source", str(tmp_path), "--as-of", AS_OF.isoformat()]
    assert main(command) == 0
    findings = json.loads(capsys.readouterr().out)
    assert [finding for finding in findings if finding["path"].endswith(item.name)] == []
