"""A small source and the folder in which it is published, with what there is to see of them."""

import shutil
from pathlib import Path

from building.small_source import SmallSource, contents, differences
from disclosure.building.progress import Progress
from disclosure.building.publishing import Publishing, build_anew, publish
from disclosure.visits.recording import VISITS_FILE


def site_of(source: SmallSource) -> Path:
    """Return the folder in which the source is published."""
    return source.root.parent / "site"


def build(source: SmallSource, *, dry_run: bool = False) -> Publishing:
    """Publish the source."""
    return publish(source.settings(), site_of(source), Progress(), dry_run=dry_run)


def faults(source: SmallSource) -> list[str]:
    """Return the files in which the published folder differs from a clean one."""
    anew = source.root.parent / "anew"
    build_anew(source.settings(), anew)
    (anew / VISITS_FILE).write_bytes((site_of(source) / VISITS_FILE).read_bytes())
    found = differences(contents(site_of(source)), contents(anew))
    shutil.rmtree(anew)
    return found


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of change of each file of a folder."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {
        path.relative_to(folder).as_posix(): (each.st_ino, each.st_mtime_ns)
        for path, each in found.items()
    }


def standby_of(source: SmallSource) -> Path:
    """Return the folder that is to change places with the published one."""
    return next((source.root / ".cache").glob("*/standby"))
