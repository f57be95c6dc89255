"""Bytes into text: UTF-8, UTF-8 with a mark, or GB18030, told by the bytes."""

import codecs
from typing import Final

_MARKS_OF_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_ESCAPED: Final = range(0xDC80, 0xDD00)


class EncodingError(Exception):
    """Bytes are text in none of the encodings that are read; the message is Chinese."""


def decode(data: bytes) -> str:
    """Return the text; bytes that fit neither encoding become lone surrogates.

    A file counts as UTF-8 when most of its lines with letters beyond ASCII are UTF-8, so that one
    damaged line never turns a whole file into gibberish. Raises ``EncodingError`` for UTF-16 and
    for what is no text.
    """
    if data.startswith(_MARKS_OF_UTF16):
        raise EncodingError("是 UTF-16 编码")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    lines = [line for line in data.splitlines() if not line.isascii()]
    for encoding, name_in_python in (("utf-8", "utf-8-sig"), ("gb18030", "gb18030")):
        if 2 * sum(_is(line, encoding) for line in lines) > len(lines):
            return data.decode(name_in_python, "surrogateescape")
    raise EncodingError("既不是 UTF-8 也不是 GB18030 编码的文本")


def whole_characters(data: bytes) -> bytes:
    """Return the beginning of a text without the character that its end may cut in half."""
    for encoding in ("utf-8", "gb18030"):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            decoder.decode(data)
        except UnicodeDecodeError:
            continue
        half, _ = decoder.getstate()
        return data[: len(data) - len(half)]
    return data


def is_damaged(text: str) -> bool:
    """Return whether the text holds bytes that ``decode`` could not read."""
    return any(ord(letter) in _ESCAPED for letter in text)


def _is(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
