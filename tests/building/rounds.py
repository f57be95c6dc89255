"""Rounds of random edits, after each of which a cached and a clean build are compared.

Run as a program, ``python -m building.rounds FOLDER SEED ROUNDS`` does them in a process of one
thread, which may fork, with an index of many ranges.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from building.edits import EDITS, Edit
from building.small_source import SmallSource, contents, differences, small_source
from disclosure.building.progress import Progress
from disclosure.building.publishing import build_anew, publish
from disclosure.visits.recording import VISITS_FILE

VISITS = b'{"total": 7}'


@contextmanager
def many_ranges() -> Iterator[None]:
    """Let a small source have an index of many ranges, and work for several processes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("disclosure.search.shards._FEW_UNITS", 32)
        patch.setattr("disclosure.search.ranges._POSTINGS_A_RANGE", 3000)
        patch.setattr("disclosure.building.pool._FEW", 4)
        patch.setattr("disclosure.building.pool.processors", lambda: 3)
        yield


def run_rounds(folder: Path, seed: int, rounds: int) -> None:
    """Edit a small source at random and compare builds, so many times."""
    chance = Random(seed)
    source = small_source(folder, count=40, seed=seed)
    site = folder / "site"
    publish(source.settings(), site, Progress())
    (site / VISITS_FILE).write_bytes(VISITS)
    edits = chance.sample(EDITS, len(EDITS)) * rounds
    for at in range(rounds):
        some = [edits.pop() for _ in range(chance.randrange(1, 5))]
        told = f"seed {seed}, round {at}: {', '.join(edit.__name__ for edit in some)}"
        _round(source, site, some, chance, folder, told)


def _round(
    source: SmallSource,
    site: Path,
    edits: Iterable[Edit],
    chance: Random,
    folder: Path,
    told: str,
) -> None:
    before, published = _as_it_is(source), contents(site)
    for edit in edits:
        edit(source, chance)
    anew = folder / "anew"
    built = build_anew(source.settings(), anew)
    done = publish(source.settings(), site, Progress())
    # Only the build that replaces a publication knows what vanishes by it.
    findings = tuple(each for each in done.built.findings if each.rule != "item-removed")
    assert findings == built.findings, told
    assert (done.built.kept is None) == (built.kept is None), told
    if built.kept is None:
        assert differences(contents(site), published) == [], told
        _restore(source, before)
    else:
        (anew / VISITS_FILE).write_bytes(VISITS)
        assert differences(contents(site), contents(anew)) == [], told
    shutil.rmtree(anew, ignore_errors=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    """A source as it was: its files by folder, and what is known of them."""

    files: dict[Path, dict[str, bytes]]
    source: SmallSource


def _as_it_is(source: SmallSource) -> _Before:
    folders = (source.root / "docs", source.root / "metadata", source.theme)
    files = {folder: contents(folder) for folder in folders}
    return _Before(files=files, source=deepcopy(source))


def _restore(source: SmallSource, before: _Before) -> None:
    """Undo edits, without a touch to files that they have left alone."""
    for folder, files in before.files.items():
        for path in differences(contents(folder), files):
            if path not in files:
                (folder / path).unlink()
        for path in differences(contents(folder), files):
            target = folder / path
            if target.is_dir():
                target.rmdir()
            elif target.parent.is_file():
                target.parent.unlink()
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files[path])
    source.items, source.day = before.source.items, before.source.day


if __name__ == "__main__":
    with many_ranges():
        run_rounds(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
