"""The theme's static files: which of them are published, and their hashes."""

from pathlib import Path

from disclosure.items.values import ITEMS_FOLDER
from disclosure.pages.rendering import Assets, content_hash

_MATERIAL = "assets/stylesheets/"
_OWN = ("assets/styles/", "assets/scripts/", "assets/images/")


def is_published(path: str, *, of_theme: bool) -> bool:
    """Return whether a file of the theme or of ``docs/`` is published just as it is.

    Of Material only its style sheets are: its scripts need inline code, which a strict
    Content-Security-Policy blocks. Items' files follow their items; Markdown becomes pages.
    """
    if of_theme:
        return path.startswith((_MATERIAL, *_OWN)) and not path.endswith(".map")
    return not path.endswith(".md") and not f"docs/{path}".startswith(f"{ITEMS_FOLDER}/")


def find_assets(site_folder: Path) -> Assets:
    """Return the static files as they lie in the published folder."""
    files = sorted(path for path in (site_folder / "assets").rglob("*") if path.is_file())
    hashes = {
        path.relative_to(site_folder).as_posix(): content_hash(path.read_bytes()) for path in files
    }
    return Assets(
        hashes=hashes,
        material=next(path for path in hashes if path.startswith(f"{_MATERIAL}main.")),
    )
