"""What is kept may be lost, spoilt or of another program: the next build is right."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from filelock import Timeout

from building.edits import add_attachment, change_text
from building.published import build, faults, site_of
from building.rounds import many_ranges
from building.small_source import SmallSource, contents
from disclosure.building import cache, publishing
from disclosure.building.cache import CacheFolder, lock_of
from disclosure.building.kept import Kept
from disclosure.building.progress import Progress
from disclosure.building.publishing import Publisher, build_anew, publish


def kept_files(source: SmallSource, pattern: str) -> list[Path]:
    """Return the files of the cache that match the pattern."""
    found = [path for path in (source.root / ".cache").glob(pattern) if path.is_file()]
    assert found, pattern
    return sorted(found)


def spoil(path: Path, how: str, chance: Random) -> None:
    """Do to a file what full disks and lost power do."""
    data = bytearray(path.read_bytes())
    if how == "absent":
        path.unlink()
        return
    if how == "empty":
        data.clear()
    elif how == "truncated":
        del data[chance.randrange(len(data)) :]
    elif how == "zeros":
        start = len(data) // 2
        data[start:] = bytes(len(data) - start)
    else:
        for _ in range(3):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


HOW = ["absent", "empty", "truncated", "zeros", "flipped"]


@pytest.mark.parametrize("how", HOW)
def test_a_spoilt_state_is_no_trouble(source: SmallSource, how: str) -> None:
    """Whatever has become of the state, the next builds are right."""
    spoil(kept_files(source, "*/state")[0], how, Random(1))
    change_text(source, Random(1))
    build(source)
    assert faults(source) == []


@pytest.mark.parametrize("how", HOW)
def test_spoilt_postings_are_no_trouble(source: SmallSource, how: str) -> None:
    """Whatever has become of what is kept of the index, the next builds are right."""
    with many_ranges():
        change_text(source, Random(1))
        build(source)
        chance = Random(2)
        for path in chance.sample(kept_files(source, "*/ranges/*/*"), 3):
            spoil(path, how, chance)
        for seed in range(2):
            change_text(source, Random(seed))
            build(source)
            assert faults(source) == []


@pytest.mark.parametrize("how", HOW)
def test_spoilt_texts_of_attachments_are_extracted_again(source: SmallSource, how: str) -> None:
    """A text that is not what was written is not indexed."""
    add_attachment(source, Random(1))
    build(source)
    for path in kept_files(source, "texts/*/*"):
        spoil(path, how, Random(2))
    kept_files(source, "*/state")[0].unlink()
    build(source)
    assert faults(source) == []


def test_the_cache_may_be_deleted(source: SmallSource) -> None:
    """Without a cache everything is made again, and nothing that is published is touched."""
    shutil.rmtree(source.root / ".cache")
    assert not build(source).changes.some
    change_text(source, Random(1))
    build(source)
    assert faults(source) == []


def test_what_another_program_kept_is_not_used(
    source: SmallSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program of another version renders everything again."""
    progress = Progress()
    monkeypatch.setattr(publishing, "program_digest", lambda: b"other")
    publish(source.settings(), site_of(source), progress)
    assert [stage.reused for stage in progress.stages if stage.name == "信息页"] == [0]
    again = Progress()
    publish(source.settings(), site_of(source), again)
    assert [stage.reused for stage in again.stages if stage.name == "信息页"] == [9]


@pytest.mark.parametrize("end", ["killed", "indexed"])
def test_what_a_preview_remembers_is_saved_with_the_index(source: SmallSource, end: str) -> None:
    """Pages may come without the index; whatever follows, the next process makes the site right."""
    publisher = Publisher(source.root, site_of(source))
    pages_alone = replace(source.settings(), indexing=False)
    added = source.new_item(Random(0))
    publisher.publish(pages_alone, Progress())
    source.file(added).unlink()
    del source.items[added]
    change_text(source, Random(1))
    publisher.publish(pages_alone, Progress())
    if end == "indexed":
        publisher.publish(source.settings(), Progress())
    progress = Progress()
    publish(source.settings(), site_of(source), progress)
    assert faults(source) == []
    reused = {stage.name: stage.reused for stage in progress.stages}
    assert (reused["信息页"] == len(source.items) + 1) is (end == "indexed")


def test_the_cache_does_not_grow(source: SmallSource) -> None:
    """However often the source changes, no more is kept than of the last publication."""
    sizes = []
    for seed in range(4):
        change_text(source, Random(seed))
        build(source)
        sizes.append(len(kept_files(source, "*/ranges/*/*")))
    assert len(set(sizes)) == 1


def test_the_part_of_a_site_that_is_gone_is_deleted(source: SmallSource, tmp_path: Path) -> None:
    """Sites that are no more leave nothing but a lock, which is empty, in the cache."""
    other = tmp_path / "other"
    publish(source.settings(), other, Progress())
    assert len(kept_files(source, "*/state")) == 2
    shutil.rmtree(other)
    change_text(source, Random(1))
    build(source)
    assert len(kept_files(source, "*/state")) == 1


def test_the_part_of_a_site_that_is_being_built_stays(source: SmallSource, tmp_path: Path) -> None:
    """The first build of another folder is not disturbed by one that ends meanwhile."""
    other = CacheFolder(source.root / ".cache", tmp_path / "other", b"program")
    with lock_of(other.folder):
        other.begin()
        change_text(source, Random(1))
        build(source)
        assert other.fresh.is_dir()
        with pytest.raises(Timeout), lock_of(other.folder, timeout=0):
            pass
    change_text(source, Random(2))
    build(source)
    assert not other.folder.exists()


def test_only_what_was_saved_whole_is_loaded(tmp_path: Path) -> None:
    """What is kept comes back as it was, to the same program only."""
    folder = CacheFolder(tmp_path, tmp_path / "site", b"program")
    folder.begin()
    assert folder.load() == Kept()
    kept = replace(Kept(), pages={"index.html": b"key"}, stamps={"index.html": (1, 2, 3)})
    folder.save(kept)
    assert folder.load() == kept
    assert CacheFolder(tmp_path, tmp_path / "site", b"other").load() == Kept()


def test_a_site_on_another_disk_is_built_beside_it(
    source: SmallSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where files cannot be renamed from the cache, hidden folders beside the site serve."""
    monkeypatch.setattr(cache, "_on_one_disk", lambda *_: False)
    site = tmp_path / "public" / "site"
    site.parent.mkdir()
    for seed in range(3):
        change_text(source, Random(seed))
        publish(source.settings(), site, Progress())
        assert {path.name for path in readable(site.parent)} == {"site"}
    anew = tmp_path / "anew"
    build_anew(source.settings(), anew)
    assert {*contents(site)} == {*contents(anew), "visits.json"}


def readable(folder: Path) -> Iterator[Path]:
    """Yield what others than the owner may look into."""
    yield from (path for path in folder.iterdir() if path.stat().st_mode & 0o077)
