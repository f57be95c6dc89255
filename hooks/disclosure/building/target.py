"""The folder that the site is to take the place of: what must not be lost by it."""

from pathlib import Path
from typing import Final

from disclosure.visits.recording import VISITS_FILE

_MARKS: Final = ("search/index/manifest.json", VISITS_FILE)
"""Files of every published site: what holds neither is something else."""

_ELSEWHERE: Final = "请用 --site 指明一个空文件夹，或以前生成的网站文件夹"


class TargetError(Exception):
    """The site would take the place of something else; the message is one Chinese line."""


def check_target(site: Path, root: Path) -> None:
    """Raise ``TargetError`` unless the site may take the place of what is at ``site``.

    It may where nothing is, of an empty folder and of a site, but never of the sources below
    ``root``. Both paths are resolved.
    """
    sources = [root / "docs", root / "metadata"]
    if site.exists() and not site.is_dir():
        raise TargetError(f"{site}: 这是文件，不是文件夹；{_ELSEWHERE}")
    if root.is_relative_to(site) or any(site.is_relative_to(folder) for folder in sources):
        raise TargetError(f"{site}: 源文件就在这里，不能用来放网站；{_ELSEWHERE}")
    if not site.is_dir() or any((site / mark).is_file() for mark in _MARKS):
        return
    if next(site.iterdir(), None) is not None:
        raise TargetError(f"{site}: 里面有别的文件，不能当作网站文件夹；{_ELSEWHERE}")
