"""What a PDF holds besides its pages' text: properties, bookmarks, notes, forms and files."""

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    StreamObject,
    TextStringObject,
)

from disclosure.attachments.pdf import PAGES_LIMIT, bounded

_BOOKMARKS_LIMIT: Final = 10_000
_PARENTS_LIMIT: Final = 10


def besides_pages(data: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """Yield texts that no page shows, each with the files to which it belongs, if it does to any.

    What is damaged is left out; raises whatever the library does if nothing can be read.
    """
    with bounded():
        reader = PdfReader(BytesIO(data))
        for texts in (_properties, _bookmarks, _annotations):
            with suppress(Exception):
                for text in texts(reader):
                    yield text, []
        with suppress(Exception):
            yield from reader.attachments.items()


def _properties(reader: PdfReader) -> Iterator[str]:
    yield from _texts(reader.trailer.get("/Info"))
    described = _resolved(reader.root_object.get("/Metadata"))
    if isinstance(described, StreamObject):
        yield described.get_data().decode("utf-8", "ignore")


def _bookmarks(reader: PdfReader) -> Iterator[str]:
    waiting = [reader.root_object.get("/Outlines")]
    for _ in range(_BOOKMARKS_LIMIT):
        entry = _resolved(waiting.pop()) if waiting else None
        if isinstance(entry, DictionaryObject):
            yield from _texts(entry)
            waiting += [entry.get("/Next"), entry.get("/First")]


def _annotations(reader: PdfReader) -> Iterator[str]:
    """Yield the texts of notes and of forms' fields, whose values may be those of their parents."""
    for number in range(min(len(reader.pages), PAGES_LIMIT)):
        for annotation in _resolved(reader.pages[number].get("/Annots")) or ():
            entry = _resolved(annotation)
            for _ in range(_PARENTS_LIMIT):
                if not isinstance(entry, DictionaryObject):
                    break
                yield from _texts(entry)
                entry = _resolved(entry.get("/Parent"))


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts that stand in a dictionary, or in its lists."""
    entry = _resolved(value)
    values = entry.values() if isinstance(entry, DictionaryObject) else ()
    for each in map(_resolved, values):
        for one in map(_resolved, each if isinstance(each, ArrayObject) else (each,)):
            if isinstance(one, TextStringObject):
                yield str(one)
            elif isinstance(one, ByteStringObject):
                yield one.decode("latin-1")


def _resolved(value: Any) -> Any:
    return value.get_object() if value is not None else None
