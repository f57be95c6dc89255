"""What a publication keeps, mends and leaves behind in the published folder and beside it."""

import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from building.edits import add_faulty_item, change_text, withdraw_item
from building.rounds import VISITS
from building.small_source import SmallSource, contents, differences, small_source
from disclosure.building import swapping
from disclosure.building.progress import Progress
from disclosure.building.publishing import Publishing, build_anew, publish
from disclosure.visits.recording import VISITS_FILE


@pytest.fixture
def source(tmp_path: Path) -> SmallSource:
    """A source of a few items, published once."""
    source = small_source(tmp_path, count=8)
    build(source)
    return source


def site_of(source: SmallSource) -> Path:
    """Return the folder in which the source is published."""
    return source.root.parent / "site"


def build(source: SmallSource, *, dry_run: bool = False) -> Publishing:
    """Publish the source."""
    return publish(source.settings(), site_of(source), Progress(), dry_run=dry_run)


def faults(source: SmallSource) -> list[str]:
    """Return the files in which the published folder differs from a clean one."""
    anew = source.root.parent / "anew"
    build_anew(source.settings(), anew)
    (anew / VISITS_FILE).write_bytes((site_of(source) / VISITS_FILE).read_bytes())
    found = differences(contents(site_of(source)), contents(anew))
    for path in anew.rglob("*"):
        if path.is_file():
            path.unlink()
    return found


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of change of each file of a folder."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {
        path.relative_to(folder).as_posix(): (each.st_ino, each.st_mtime_ns)
        for path, each in found.items()
    }


def standby_of(source: SmallSource) -> Path:
    """Return the folder that is to change places with the published one."""
    return next((source.root / ".cache").glob("*/standby"))


def test_only_files_that_differ_are_replaced(source: SmallSource) -> None:
    """What is as it was keeps inode and time; what is told as changed does not."""
    site, before = site_of(source), stamps(site_of(source))
    change_text(source, Random(1))
    changes = build(source).changes
    after = stamps(site)
    assert {path for path in before if path in after and before[path] != after[path]} == {
        *changes.changed
    }
    assert after.keys() - before.keys() == {*changes.added}
    assert before.keys() - after.keys() == {*changes.removed}
    assert 0 < len(changes.written) < len(before) / 2


def test_a_build_of_what_is_published_changes_nothing(source: SmallSource) -> None:
    """Nothing is told as changed, and no file is touched."""
    before = stamps(site_of(source))
    assert not build(source).changes.some
    assert stamps(site_of(source)) == before


def test_the_standby_holds_only_what_is_published(source: SmallSource) -> None:
    """A text that is withdrawn does not linger beside the site, and only the owner may look."""
    for seed in range(3):
        assert contents(standby_of(source)) == contents(site_of(source))
        assert stat.S_IMODE(standby_of(source).stat().st_mode) == 0o700
        withdraw_item(source, Random(seed))
        build(source)
    assert stat.S_IMODE(site_of(source).stat().st_mode) == 0o755


def test_a_deleted_item_leaves_nothing(source: SmallSource) -> None:
    """Neither the item's files nor its folder remain."""
    path = source.new_item(Random(5))
    folder = site_of(source) / "items" / source.items[path].number.replace("/", "_")
    build(source)
    assert (folder / "index.html").is_file()
    source.file(path).unlink()
    build(source)
    assert not folder.exists()


@pytest.mark.parametrize("seed", range(3))
def test_a_spoilt_folder_is_mended(source: SmallSource, seed: int) -> None:
    """Files that somebody deleted, edited, replaced or added are as they should be again."""
    chance, site = Random(seed), site_of(source)
    spoilt = chance.sample(sorted({*contents(site)} - {VISITS_FILE}), 24)
    for path in spoilt[:8]:
        (site / path).unlink()
    for path in spoilt[8:16]:
        with (site / path).open("ab") as file:
            file.write(b"spoilt")
    for path in spoilt[16:]:
        (site / path).unlink()
        (site / path).write_bytes(b"other")
    (site / "items" / "added.html").write_text("added", encoding="utf-8")
    build(source)
    assert faults(source) == []
    assert contents(standby_of(source)) == contents(site)


def test_a_file_replaced_by_its_equal_does_not_bring_an_old_one_back(source: SmallSource) -> None:
    """What somebody put in place by hand stays when the source comes to say the same."""
    guide, page = source.root / "docs" / "guide.md", site_of(source) / "guide" / "index.html"
    text = guide.read_text("utf-8")
    guide.write_text(f"{text}\n还有一句。\n", encoding="utf-8")
    anew = source.root.parent / "other"
    build_anew(source.settings(), anew)
    page.unlink()
    page.write_bytes((anew / "guide" / "index.html").read_bytes())
    build(source)
    change_text(source, Random(1))
    build(source)
    assert faults(source) == []


def test_a_folder_brought_from_elsewhere_is_published_whole(source: SmallSource) -> None:
    """A site restored from a backup is no trouble, even if nothing else is known of it."""
    site = site_of(source)
    saved = contents(site)
    change_text(source, Random(1))
    build(source)
    for path, data in saved.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).unlink(missing_ok=True)
        (site / path).write_bytes(data)
    next((source.root / ".cache").glob("*/state")).unlink()
    change_text(source, Random(2))
    build(source)
    assert faults(source) == []


