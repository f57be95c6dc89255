"""What editors are told of attachments that give the search no text."""

from pathlib import Path

import pytest

from disclosure.building.attachments import AttachmentTexts, FileDigests
from disclosure.items.records import Attachment
from making import make_record


@pytest.mark.parametrize(
    ("name", "data", "rule", "problem"),
    [
        ("空.pdf", b"", "attachment-unreadable", "“空.pdf”文件是空的"),
        ("坏.docx", b"PK\x03\x04 no more", "attachment-unreadable", "“坏.docx”文件损坏"),
        ("旧.doc", bytes.fromhex("d0cf11e0a1b11ae1"), "attachment-without-text", "“旧.doc”旧格式"),
    ],
)
def test_a_file_without_text_is_a_finding_each_time(
    tmp_path: Path, name: str, data: bytes, rule: str, problem: str
) -> None:
    """The reason is told where the file is named, and kept with the text for the next build."""
    (tmp_path / name).write_bytes(data)
    record = make_record(attachments=(Attachment(path=name, name="附件", line=9),))
    for _ in range(2):
        texts = AttachmentTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
        text, (finding,) = texts.of(record)
        assert (text, finding.rule, finding.line) == ("", rule, 9)
        assert finding.problem.startswith(problem)
        assert finding.remedy.startswith("请")


def test_an_identity_number_in_an_attachment_is_found(tmp_path: Path) -> None:
    """What search engines would read in a published file is read before it is published."""
    (tmp_path / "名单.csv").write_text("序号,号码\n1,110101190001010014\n", encoding="utf-8")
    record = make_record(attachments=(Attachment(path="名单.csv", name="名单", line=9),))
    texts = AttachmentTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
    (finding,) = texts.of(record)[1]
    assert (finding.rule, finding.line) == ("identity-number", 9)
    assert "1101" not in finding.text


def test_files_that_need_no_text_are_no_faults(tmp_path: Path) -> None:
    """An image has none, and a text file has one."""
    (tmp_path / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "说明.txt").write_text("申请材料说明", encoding="utf-8")
    files = (Attachment(path="图.png", name="图"), Attachment(path="说明.txt", name="说明"))
    texts = AttachmentTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
    assert texts.of(make_record(attachments=files)) == ("申请材料说明", ())
    assert texts.of(make_record(attachments=files)) == ("申请材料说明", ())
