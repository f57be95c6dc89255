"""The published folder and the one beside it change places, whatever happens meanwhile."""

import os
import stat
from pathlib import Path
from random import Random

import pytest

from building.edits import add_faulty_item, change_text, withdraw_item
from building.published import build, faults, site_of, standby_of
from building.rounds import VISITS
from building.small_source import SmallSource, contents
from disclosure.building import swapping
from disclosure.building.publishing import build_anew
from disclosure.building.swapping import Changes, changes_between, exchange, link
from disclosure.visits.recording import VISITS_FILE


def test_the_standby_holds_only_what_is_published(source: SmallSource) -> None:
    """A text that is withdrawn does not linger beside the site, and only the owner may look."""
    for seed in range(3):
        assert contents(standby_of(source)) == contents(site_of(source))
        assert stat.S_IMODE(standby_of(source).stat().st_mode) == 0o700
        withdraw_item(source, Random(seed))
        build(source)
    assert stat.S_IMODE(site_of(source).stat().st_mode) == 0o755


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


def test_changes_are_what_comes_what_differs_and_what_goes() -> None:
    """A fresh file that nobody wants is neither; what is wanted and not fresh stays."""
    changes = changes_between(
        ["stays", "differs", "goes"],
        ["differs", "new/b", "new/a", "unwanted"],
        frozenset(["stays", "differs", "new/a", "new/b"]),
    )
    expected = Changes(added=("new/a", "new/b"), changed=("differs",), removed=("goes",))
    assert changes == expected
    assert changes.written == ("new/a", "new/b", "differs")
    assert changes.some
    assert not changes_between(["stays"], [], frozenset(["stays"])).some


def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return two folders, each with a file that is named after it."""
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / folder.name).touch()
    return one, other


@pytest.mark.parametrize("by", ["the system", "renaming"])
def test_folders_change_places(by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has what the other one had, and nothing else is left."""
    if by == "renaming":
        monkeypatch.setattr(swapping, "_exchanged", lambda *_: False)
    one, other = folders(tmp_path)
    exchange(one, other)
    assert sorted(contents(tmp_path)) == ["one/other", "other/one"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]


def refuse_second_name(_: str, target: str) -> None:
    """Refuse to link as the system does."""
    raise PermissionError if Path(target).parent.is_dir() else FileNotFoundError


def test_a_file_system_without_second_names_gets_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file cannot have two names, it is copied with its time, into new folders, too."""
    source = tmp_path / "source"
    source.write_bytes(b"text")
    os.utime(source, ns=(10, 10))
    monkeypatch.setattr(os, "link", refuse_second_name)
    (tmp_path / "a").mkdir()
    for name in ("copy", "a/copy"):
        link(str(source), str(tmp_path / name))
        found = (tmp_path / name).stat()
        assert (found.st_size, found.st_mtime_ns, found.st_nlink) == (4, 10, 1)


def test_a_site_on_such_a_file_system_is_published(
    source: SmallSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copies serve as well as second names."""
    monkeypatch.setattr(os, "link", refuse_second_name)
    for seed in range(2):
        change_text(source, Random(seed))
        source.new_item(Random(seed))
        build(source)
        assert faults(source) == []