def test_visits_counted_between_builds_are_kept(source: SmallSource) -> None:
    """The count survives builds that change something and builds that do not."""
    counted = site_of(source) / VISITS_FILE
    unfinished = counted.with_name("unfinished")
    unfinished.write_bytes(VISITS)
    unfinished.replace(counted)
    build(source)
    assert json.loads(counted.read_bytes()) == json.loads(VISITS)
    change_text(source, Random(1))
    build(source)
    assert json.loads(counted.read_bytes()) == json.loads(VISITS)


@pytest.mark.parametrize("ending", ["dry run", "faulty source"])
def test_an_interrupted_swap_is_not_forgotten(
    source: SmallSource, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a swap has left beside the site is not published after a build that swaps nothing."""
    text = source.root / "docs" / "guide.md"
    before = text.read_bytes()

    def stop(*_: Path) -> None:
        raise KeyboardInterrupt

    text.write_bytes(before + "一句话，后来又删去了。\n".encode())
    source.new_item(Random(3))
    with monkeypatch.context() as patch:
        patch.setattr(swapping, "exchange", stop)
        with pytest.raises(KeyboardInterrupt):
            build(source)
    text.write_bytes(before)
    if ending == "dry run":
        build(source, dry_run=True)
    else:
        add_faulty_item(source, Random(4))
        assert build(source).built.kept is None
        path, _ = source.items.popitem()
        source.file(path).unlink()
    build(source)
    assert faults(source) == []


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_system_that_cannot_exchange_folders_keeps_the_site_whole(
    source: SmallSource, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders are renamed one after the other, a fault leaves or gives back a whole site."""
    site, before = site_of(source), contents(site_of(source))
    monkeypatch.setattr(swapping, "_exchanged", lambda *_: False)
    change_text(source, Random(1))
    rename, calls = Path.rename, iter(range(1, 100))

    def rename_or_fail(path: Path, target: Path) -> Path:
        if next(calls) == failing:
            raise OSError(5, "input/output error")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename_or_fail)
        with pytest.raises(OSError, match="input/output"):
            build(source)
    assert contents(site) == before or faults(source) == []
    build(source)
    assert faults(source) == []


def test_a_stop_between_renamings_is_mended(
    source: SmallSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site that was set aside when the system stopped comes back, its count of visits too."""
    site = site_of(source)
    (site / VISITS_FILE).write_bytes(VISITS)
    standby = standby_of(source)
    site.rename(standby.with_name("standby-old"))
    build(source, dry_run=True)
    assert (site / VISITS_FILE).read_bytes() == VISITS
    monkeypatch.setattr(swapping, "_exchanged", lambda *_: False)
    change_text(source, Random(1))
    build(source)
    assert faults(source) == []
    assert not standby.with_name("standby-old").exists()


def test_a_dry_run_changes_nothing_and_tells_what_it_would(source: SmallSource) -> None:
    """Its changes are those of the build that follows, and it leaves nothing in the cache."""
    store = source.root / ".cache"
    change_text(source, Random(1))
    before, kept = stamps(site_of(source)), sorted(store.glob("*/ranges/*"))
    told = [build(source, dry_run=True).changes for _ in range(2)]
    assert stamps(site_of(source)) == before
    assert sorted(store.glob("*/ranges/*")) == kept
    done = build(source).changes
    assert told == [done, done]


def test_attachments_that_share_a_file_name_with_nothing_else(source: SmallSource) -> None:
    """A long file name without an ending is published like any other."""
    path = source.new_item(Random(6))
    name = "申请人所需提交的各项材料" * 7
    source.put(f"{path.rpartition('/')[0]}/{name[:84]}", "材料。".encode())
    source.items[path].entries["附件"] = [name[:84]]
    source.write(path)
    assert build(source).built.kept is not None
    assert faults(source) == []


def test_a_long_pattern_of_index_numbers_is_judged_by_to_its_end(source: SmallSource) -> None:
    """Items are checked again when the end of a long pattern changes."""
    file = source.root / "metadata" / "issuing_bodies.yml"
    text = file.read_text("utf-8")
    many = "|".join(f"{number:08}" for number in range(40))
    file.write_text(text.replace("SS001/", f"(?:{many}|SS001)/"), encoding="utf-8")
    report = source.root / "docs" / "items" / "report.md"
    assert build(source).built.kept is not None, report
    file.write_text(text.replace("SS001/", f"(?:{many}|SS009)/"), encoding="utf-8")
    assert build(source).built.kept is None


def test_a_stricter_build_judges_what_is_kept(source: SmallSource) -> None:
    """Warnings that a build let pass stop the next one if that is strict."""
    path = source.new_item(Random(7))
    source.items[path].entries["内容概述"] = "没有说完的概述"
    source.write(path)
    assert build(source).built.kept is not None
    strict = replace(source.settings(), strict=True)
    assert publish(strict, site_of(source), Progress()).built.kept is None


def test_files_are_readable_by_the_web_server(source: SmallSource) -> None:
    """What is published has the permissions that new files have, whatever builds do beside."""
    mask = os.umask(0)
    os.umask(mask)
    change_text(source, Random(1))
    build(source)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in site_of(source).rglob("*.html")}
    assert modes == {0o666 & ~mask}
