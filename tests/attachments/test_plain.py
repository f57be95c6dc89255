import pytest

from disclosure.attachments.extraction import Extraction, extract_text
from disclosure.attachments.lines import TEXT_LIMIT
from disclosure.attachments.obstacles import Obstacle

TEXT = "乡镇,面积\r\n清河镇,1200\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_each_usual_encoding(encoding: str) -> None:
    """A text or CSV file gives its lines, whichever usual encoding it was saved in."""
    expected = Extraction(text="乡镇,面积\n清河镇,1200")
    assert extract_text("表.csv", TEXT.encode(encoding)) == expected
    assert extract_text("表.TXT", TEXT.encode(encoding)) == expected


@pytest.mark.parametrize("data", [b"\xff\x81\xff", b"MZ\x00\x00\x01"], ids=["letters", "program"])
def test_bytes_that_are_no_text_are_damaged(data: bytes) -> None:
    """A file named as text that is none is damaged."""
    assert extract_text("文.txt", data).obstacle is Obstacle.DAMAGED


def test_one_damaged_line_spoils_no_other() -> None:
    """A character cut in half shows as such, and the rest of the file is read."""
    data = "第一行\n第二行\n第三".encode()[:-1]
    assert extract_text("文.txt", data).text.startswith("第一行\n第二行\n第\ufffd")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("before", ["", "a", "ab"])
def test_a_text_that_is_too_long_is_cut_between_characters(encoding: str, before: str) -> None:
    """Where a long line ends in the midst of a character, the others are read as they are."""
    data = (before + "春" * (4 * TEXT_LIMIT)).encode(encoding)
    extraction = extract_text("文.txt", data)
    assert extraction.text == (before + "春" * TEXT_LIMIT)[:TEXT_LIMIT]
    assert extraction.obstacle is Obstacle.PART
