from pathlib import Path

import pytest

from browser.chromium import ChromiumMissingError, find_chromium


def command(folder: Path, name: str, *, status: int) -> Path:
    """Return a program that does nothing and ends with the status."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_named_browser_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """$CHROMIUM comes before what lies on PATH."""
    command(tmp_path, "chromium", status=0)
    named = command(tmp_path, "mine", status=0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", str(named))
    assert find_chromium() == named


def test_a_named_browser_that_does_not_start_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other browser is taken in place of the one that was named."""
    command(tmp_path, "chromium", status=0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "missing"))
    with pytest.raises(ChromiumMissingError, match="missing does not start: run `make chromium`"):
        find_chromium()


def test_a_command_that_does_not_start_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ubuntu's chromium-browser, which only asks for a snap, is not taken for a browser."""
    command(tmp_path, "chromium-browser", status=1)
    chrome = command(tmp_path, "google-chrome", status=0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert find_chromium() == chrome
