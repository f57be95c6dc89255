"""Pickling what is kept: frozen dataclasses by the hundred thousand, in half the usual time."""

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from disclosure.building.attachments import KnownFile
from disclosure.building.reading import ReadItem
from disclosure.building.rendering import RenderedItem
from disclosure.findings import Finding
from disclosure.items.document_numbers import DocumentNumber
from disclosure.items.records import Attachment, Record
from disclosure.pages.bodies import Body
from disclosure.search.indexing import IndexedItem

_CLASSES: Final[tuple[type[Any], ...]] = (
    Attachment,
    Body,
    DocumentNumber,
    Finding,
    IndexedItem,
    KnownFile,
    ReadItem,
    Record,
    RenderedItem,
)
"""The classes of which there are many; each has at least two fields."""

_CHECK_BYTES: Final = 4
"""The file begins with a checksum of the rest."""

_NAMES: Final = {each: tuple(field.name for field in fields(each)) for each in _CLASSES}
_SETTERS: Final = {
    each: tuple(getattr(each, name).__set__ for name in names) for each, names in _NAMES.items()
}


def save(path: Path, kept: object) -> None:
    """Write an object to a file, which is there whole or as it was before."""
    stream = io.BytesIO()
    pickle.dump(kept, stream, protocol=5)
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        file.write(zlib.crc32(stream.getbuffer()).to_bytes(_CHECK_BYTES, "little"))
        file.write(stream.getbuffer())
    new.replace(path)


def load(path: Path) -> Any:
    """Return the object in a file that ``save`` has written; raises whatever is wrong with it."""
    data = memoryview(path.read_bytes())
    if zlib.crc32(data[_CHECK_BYTES:]) != int.from_bytes(data[:_CHECK_BYTES], "little"):
        raise ValueError(f"{path} is spoilt")
    return pickle.loads(data[_CHECK_BYTES:])


def _reducer(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    values = attrgetter(*_NAMES[kind])
    return lambda thing: (_restored, (kind, *values(thing)))


for _each in _CLASSES:  # for what processes tell each other, too
    copyreg.pickle(_each, _reducer(_each))


def _restored(kind: type[Any], *values: Any) -> Any:
    thing = object.__new__(kind)
    for put, value in zip(_SETTERS[kind], values, strict=True):
        put(thing, value)
    return thing
