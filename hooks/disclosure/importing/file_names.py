"""Names of the files that an import makes: safe on every system, and free in the folder."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from disclosure.items.characters import clean
from disclosure.items.index_numbers import address_of
from disclosure.items.letters import folded_name
from disclosure.items.places import ITEMS_FOLDER

_UNSAFE: Final = re.compile(r'[\s<>:"/\\|?*#%]+')
_PAGE_NAMES: Final = frozenset({"index", "readme"})
_LONGEST_NAME: Final = 70
"""Letters of a name, each of up to three bytes; file systems allow 255 bytes."""


class FileNames:
    """Hands out paths that nobody uses; letter case and Unicode forms don't tell paths apart."""

    def __init__(self, used: Iterable[str]) -> None:
        """Remember the paths in use, relative to the source folder."""
        self._used = {folded_name(path) for path in used}

    def item(self, folder: str, index_number: str) -> str:
        """Return the path of an item's file, named after its index number."""
        stem = address_of(index_number)
        stem = f"item-{stem}" if stem.casefold() in _PAGE_NAMES else stem
        return self._free(f"{ITEMS_FOLDER}/{folder}/{stem}", ".md")

    def attachment(self, item: str, written: str) -> str:
        """Return the path for a copy of the file: in a folder named as the item, beside it."""
        name = posixpath.basename(written.replace("\\", "/"))
        name = _UNSAFE.sub("-", clean(unicodedata.normalize("NFC", name))).strip("-. ")
        stem, dot, ending = name.rpartition(".")
        stem, ending = (stem, dot + ending) if stem and len(ending) <= 10 else (name, "")
        ending = f"{ending}.txt" if ending.casefold() == ".md" else ending  # It is no item.
        return self._free(f"{item.removesuffix('.md')}/{stem[:_LONGEST_NAME] or 'file'}", ending)

    def _free(self, stem: str, ending: str) -> str:
        path, count = stem + ending, 1
        while folded_name(path) in self._used:
            count += 1
            path = f"{stem}-{count}{ending}"
        self._used.add(folded_name(path))
        return path
