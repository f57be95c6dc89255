"""Bundling: a script and the modules it imports from its own folder, published in one piece.

One file is fetched sooner than thirty, and names that no longer cross files can be shortened. The
addresses by which scripts load each other change with their content, as those on pages do.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from posixpath import join, normpath
from typing import Final

_IMPORT: Final = re.compile(r'^import (?:\{([^}]*)\} from )?"\./([\w-]+\.js)";\n', re.MULTILINE)
_OUTER_IMPORT: Final = re.compile(r'^import \{([^}]*)\} from ("\.\./[^"]+");\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=async |function |class |const |let )", re.MULTILINE)
_REFERENCE: Final = re.compile(r"[\"'`](\.{1,2}/[\w./-]+\.js)[\"'`]")
_LEFT: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundled(entry: str, scripts: Mapping[str, str]) -> str:
    """Return a module that does what the module ``entry`` does, which must export nothing.

    ``scripts`` are modules by path. Those of the entry's folder are put into one function, each
    behind those that it imports, so that their names must differ; those of folders above are
    imported as before. Raises ``ValueError`` at a form of import or export that is not known here.
    """
    folder = entry.rpartition("/")[0]
    bodies: list[str] = []
    outer: dict[str, set[str]] = {}
    for name in _in_order(entry, folder, scripts, set()):
        text = _IMPORT.sub("", scripts[name])
        for names, address in _OUTER_IMPORT.findall(text):
            outer.setdefault(address, set()).update(each.strip() for each in names.split(","))
        text = _EXPORT.sub("", _OUTER_IMPORT.sub("", text))
        if left := _LEFT.search(text):
            raise ValueError(f"{name}: {left[0]}")
        bodies.append(text)
    imports = "".join(
        f"import {{ {', '.join(sorted(names - {''}))} }} from {address};\n"
        for address, names in sorted(outer.items())
    )
    return f"{imports}(() => {{\n{''.join(bodies)}}})();\n"


def _in_order(name: str, folder: str, scripts: Mapping[str, str], seen: set[str]) -> Iterator[str]:
    """Yield the modules on which one depends, each once and behind its own, then itself."""
    if name in seen:
        return
    seen.add(name)
    for _, other in _IMPORT.findall(scripts[name]):
        yield from _in_order(f"{folder}/{other}", folder, scripts, seen)
    yield name


def referred(names: Iterable[str], scripts: Mapping[str, str]) -> set[str]:
    """Return the names of scripts and of those to which they refer, comments too, at any remove."""
    found: set[str] = set()
    left = set(names)
    while left:
        found |= left
        addresses = {
            normpath(join(name, "..", address))
            for name in left
            for address in _REFERENCE.findall(scripts[name])
        }
        left = addresses.intersection(scripts) - found
    return found


def versioned(scripts: Mapping[str, str], version: Callable[[str], str]) -> dict[str, str]:
    """Return scripts that name each other by addresses with the version of what is there.

    So a browser never runs a script together with one that it kept of an earlier publication.
    ``scripts`` are all scripts by path, none of which may load itself at any remove; ``version``
    makes a version of a script's text.
    """
    done: dict[str, str] = {}

    def text_of(name: str) -> str:
        if name not in done:
            done[name] = _REFERENCE.sub(lambda found: _with_version(found, name), scripts[name])
        return done[name]

    def _with_version(found: re.Match[str], name: str) -> str:
        other = normpath(join(name, "..", found[1]))
        if other not in scripts:
            return found[0]
        return f"{found[0][:-1]}?v={version(text_of(other))}{found[0][-1]}"

    return {name: text_of(name) for name in scripts}
