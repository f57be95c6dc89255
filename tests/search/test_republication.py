"""A page that is open while the site is published anew."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.search.documents import SearchDocument
from search.laboratory import found, invented, publish, run

OLD, NEW = "公园绿地养护标准", "河湖巡查工作制度"


def item(address: str, title: str) -> SearchDocument:
    """Return an item of the fictional city."""
    return SearchDocument(
        index_number=address, address=address, title=title, issued=date(2024, 1, 1), text=title
    )


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The publication that a page was opened in."""
    documents = [item("both/", OLD), item("gone/", "城市供水规定"), *invented(80, seed=1)]
    return publish(documents, tmp_path / "before")


@pytest.fixture
def after(tmp_path: Path) -> Path:
    """The next publication, of other documents."""
    documents = [item("both/", OLD), item("new/", NEW), *invented(80, seed=2)]
    return publish(documents, tmp_path / "after")


def ask(folder: Path, *calls: tuple[Path, str]) -> Any:
    """Return the answers of one engine to texts, each with what is published at that time."""
    options = {"today": "2026-06-30"}
    items = [{"at": str(at), "text": text, "options": options} for at, text in calls]
    return run(folder, "republish", items)


def test_files_that_are_gone_make_the_new_index_open(before: Path, after: Path) -> None:
    """Where the host replaced all files, the next query is answered by the new publication."""
    answers = ask(before, (before, OLD), (after, NEW), (after, "城市供水规定"))
    assert [found(answer) for answer in answers] == [["both/"], ["new/"], []]


def test_files_that_stay_answer_as_before(before: Path, after: Path) -> None:
    """Where the host keeps old files, an open page goes on with what it opened."""
    shutil.copytree(before / "search", after / "search", ignore=_manifest, dirs_exist_ok=True)
    answers = ask(before, (before, OLD), (after, "城市供水规定"))
    assert [found(answer) for answer in answers] == [["both/"], ["gone/"]]


def test_a_file_that_spoilt_is_sought_in_the_new_index(before: Path, after: Path) -> None:
    """A host that answers anything with a page of its own is no obstacle either."""
    for path in before.glob("search/index/*/*.bin"):
        target = after / path.relative_to(before)
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            target.write_text("<html>查无此页</html>", encoding="utf-8")
    answers = ask(before, (before, OLD), (after, NEW))
    assert [found(answer) for answer in answers] == [["both/"], ["new/"]]


def test_a_file_that_is_missing_for_good_is_named(before: Path, tmp_path: Path) -> None:
    """If nothing was published anew, the file is tried again and then named."""
    broken = tmp_path / "broken"
    broken.joinpath("search", "index").mkdir(parents=True)
    shutil.copy(before / "search" / "index" / "manifest.json", broken / "search" / "index")
    first, second, third = ask(
        before, (before, OLD), (broken, "城市供水规定"), (before, "城市供水规定")
    )
    assert found(first) == ["both/"]
    assert ".bin 无法取得（404）" in second["message"]
    assert found(third) == ["gone/"]


def test_another_format_asks_for_a_reload(before: Path, after: Path) -> None:
    """Where the new index is of a format that the open page's programs cannot read, it says so."""
    manifest = after / "search" / "index" / "manifest.json"
    manifest.write_text('{"version": 999, "core": "000000000000"}', encoding="utf-8")
    answers = ask(before, (before, OLD), (after, NEW))
    assert "刷新" in answers[1]["message"]


def _manifest(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "manifest.json"]
