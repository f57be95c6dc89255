"""The text of an export."""

from disclosure.decoding import EncodingError, decode
from disclosure.importing.faults import ImportFaultError


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file; ``ImportFaultError`` tells by its name that it is none."""
    try:
        return decode(data)
    except EncodingError as error:
        raise ImportFaultError(f"{name}: {error}；请另存为 UTF-8 编码后再导入") from error
