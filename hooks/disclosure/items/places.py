"""What a file below ``docs/`` is, by its path relative to the source folder."""

from collections.abc import Iterable
from typing import Final

DOCS: Final = "docs/"
ITEMS_FOLDER: Final = "docs/items"


def is_of_items(path: str) -> bool:
    """Return whether the file lies among the items."""
    return path.startswith(f"{ITEMS_FOLDER}/")


def is_item(path: str) -> bool:
    """Return whether the file is an item's Markdown file."""
    return is_of_items(path) and path.endswith(".md")


def is_static(path: str) -> bool:
    """Return whether the file is published just as it is, at the same place of the site."""
    return path.startswith(DOCS) and not is_of_items(path) and not path.endswith(".md")


def item_paths(paths: Iterable[str]) -> list[str]:
    """Return, of the files below ``docs/``, the items' Markdown files."""
    return [path for path in paths if is_item(path)]


def static_paths(paths: Iterable[str]) -> list[str]:
    """Return, of the files below ``docs/``, those that are published just as they are."""
    return [path for path in paths if is_static(path)]
