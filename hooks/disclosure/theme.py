"""The theme's static files: which of them are published, made small, and their hashes."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import minify

from disclosure.bundling import bundled, modules_of, referred, versioned
from disclosure.pages.rendering import Assets, content_hash
from disclosure.search.packing import deflated

_MATERIAL: Final = "assets/stylesheets/"
_OWN: Final = ("assets/styles/", "assets/scripts/", "assets/images/")
_SEARCH: Final = "assets/scripts/search/"
_BUNDLES: Final = {
    "assets/scripts/site.js": (),
    "assets/scripts/frame.js": (),
    f"{_SEARCH}page/start.js": (f"{_SEARCH}search.js",),
    f"{_SEARCH}worker.js": (),
}
"""The scripts that carry the modules which they import with them, but for some kept apart."""

_PACKED: Final = (f"{_SEARCH}worker.js", f"{_SEARCH}lunr.js")
"""The scripts that the service worker ``unpacking.js`` takes from packed files beside them."""

_TYPES: Final = {".js": "text/javascript", ".css": "text/css"}
_SOURCE_MAP: Final = re.compile(rb"/\*# sourceMappingURL=[^*]*\*/\s*|//# sourceMappingURL=.*\s*$")


def read_assets(folders: Iterable[Path], more: Mapping[str, Path]) -> dict[str, bytes]:
    """Return the static files by published path; a folder's go before those of later folders.

    Of Material only its style sheets are published: its scripts need inline code, which a strict
    Content-Security-Policy blocks. ``more`` are files from elsewhere. Scripts and styles lose
    comments, blanks and long local names, and the largest scripts are there as raw deflate data
    as well: most servers send files as they lie there.
    """
    found = dict(more)
    for folder in folders:
        for path in sorted((folder / "assets").rglob("*")):
            name = path.relative_to(folder).as_posix()
            if name.startswith((_MATERIAL, *_OWN)) and path.is_file() and path.suffix != ".map":
                found.setdefault(name, path)
    files = _with_bundles({name: found[name].read_bytes() for name in sorted(found)})
    texts = versioned(_scripts(files), lambda text: content_hash(text.encode()))
    files |= {name: text.encode() for name, text in texts.items()}
    return files | {f"{Path(name).with_suffix('.bin')}": deflated(files[name]) for name in _PACKED}


def _scripts(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: data.decode() for name, data in files.items() if name.endswith(".js")}


def _with_bundles(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files made small: bundles, but not the modules in them that nothing else loads."""
    scripts = _scripts(files)
    bundles = {entry: bundled(entry, scripts, apart) for entry, apart in _BUNDLES.items()}
    published = dict(files) | {entry: text.encode() for entry, text in bundles.items()}
    published = {name: small(name, data) for name, data in published.items()}
    members = [modules_of(entry, scripts, apart) for entry, apart in _BUNDLES.items()]
    inside = set().union(*members) - bundles.keys()
    unused = inside - referred(scripts.keys() - inside, _scripts(published))
    return {name: data for name, data in published.items() if name not in unused}


def small(name: str, data: bytes) -> bytes:
    """Return a script or a style sheet that does the same with fewer bytes; other files as is."""
    kind = _TYPES.get(Path(name).suffix)
    if kind is None:
        return data
    text: str = minify.string(kind, _SOURCE_MAP.sub(b"", data).decode())
    return text.encode()


def make_assets(files: Mapping[str, bytes]) -> Assets:
    """Return the addresses of the static files."""
    return Assets(
        hashes={name: content_hash(data) for name, data in files.items()},
        material=next(name for name in sorted(files) if name.startswith(f"{_MATERIAL}main.")),
    )
