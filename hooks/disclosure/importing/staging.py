"""Writing an import as a whole: a crash at any moment leaves no half of it behind.

Everything is first written to a hidden folder in the target; a mark made when it is complete says
that it may be moved into place. The next import finishes what is complete and clears away the rest.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_FOLDER: Final = ".import"
_COMPLETE: Final = "complete"
_FILES: Final = "files"


def stage_and_move(
    root: Path, texts: Iterable[tuple[str, bytes]], copies: Iterable[tuple[Path, str]]
) -> None:
    """Write the files below ``root``: contents by path, and copies of files to paths.

    They appear in the order given, copies before texts, so the last text stands for all.
    """
    staging = root / _FOLDER
    order = []
    for source, path in copies:
        target = _made(staging / _FILES / path)
        shutil.copyfile(source, target)
        order.append(path)
    for path, data in texts:
        _made(staging / _FILES / path).write_bytes(data)
        order.append(path)
    if order:
        mark = staging / f"{_COMPLETE}.new"
        mark.write_text("\n".join(order), encoding="utf-8")
        mark.replace(staging / _COMPLETE)
    finish(root)


def finish(root: Path) -> None:
    """Move what a complete staging folder still holds into place; clear away an incomplete one."""
    staging = root / _FOLDER
    mark = staging / _COMPLETE
    if mark.is_file():
        for path in mark.read_text(encoding="utf-8").split("\n"):
            staged = staging / _FILES / path
            if staged.is_file():
                staged.replace(_made(root / path))
    shutil.rmtree(staging, ignore_errors=True)


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
