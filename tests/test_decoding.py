"""The encoding of an export, told by its bytes."""

import pytest

from disclosure.decoding import EncodingError, decode, is_damaged
from disclosure.importing.decoding import text_of
from disclosure.importing.faults import ImportFaultError

TEXT = "标题,正文\n关于示例事项的通知,各科室：\n请遵照执行,现予公布\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encodings_of_exports(encoding: str) -> None:
    """UTF-8 with and without a mark and GB18030 are read alike."""
    assert decode(TEXT.encode(encoding)) == TEXT


def test_plain_ascii() -> None:
    """A file without any Chinese is plain text in each encoding."""
    assert decode(b"id,title\n") == "id,title\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_damaged_line_spoils_no_other(encoding: str) -> None:
    """Bytes that can't be read are marked; the other lines come out as they should."""
    data = TEXT.encode(encoding) + "截断".encode(encoding)[:-1] + b"\xff\n" + TEXT.encode(encoding)
    lines = decode(data).split("\n")
    assert [is_damaged(line) for line in lines] == [False] * 3 + [True] + [False] * 4
    assert lines[1] == lines[5] == TEXT.split("\n")[1]


@pytest.mark.parametrize("data", [TEXT.encode("utf-16"), b"\xff\xff\x80\x81\n" * 9])
def test_other_files_are_refused(data: bytes) -> None:
    """UTF-16 and what is no text are refused; an import says in one line what to do."""
    with pytest.raises(EncodingError):
        decode(data)
    with pytest.raises(ImportFaultError, match=r"a\.csv: .*另存为 UTF-8") as caught:
        text_of(data, "a.csv")
    assert "\n" not in str(caught.value)
