"""The Chromium that drives the browser tests: finds it, or installs it when run as a program."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks for, nothing leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class ChromiumMissingError(Exception):
    """No Chromium on this machine starts; says how to come by one."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason}: run `make chromium`, or set CHROMIUM to a browser's path")


def find_chromium() -> Path:
    """Return the browser to test with: $CHROMIUM, else the first on PATH, else Playwright's own.

    Raises:
        ChromiumMissingError: $CHROMIUM does not start, or it is not set and nothing else does.
    """
    if named := os.environ.get("CHROMIUM"):
        if not _starts(named):
            raise ChromiumMissingError(f"CHROMIUM={named} does not start")
        return Path(named)
    for command in COMMANDS:
        if (path := shutil.which(command)) and _starts(path):
            return Path(path)
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if _starts(own):
        return Path(own)
    raise ChromiumMissingError("No Chromium, Chrome or Edge was found")


def install_chromium() -> None:
    """Install Debian's Chromium with a Chinese font, where apt may; else Playwright's build."""
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if apt := _apt():
        subprocess.run([*apt, "update"], check=False)
        packages = ["chromium", "fonts-noto-cjk"]
        install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
        installed = subprocess.run(install, check=False).returncode == 0
        # Ubuntu's package of that name only stands for a snap.
        if installed and _starts("chromium"):
            return
        playwright.append("--with-deps")
    subprocess.run(playwright, check=False)


def main() -> int:
    """Return 0 when a Chromium is there, installed if need be; else 1, saying what to do."""
    try:
        path = find_chromium()
    except ChromiumMissingError:
        if "CHROMIUM" not in os.environ:
            install_chromium()
        try:
            path = find_chromium()
        except ChromiumMissingError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    sys.stdout.write(f"{path}\n")
    return 0


def _starts(command: str) -> bool:
    return _succeeds(command, "--version")


def _apt() -> list[str] | None:
    if not shutil.which("apt-get"):
        return None
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]
    if os.geteuid() == 0:
        return apt
    sudo = ["sudo", "--non-interactive"]
    return [*sudo, *apt] if _succeeds(*sudo, "true") else None


def _succeeds(*command: str) -> bool:
    try:
        completed = subprocess.run(command, check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return completed.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
