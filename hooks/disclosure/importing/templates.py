"""What a ready source folder needs beside items: files packaged with the software."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_PACKAGE: Final = "disclosure.importing"


def template_texts() -> dict[str, str]:
    """Return the texts of the starting files by their paths relative to a source folder."""
    return dict(sorted(_texts(files(_PACKAGE) / "template", "")))


def _texts(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _texts(each, f"{path}{each.name}/")
        else:
            yield f"{path}{each.name}", each.read_text(encoding="utf-8")
