"""Text files."""

from typing import Final

from disclosure.attachments.lines import TEXT_LIMIT, Lines
from disclosure.attachments.obstacles import Obstacle, UnreadableError
from disclosure.decoding import EncodingError, decode, whole_characters

_LIMIT: Final = 4 * TEXT_LIMIT
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_plain(data: bytes, lines: Lines) -> None:
    """Read a text file into the lines.

    Raises ``UnreadableError`` for what is no text, ``FullError`` when there is more than fits.
    """
    lines.add_text(decoded(data, _LIMIT, lines))


def decoded(data: bytes, limit: int, lines: Lines) -> str:
    """Return the text of as many bytes as the limit allows: UTF-8, GB18030, or UTF-16 with a mark.

    Raises ``UnreadableError`` when the bytes are none of these.
    """
    start = data[:limit]
    lines.complete = len(start) == len(data)
    if start.startswith(_UTF16):
        return start.decode("utf-16", "replace")
    if b"\0" in start:
        raise UnreadableError(Obstacle.DAMAGED)
    if not lines.complete:
        start = whole_characters(start)
    try:
        return decode(start)
    except EncodingError as error:
        raise UnreadableError(Obstacle.DAMAGED) from error
