"""What a publication keeps and mends in the published folder, and by what it judges."""

import json
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random

import pytest

from building.edits import change_text
from building.published import build, faults, site_of, stamps, standby_of
from building.rounds import VISITS
from building.small_source import SmallSource, contents
from disclosure.building.progress import Progress, Stage
from disclosure.building.publishing import publish
from disclosure.findings import Severity
from disclosure.search import ranges, shards
from disclosure.visits.recording import VISITS_FILE


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


def test_a_deleted_item_leaves_nothing(source: SmallSource) -> None:
    """Neither the item's files nor its folder remain."""
    path = source.new_item(Random(5))
    folder = site_of(source) / "items" / source.items[path].number.replace("/", "_")
    build(source)
    assert (folder / "index.html").is_file()
    source.file(path).unlink()
    build(source)
    assert not folder.exists()


def test_a_published_item_that_vanishes_is_told_and_stops_a_strict_build(
    source: SmallSource,
) -> None:
    """Deleting the file or changing the number is a warning that names the old address, once."""
    path = source.new_item(Random(5))
    build(source)
    source.file(path).unlink()
    site, settings = site_of(source), source.settings()
    strict = publish(replace(settings, strict=True), site, Progress()).built
    gone = [finding.path for finding in strict.findings if finding.rule == "item-removed"]
    assert gone == [f"items/{source.items[path].number.replace('/', '_')}/"]
    assert strict.kept is None
    assert (site / gone[0] / "index.html").is_file()
    told = [finding.rule for finding in build(source).built.findings]
    assert told.count("item-removed") == 1
    assert "item-removed" not in [finding.rule for finding in build(source).built.findings]


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


@pytest.mark.parametrize("path", ["items/2024/名单.txt", "files/名单.txt"])
def test_no_file_is_published_that_must_not_be(source: SmallSource, path: str) -> None:
    """What a body links to, and what lies beside the columns, is read each time it changes."""
    file = source.root / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    linking = source.new_item(Random(5))
    source.items[linking].text = "见[名单](../2024/名单.txt)。" if "items" in path else "略。"
    source.write(linking)
    for text, rules in (
        ("甲", []),
        ("乙", []),
        ("号码 110101190001010014，秘密★1年", ["identity-number", "secrecy-marking"]),
    ):
        file.write_text(text, encoding="utf-8")
        built = build(source).built
        assert [each.rule for each in built.findings if each.severity is Severity.ERROR] == rules
        assert (built.kept is None) == bool(rules)
    assert [each.read_text("utf-8") for each in site_of(source).rglob("名单.txt")] == ["乙"]


def test_files_are_readable_by_the_web_server(source: SmallSource) -> None:
    """Everybody may read what is published, whatever builds do beside and accounts hide."""
    change_text(source, Random(1))
    shutil.rmtree(site_of(source))
    mask = os.umask(0o077)
    try:
        build(source)
        change_text(source, Random(2))
        build(source)
    finally:
        os.umask(mask)
    site = site_of(source)
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in site.rglob("*")}
    assert modes == {(False, 0o644), (True, 0o755)}
    assert stat.S_IMODE(site.stat().st_mode) == 0o755


class _Counting(Progress):
    """Counts what each stage tells to have done."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, int] = {}

    @contextmanager
    def shown(self, stage: Stage) -> Iterator[Callable[[int], None]]:
        def advance(count: int) -> None:
            self.told[stage.name] = self.told.get(stage.name, 0) + count

        yield advance


def test_stages_tell_to_have_done_as_much_as_there_was(
    source: SmallSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a site built from nothing, in several ranges, and of one that is there already."""
    monkeypatch.setattr(shards, "_FEW_UNITS", 1)
    monkeypatch.setattr(ranges, "_POSTINGS_A_RANGE", 1000)
    shutil.rmtree(source.root / ".cache")
    for _ in range(2):
        progress = _Counting()
        kept = publish(source.settings(), site_of(source), progress).built.kept
        assert kept is not None
        assert kept.index is not None
        assert len(kept.index.ranges) > 1
        whole = {stage.name: stage.items for stage in progress.stages}
        assert {name: whole[name] for name in progress.told} == progress.told
        assert {"信息页", "检索", "目录页"} <= set(progress.told)
