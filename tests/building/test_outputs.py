"""What a build writes, and what it finds published already."""

import os
from pathlib import Path

import pytest

from building.small_source import contents
from disclosure.building.outputs import Outputs, stamps_of


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    """Outputs beside a published folder of one page."""
    published = tmp_path / "site"
    (published / "guide").mkdir(parents=True)
    (published / "guide" / "index.html").write_bytes(b"old")
    return Outputs(fresh=tmp_path / "fresh", published=published)


def test_only_what_differs_is_written(outputs: Outputs) -> None:
    """A file that is published with the same bytes is not written again; others are."""
    outputs.put("guide/index.html", b"old")
    assert contents(outputs.fresh) == {}
    outputs.put("guide/index.html", b"new")
    outputs.put("rules/a/index.html", b"more")
    assert contents(outputs.fresh) == {"guide/index.html": b"new", "rules/a/index.html": b"more"}


def test_without_a_published_folder_everything_is_written(tmp_path: Path) -> None:
    """A first build writes each file."""
    outputs = Outputs(fresh=tmp_path / "fresh")
    outputs.put("index.html", b"page")
    (tmp_path / "source").write_bytes(b"table")
    outputs.copy("files/table", tmp_path / "source")
    assert contents(outputs.fresh) == {"index.html": b"page", "files/table": b"table"}


def test_a_folder_in_the_place_of_a_file_is_no_such_file(outputs: Outputs) -> None:
    """What is in the way is not taken for the file."""
    outputs.put("guide", b"page")
    assert contents(outputs.fresh) == {"guide": b"page"}


def test_files_are_compared_by_content_each_time(outputs: Outputs, tmp_path: Path) -> None:
    """A file of the same size and time as one compared before may hold something else."""
    source = tmp_path / "source"
    source.write_bytes(b"old")
    time = source.stat().st_mtime_ns
    outputs.copy("guide/index.html", source)
    assert contents(outputs.fresh) == {}
    source.write_bytes(b"new")
    os.utime(source, ns=(time, time))
    outputs.copy("guide/index.html", source)
    assert contents(outputs.fresh) == {"guide/index.html": b"new"}


def test_stamps_change_with_each_way_to_change_a_file(tmp_path: Path) -> None:
    """Content of another length, another time, or another file under the name is seen."""
    assert stamps_of(tmp_path / "nowhere") == {}
    file = tmp_path / "a" / "b.html"
    file.parent.mkdir()
    file.write_bytes(b"one")
    seen = [stamps_of(tmp_path)["a/b.html"]]
    file.write_bytes(b"longer")
    seen.append(stamps_of(tmp_path)["a/b.html"])
    os.utime(file, ns=(0, 0))
    seen.append(stamps_of(tmp_path)["a/b.html"])
    other = tmp_path / "other"
    other.write_bytes(b"longer")
    os.utime(other, ns=(0, 0))
    other.replace(file)
    seen.append(stamps_of(tmp_path)["a/b.html"])
    assert len(set(seen)) == len(seen)
