"""What editors are told of attachments that give the search no text."""

from pathlib import Path

import pytest

from attachments.samples import make_document, make_workbook, make_zip
from disclosure.attachments.lines import TEXT_LIMIT
from disclosure.building.attachments import FileDigests, FileTexts
from disclosure.items.records import Attachment


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
    files = [Attachment(path=name, name="附件", line=9)]
    for _ in range(2):
        texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
        text, (finding,) = texts.of("item.md", files)
        assert (text, finding.rule, finding.path, finding.line) == ("", rule, "item.md", 9)
        assert finding.problem.startswith(problem)
        assert finding.remedy.startswith("请")


def test_a_text_that_cannot_be_kept_is_read_all_the_same(tmp_path: Path) -> None:
    """A cache that cannot be written to keeps nobody from checking."""
    (tmp_path / "表.csv").write_text("草坪", encoding="utf-8")
    (tmp_path / "texts").touch()
    texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
    assert texts.of("item.md", [Attachment(path="表.csv", name="表")]) == ("草坪", ())


def test_what_must_not_be_published_is_found_in_a_file(tmp_path: Path) -> None:
    """What search engines would read in a published file is read before it is published."""
    text = "机密★1年\n序号,号码\n1,110101190001010014\n"
    (tmp_path / "名单.csv").write_text(text, encoding="utf-8")
    texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
    _, findings = texts.of("item.md", [Attachment(path="名单.csv", name="名单", line=9)])
    assert [finding.rule for finding in findings] == ["identity-number", "secrecy-marking"]
    assert {finding.line for finding in findings} == {9}
    assert not any("1101" in finding.text for finding in findings)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("隐藏的工作表.xlsx", make_workbook("", texts="<si><t>110101</t><t>190001010014</t></si>")),
        (
            "修订.docx",
            make_document(
                "<w:p><w:del><w:r><w:delText>110101190001010014</w:delText></w:r></w:del></w:p>"
            ),
        ),
        (
            "修订者.docx",
            make_document('<w:p><w:ins w:author="110101190001010014"/><w:t>公示</w:t></w:p>'),
        ),
        (
            "断开的.xlsx",
            make_workbook(
                "<row><c><v>1</v></c></row><row>", texts="<si><t>110101190001010014</t></si>"
            ),
        ),
        (
            "页眉.docx",
            make_document(
                "<w:p><w:t>公示</w:t></w:p>", header="<w:p><w:t>110101190001010014</w:t></w:p>"
            ),
        ),
    ],
)
def test_what_a_file_conceals_is_found(tmp_path: Path, name: str, data: bytes) -> None:
    """Hidden sheets, tracked deletions and headers are published with the file; no search is."""
    (tmp_path / name).write_bytes(data)
    for _ in range(2):
        texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
        text, findings = texts.of("item.md", [Attachment(path=name, name="附件", line=9)])
        leak = findings[-1]
        assert leak.rule == "identity-number"
        assert "看不见的部分" in leak.problem
        assert "1101" not in text


def test_files_that_cannot_be_searched_are_checked_as_far_as_they_can(tmp_path: Path) -> None:
    """An identity number in a layout that is not read stops publication all the same."""
    page = "<Page><TextCode>110101190001010014</TextCode></Page>"
    (tmp_path / "版式.ofd").write_bytes(make_zip({"Doc_0/Pages/Page_0/Content.xml": page}))
    (tmp_path / "名单.md").write_text("|110101190001010014|", "utf-8")
    (tmp_path / "没有扩展名").write_text("110101190001010014", "utf-8")
    (tmp_path / "长.txt").write_text("甲\n" * TEXT_LIMIT + "110101190001010014", "utf-8")
    texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
    for name in ("版式.ofd", "名单.md", "没有扩展名", "长.txt"):
        _, findings = texts.of("item.md", [Attachment(path=name, name=name)])
        assert [each.rule for each in findings] == ["attachment-without-text", "identity-number"]
    (tmp_path / "图.svg").write_text("<svg><text>110101190001010014</text></svg>", "utf-8")
    _, findings = texts.of("item.md", [Attachment(path="图.svg", name="图")])
    assert [each.rule for each in findings] == ["identity-number"]


def test_what_a_page_does_not_show_is_checked(tmp_path: Path) -> None:
    """Comments, titles and attributes are published with the file."""
    for hidden in (
        "<!-- 110101190001010014 -->",
        "<title>110101190001010014</title>",
        '<input value="110101&#49;90001010014">',
    ):
        (tmp_path / "页.html").write_text(f"{hidden}<p>公示</p>", "utf-8")
        texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
        text, (leak,) = texts.of("item.md", [Attachment(path="页.html", name="页")])
        assert (text, leak.rule) == ("公示", "identity-number")


def test_what_is_concealed_is_read_to_its_end(tmp_path: Path) -> None:
    """Nothing hides behind more text than is indexed."""
    before = f"<si><t>{'甲' * TEXT_LIMIT}</t></si>"
    data = make_workbook("", texts=f"{before}<si><t>110101190001010014</t></si>")
    (tmp_path / "表.xlsx").write_bytes(data)
    texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
    _, findings = texts.of("item.md", [Attachment(path="表.xlsx", name="表")])
    assert "identity-number" in {finding.rule for finding in findings}


def test_a_file_that_is_read_in_part_is_a_finding(tmp_path: Path) -> None:
    """What lies behind the limit is neither searched nor checked: its editor is told."""
    (tmp_path / "长.txt").write_text("甲\n" * (TEXT_LIMIT // 2 + 1), encoding="utf-8")
    for _ in range(2):
        texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
        text, (finding,) = texts.of("item.md", [Attachment(path="长.txt", name="长", line=9)])
        assert (len(text), finding.rule) == (TEXT_LIMIT, "attachment-without-text")


def test_files_that_need_no_text_are_no_faults(tmp_path: Path) -> None:
    """An image has none, and a text file has one."""
    (tmp_path / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "说明.txt").write_text("申请材料说明", encoding="utf-8")
    files = (Attachment(path="图.png", name="图"), Attachment(path="说明.txt", name="说明"))
    texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
    for _ in range(2):
        assert texts.of("item.md", files) == ("申请材料说明", ())


def test_a_file_without_an_ending_has_no_type(tmp_path: Path) -> None:
    """It is kept and pruned like any other."""
    (tmp_path / "申请材料清单").write_text("材料", encoding="utf-8")
    file = Attachment(path="申请材料清单", name="清单")
    assert (file.type, Attachment(path="表.一.pdf", name="表").type) == ("", "PDF")
    texts = FileTexts(tmp_path, tmp_path / "texts", FileDigests(tmp_path, {}))
    assert [each.rule for each in texts.of("item.md", [file])[1]] == ["attachment-without-text"]
    texts.prune()
    assert len(list((tmp_path / "texts").iterdir())) == 1
