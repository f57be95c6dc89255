"""Bundling: a script and the modules that it imports, published in one piece.

One file is fetched sooner than thirty, and names that no longer cross files can be shortened. The
addresses by which scripts load each other change with their content, as those on pages do.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from posixpath import dirname, join, normpath, relpath
from typing import Final

_IMPORT: Final = re.compile(
    r'^import (?:\{([^}]*)\} from )?"(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE
)
_EXPORT: Final = re.compile(r"^export (?=async |function |class |const |let )", re.MULTILINE)
_REFERENCE: Final = re.compile(r"[\"'`](\.{1,2}/[\w./-]+\.js)[\"'`]")
_DECLARED: Final = re.compile(r"^(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
_LEFT: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundled(entry: str, scripts: Mapping[str, str], apart: Collection[str] = ()) -> str:
    """Return a module that does what the module ``entry`` does, which must export nothing.

    ``scripts`` are modules by path. Those that the entry imports at any remove are put into one
    function, each behind those that it imports itself; those ``apart`` are imported as before.
    Raises ``ValueError`` at a name that two of them declare, and at a form of import or export
    that is not known here.
    """
    folder = dirname(entry)
    bodies: list[str] = []
    declared: set[str] = set()
    outer: dict[str, set[str]] = {}
    for name in modules_of(entry, scripts, apart):
        for names, address in _IMPORT.findall(scripts[name]):
            if (other := _resolved(name, address)) in apart:
                outer.setdefault(other, set()).update(each.strip() for each in names.split(","))
        text = _EXPORT.sub("", _IMPORT.sub("", scripts[name]))
        if left := _LEFT.search(text):
            raise ValueError(f"{name}: {left[0]}")
        own = set(_DECLARED.findall(text))
        if twice := own & declared:
            raise ValueError(f"{name}: {min(twice)}")
        declared |= own
        bodies.append(_moved(text, name, folder))
    imports = "".join(
        f'import {{ {", ".join(sorted(names - {""}))} }} from "{_address(folder, other)}";\n'
        for other, names in sorted(outer.items())
    )
    return f"{imports}(() => {{\n{''.join(bodies)}}})();\n"


def modules_of(entry: str, scripts: Mapping[str, str], apart: Collection[str] = ()) -> list[str]:
    """Return the modules in the bundle of ``entry``, each behind those that it imports."""
    found: dict[str, None] = {}

    def add(name: str) -> None:
        if name in found or name in apart:
            return
        for _, address in _IMPORT.findall(scripts[name]):
            add(_resolved(name, address))
        found[name] = None

    add(entry)
    return list(found)


def _moved(text: str, name: str, folder: str) -> str:
    """Return the text of a script with the addresses that hold in another folder."""

    def moved(found: re.Match[str]) -> str:
        return f"{found[0][0]}{_address(folder, _resolved(name, found[1]))}{found[0][-1]}"

    return _REFERENCE.sub(moved, text)


def _resolved(name: str, address: str) -> str:
    """Return the path of what a script names by a relative address."""
    return normpath(join(dirname(name), address))


def _address(folder: str, name: str) -> str:
    """Return the relative address of a script for those of a folder."""
    address = relpath(name, folder or ".")
    return address if address.startswith(".") else f"./{address}"


def referred(names: Iterable[str], scripts: Mapping[str, str]) -> set[str]:
    """Return the names of scripts and of those to which they refer, comments too, at any remove."""
    found: set[str] = set()
    left = set(names)
    while left:
        found |= left
        addresses = {
            _resolved(name, address)
            for name in left
            for address in _REFERENCE.findall(scripts[name])
        }
        left = addresses.intersection(scripts) - found
    return found


def versioned(scripts: Mapping[str, str], version: Callable[[str], str]) -> dict[str, str]:
    """Return scripts that name each other by addresses with the version of what is there.

    So what a page loads is never run together with what a browser kept of an earlier publication.
    ``scripts`` are all scripts by path, none of which may load itself at any remove; ``version``
    makes a version of a script's text.
    """
    done: dict[str, str] = {}

    def text_of(name: str) -> str:
        if name not in done:
            done[name] = _REFERENCE.sub(lambda found: _with_version(found, name), scripts[name])
        return done[name]

    def _with_version(found: re.Match[str], name: str) -> str:
        other = _resolved(name, found[1])
        if other not in scripts:
            return found[0]
        return f"{found[0][:-1]}?v={version(text_of(other))}{found[0][-1]}"

    return {name: text_of(name) for name in scripts}
