"""Reading a source folder from the disk."""

import os
from pathlib import Path

from disclosure.source import read_surroundings


def test_what_programs_leave_behind_is_no_part_of_a_source(tmp_path: Path) -> None:
    """Lock files of office programs, files of file managers and what is no file are left out."""
    folder = tmp_path / "docs" / "items"
    folder.mkdir(parents=True)
    for name in ("~$附表.docx", "Thumbs.db", "desktop.ini", ".DS_Store", "附表.docx"):
        (folder / name).write_bytes(b"x")
    os.mkfifo(folder / "管道.md")
    assert list(read_surroundings(tmp_path).sizes) == ["docs/items/附表.docx"]


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    """No item vanishes without a word for being a link, and nothing comes from elsewhere."""
    folder = tmp_path / "docs" / "items"
    folder.mkdir(parents=True)
    (tmp_path / "别处").mkdir()
    (folder / "链.md").symlink_to(tmp_path / "别处" / "甲.md")
    (folder / "夹").symlink_to(tmp_path / "别处")
    around = read_surroundings(tmp_path)
    assert not around.sizes
    told = {each.path for each in around.findings if each.rule == "file-unused"}
    assert told == {"docs/items/链.md", "docs/items/夹"}
