"""The preview, served as editors have it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from building.small_source import SmallSource, environment, small_source
from sample_site import AS_OF

PATIENCE = 60  # seconds


def fetched(address: str) -> str:
    """Return the page at an address; nothing while nobody answers there."""
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except OSError:
        return ""


def awaited(condition: Callable[[], bool]) -> bool:
    """Wait until the condition holds; return whether it came to that."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


@pytest.fixture
def source(tmp_path: Path) -> SmallSource:
    """A source of some items."""
    return small_source(tmp_path, count=8)


@pytest.fixture
def served(source: SmallSource, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The preview's address, and the file with what it prints; it must end without complaint."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    told = tmp_path / "told"
    arguments = ["--source", str(source.root), "--address", place, "--as-of", AS_OF.isoformat()]
    with told.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "disclosure", "serve", *arguments],
            env=environment() | {"PYTHONUNBUFFERED": "1"},
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        yield f"http://{place}/", told
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    assert "Traceback" not in told.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for other processes")
def test_the_preview_follows_edits(served: tuple[str, Path], source: SmallSource) -> None:
    """An edit shows, a faulty one is told and leaves the page, the next good one shows again."""
    address, told = served
    file = min((source.root / "docs" / "items").rglob("*.md"))
    text = file.read_text("utf-8")
    number = re.search(r"^索引号: (\S+)", text, re.MULTILINE)
    assert number is not None
    page = f"{address}items/{number[1].strip(chr(34)).replace('/', '_')}/"
    assert awaited(lambda: "示例" in fetched(page))
    file.write_text(f"{text}\n改了第一次。\n", "utf-8")
    assert awaited(lambda: "改了第一次。" in fetched(page))
    file.write_text(re.sub(r"(?m)^发布机构: .*$", "发布机构: 没有的机构", text), "utf-8")
    assert awaited(lambda: "[issuing-body-unknown]" in told.read_text("utf-8"))
    assert "改了第一次。" in fetched(page)
    file.write_text(f"{text}\n改了第二次。\n", "utf-8")
    assert awaited(lambda: "改了第二次。" in fetched(page))
    assert "页面不存在" in fetched(f"{address}nowhere/")
