"""Builds that are killed, and builds at the same time."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from building.edits import change_footer, change_text
from building.small_source import SmallSource, contents, differences, environment, small_source
from sample_site import AS_OF


def start(source: SmallSource, site: Path) -> subprocess.Popen[bytes]:
    """Start a build as editors do."""
    arguments = ["--source", str(source.root), "--site", str(site), "--as-of", AS_OF.isoformat()]
    return subprocess.Popen(
        [sys.executable, "-m", "disclosure", "build", *arguments],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finish(process: subprocess.Popen[bytes]) -> None:
    """Wait for a build, which must succeed."""
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told.decode()


@pytest.fixture
def source(tmp_path: Path) -> SmallSource:
    """A source of some items."""
    return small_source(tmp_path, count=30)


def clean(source: SmallSource, folder: Path) -> dict[str, bytes]:
    """Return what a clean build of the source publishes."""
    finish(start(source, folder))
    return contents(folder)


def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    source: SmallSource, tmp_path: Path
) -> None:
    """Killed at any moment, a build leaves one whole site, and the next one makes it right."""
    chance, site = Random(1), tmp_path / "site"
    start_time = time.monotonic()
    old = clean(source, site)
    duration = time.monotonic() - start_time
    killed, added = 0, [source.new_item(chance)]
    for at in range(12):
        change_text(source, chance)
        change_footer(source, chance)
        added.append(source.new_item(chance))
        if at % 2:
            source.file(added.pop(0)).unlink()
        process = start(source, site)
        time.sleep(duration * (0.3 + 0.06 * at) * chance.uniform(0.8, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        left = contents(site)
        if at % 4 == 3:
            finish(start(source, site))
            new = contents(site)
            assert differences(new, clean(source, tmp_path / f"clean {at}")) == []
            assert differences(left, new) == [] or differences(left, old) == []
            old = new
        elif differences(left, old):
            finish(start(source, site))
            old = contents(site)
            assert differences(left, old) == []
    assert killed > 0


def test_builds_at_the_same_time_wait_for_each_other(source: SmallSource, tmp_path: Path) -> None:
    """Both succeed, the first of all builds as well as later ones."""
    site = tmp_path / "site"
    for seed in range(2):
        change_text(source, Random(seed))
        both = [start(source, site), start(source, site)]
        for process in both:
            finish(process)
    assert differences(contents(site), clean(source, tmp_path / "clean")) == []
