"""Bytes of an export into text: UTF-8, UTF-8 with a mark, or GB18030, told by the bytes."""

from typing import Final

from disclosure.importing.faults import ImportFaultError

_MARKS_OF_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_ESCAPED: Final = range(0xDC80, 0xDD00)


def decode(data: bytes, name: str) -> str:
    """Return the text; bytes that fit neither encoding become lone surrogates.

    A file counts as UTF-8 when most of its lines with letters beyond ASCII are UTF-8, so that one
    damaged line never turns a whole file into gibberish. Raises ``ImportFaultError`` for UTF-16
    and for files that are no text; ``name`` is what the message calls the file.
    """
    if data.startswith(_MARKS_OF_UTF16):
        raise ImportFaultError(f"{name}: 是 UTF-16 编码；请另存为 UTF-8 编码后再导入")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    lines = [line for line in data.splitlines() if not line.isascii()]
    for encoding, name_in_python in (("utf-8", "utf-8-sig"), ("gb18030", "gb18030")):
        if 2 * sum(_is(line, encoding) for line in lines) > len(lines):
            return data.decode(name_in_python, "surrogateescape")
    raise ImportFaultError(
        f"{name}: 既不是 UTF-8 也不是 GB18030 编码的文本；请另存为 UTF-8 编码后再导入"
    )


def is_damaged(text: str) -> bool:
    """Return whether the text holds bytes that ``decode`` could not read."""
    return any(ord(letter) in _ESCAPED for letter in text)


def _is(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
