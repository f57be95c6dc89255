"""The plain text of a file, whatever its type."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from disclosure.attachments.lines import FullError, Lines
from disclosure.attachments.obstacles import Obstacle, UnreadableError
from disclosure.attachments.signatures import OLE, PDF, ZIP

DATA_LIMIT: Final = 64 * 1024 * 1024
"""Bytes that a file may have to be read at all."""

_PAGES: Final = frozenset({"htm", "html"})
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_ENDINGS: Final[Mapping[str, Obstacle]] = {
    **dict.fromkeys(("docx", "xlsx", "pptx"), Obstacle.DAMAGED),
    **dict.fromkeys(("doc", "xls", "ppt", "wps", "et", "dps"), Obstacle.OLD_FORMAT),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The text of a file, a paragraph or a table's row a line, or the obstacle to reading it.

    ``concealed`` is what a file holds besides, or as well: nobody sees it who reads it.
    """

    text: str = ""
    obstacle: Obstacle | None = None
    concealed: str = ""


def extract_text(name: str, data: bytes) -> Extraction:
    """Return the text of the file of that name and content, in the order of reading.

    Never raises, and takes bounded memory and text, whatever the bytes. Where the content tells
    its type, that goes before the name's ending. What was read before a fault is kept.
    """
    lines = Lines()
    ending = name.rpartition(".")[2].lower()
    fault = _fault_in(ending, data, lines)
    text = lines.text()
    if text:
        obstacle = Obstacle.PART if fault or not lines.complete else None
    else:
        obstacle = fault or (Obstacle.NO_TEXT if lines.complete else Obstacle.TOO_LARGE)
    conceals = obstacle is not None or data.startswith((PDF, ZIP)) or ending in _PAGES
    return Extraction(text=text, obstacle=obstacle, concealed=_whole(data) if conceals else "")


def _fault_in(ending: str, data: bytes, lines: Lines) -> Obstacle | None:
    """Read the file into the lines; return what stood in the way, of the rest or of all."""
    try:
        _read(ending, data, lines)
    except UnreadableError as error:
        return error.obstacle
    except FullError:
        lines.complete = False
    except Exception:  # noqa: BLE001  # parsers fail in any manner on bytes made to break them
        return Obstacle.DAMAGED
    return None


def _whole(data: bytes) -> str:
    from disclosure.attachments.concealed import text_within

    return text_within(data)


def _read(ending: str, data: bytes, lines: Lines) -> None:
    """Read the file into the lines; each reader is imported when a file needs it."""
    if not data:
        raise UnreadableError(Obstacle.EMPTY)
    if len(data) > DATA_LIMIT:
        raise UnreadableError(Obstacle.TOO_LARGE)
    if data.startswith(ZIP):
        from disclosure.attachments.office import read_office

        read_office(data, lines)
    elif data.startswith(OLE):
        encrypted = _ENCRYPTED_PACKAGE in data
        raise UnreadableError(Obstacle.ENCRYPTED if encrypted else Obstacle.OLD_FORMAT)
    elif data.startswith(PDF) or ending == "pdf":
        from disclosure.attachments.pdf import read_pdf

        read_pdf(data, lines)
    elif ending in {"txt", "csv", "tsv", "json"}:
        from disclosure.attachments.plain import read_plain

        read_plain(data, lines)
    elif ending in _PAGES:
        from disclosure.attachments.web_pages import read_html

        read_html(data, lines)
    else:
        raise UnreadableError(_ENDINGS.get(ending, Obstacle.UNKNOWN_TYPE))
