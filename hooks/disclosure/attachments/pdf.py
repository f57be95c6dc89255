"""PDF files: page by page, with bounds on the work that a page and a file may cause."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError

from disclosure.attachments.lines import FullError, Lines
from disclosure.attachments.obstacles import Obstacle, UnreadableError
from disclosure.attachments.radicals import without_radicals

PAGES_LIMIT: Final = 1_000
CONTENT_LIMIT: Final = 32 * 1024 * 1024
"""Bytes of page content, unpacked, that are read of one file."""

_FAILURES_LIMIT: Final = 20
_FORM_COST: Final = 16 * 1024
"""Bytes as which a form counts that a page draws, since its own length isn't told."""

_STREAM_LIMIT: Final = 16 * 1024 * 1024
_LIMITS: Final[dict[str, Any]] = {
    "maximum_declared_stream_length": CONTENT_LIMIT,
    "array_based_stream_maximum_output_length": _STREAM_LIMIT,
    "lzw_maximum_output_length": _STREAM_LIMIT,
    "run_length_maximum_output_length": _STREAM_LIMIT,
    "zlib_maximum_output_length": _STREAM_LIMIT,
    "stream_decoding_work_maximum_length": CONTENT_LIMIT,
    "stream_parsing_work_maximum_count": 200_000,
    "page_tree_maximum_entries": 10_000,
    "page_tree_maximum_page_entries": 200_000,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,  # no other program is called
    "disable_legacy_handling": True,
}


def read_pdf(data: bytes, lines: Lines) -> None:
    """Read the pages' text into the lines; what is no text on a page, as in scans, gives none.

    Raises ``UnreadableError`` where no page gives text, ``FullError`` when there is more than fits.
    """
    with bounded():
        try:
            reader = PdfReader(BytesIO(data))
            _read_pages(reader, lines)
        except (FileNotDecryptedError, DependencyError) as error:
            raise UnreadableError(Obstacle.ENCRYPTED) from error


def _read_pages(reader: PdfReader, lines: Lines) -> None:
    pages = reader.pages
    meter = _Meter()
    failures = 0
    lines.complete = len(pages) <= PAGES_LIMIT
    for number in range(min(len(pages), PAGES_LIMIT)):
        try:
            lines.add_text(without_radicals(_page_text(pages[number], meter)))
        except (FullError, FileNotDecryptedError, DependencyError):
            raise
        except Exception:  # noqa: BLE001  # one broken page, however broken, is not the whole file
            lines.complete = False
            failures += 1
            if failures == _FAILURES_LIMIT:
                break
    if not lines.text():
        raise UnreadableError(Obstacle.DAMAGED if failures else Obstacle.NO_TEXT)


def _page_text(page: PageObject, meter: "_Meter") -> str:
    contents = page.get_contents()
    if contents is None:
        return ""
    meter.count(len(contents.get_data()))
    return page.extract_text(visitor_operand_before=meter.see if _has_forms(page) else None)


def _has_forms(page: PageObject) -> bool:
    """Return whether the page draws forms: content apart from its own, which may draw further."""
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources else None
    objects = drawn.get_object().values() if drawn else ()
    return any(each.get_object().get("/Subtype") == "/Form" for each in objects)


class _Meter:
    """Counts the content read of a file; raises ``FullError`` when it is more than may be."""

    def __init__(self) -> None:
        self._room = CONTENT_LIMIT

    def count(self, size: int) -> None:
        """Count so many bytes of content; raises ``FullError`` beyond the limit."""
        self._room -= size
        if self._room < 0:
            raise FullError

    def see(self, operator: bytes, *_: object) -> None:
        """Count an operator that may draw a form."""
        if operator == b"Do" or self._room < 0:
            self.count(_FORM_COST)


@contextmanager
def bounded() -> Iterator[None]:
    """Limit the library's work, and silence its log: what it mends no editor could mend."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(**_LIMITS):
            yield
    finally:
        log.setLevel(level)
