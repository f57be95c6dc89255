"""A build from what an earlier one has left gives the bytes of a build from nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from building.rounds import many_ranges, run_rounds
from building.small_source import environment


@pytest.mark.parametrize("seed", [1])
def test_cached_and_clean_builds_give_the_same_bytes(seed: int, tmp_path: Path) -> None:
    """Whatever is edited, the published folder is the clean one; faults leave it as it was."""
    run_rounds(tmp_path, seed, 10)


@pytest.mark.parametrize("seed", [2])
def test_an_index_of_many_ranges_is_brought_up_to_date(seed: int, tmp_path: Path) -> None:
    """The same holds where the index has several ranges, as that of a large site has."""
    with many_ranges():
        run_rounds(tmp_path, seed, 10)


@pytest.mark.parametrize("seed", [3, 4])
def test_work_in_several_processes_gives_the_same_bytes(seed: int, tmp_path: Path) -> None:
    """The same holds where a build works in several processes."""
    subprocess.run(
        [sys.executable, "-m", "building.rounds", tmp_path, str(seed), "10"],
        env=environment(),
        check=True,
    )
