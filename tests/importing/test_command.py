"""The import as editors run it: exports in, a source folder out."""

import csv
import datetime
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from disclosure.checks.check import check_source
from disclosure.findings import Severity
from disclosure.importing.command import ImportFaultError, ImportSummary, run
from disclosure.importing.ledger import LedgerRow, Outcome, read_ledger
from disclosure.items.records import Record
from disclosure.source import Source, read_source

FULL = {
    "id": "1",
    "title": "关于印发《示例办法》的通知: 试行 #1",
    "index_no": "000014349/2018-00073",
    "issuer": "示例市财政局、示例市民政局",
    "date": "2018年02月01日",
    "doc_no": "示财发〔2018〕7号",
    "category": "政策文件\\通知",
    "keywords": "财政 通知",
    "summary": "说明示例办法。",
    "source": "旧网站",
    "body": "　　# 一、总则\n1. 第一项\n<b>示例</b>",
    "clicks": 12,
}


def export(folder: Path, *records: Mapping[str, Any] | str, name: str = "old.jsonl") -> Path:
    """Return the path of an export with these records, or lines as they are."""
    lines = [
        each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in records
    ]
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def import_into(folder: Path, *files: Path, mapping: Path | None = None) -> ImportSummary:
    """Import the exports into the folder's ``site``."""
    return run(files, folder / "site", mapping)


def source_of(folder: Path) -> Source:
    """Return the source folder as the build reads it, which must be free of errors."""
    source = read_source(folder / "site")
    findings = check_source(source, datetime.date(2026, 6, 30))
    assert not [each.text for each in findings if each.severity is Severity.ERROR]
    return source


def by_title(source: Source) -> dict[str, Record]:
    """Return the records by title."""
    return {record.title: record for record in source.records}


def report(folder: Path) -> tuple[LedgerRow, ...]:
    """Return the rows of the report."""
    return read_ledger((folder / "site" / "import-report.csv").read_bytes())


def contents(folder: Path) -> dict[Path, tuple[bytes, int]]:
    """Return every file of the source folder with its bytes and the time of its last change."""
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in (folder / "site").rglob("*")
        if path.is_file()
    }


def test_a_full_record_comes_over_with_every_value(tmp_path: Path) -> None:
    """Each value reads back as the source has it; the text's marks stand for themselves."""
    summary = import_into(tmp_path, export(tmp_path, FULL))
    (record,) = source_of(tmp_path).records
    assert record.path == "docs/items/2018/000014349_2018-00073.md"
    assert record.title == FULL["title"]
    assert record.index_number == FULL["index_no"]
    assert [body.name for body in record.bodies] == ["示例市财政局", "示例市民政局"]
    assert record.issued == datetime.date(2018, 2, 1)
    assert record.document_number == FULL["doc_no"]
    assert record.category.label == FULL["category"]
    assert (record.keywords, record.summary, record.origin) == (
        ("财政", "通知"),
        "说明示例办法。",
        "旧网站",
    )
    assert record.body == "\n\\# 一、总则\n\n1\\. 第一项\n\n&lt;b>示例&lt;/b>\n"
    assert summary.read == summary.written == 1
    assert "“clicks”（1 条有值）" in summary.text


def test_missing_values_are_unknown_and_marked(tmp_path: Path) -> None:
    """A record with nothing but a text becomes an item with explicit unknowns and a number."""
    import_into(tmp_path, export(tmp_path, {"id": "1", "body": "正文。"}))
    (record,) = source_of(tmp_path).records
    assert (record.title, record.category.name, record.issuing_body.name) == (
        "正文。",
        "未分类",
        "不详",
    )
    assert (record.issued, record.summary) == (None, "")
    assert record.index_number == "DR000000/9999-00001"
    assert record.index_number_note == "导入时由系统编制"
    assert record.path.startswith("docs/items/undated/")
    assert (
        "索引号：DR000000/9999-00001；标题：取自正文首行；组配分类：未分类"
        in report(tmp_path)[0].assigned
    )


def test_taken_numbers_and_equal_titles(tmp_path: Path) -> None:
    """Records of one title are different items; a number taken is replaced, the old one kept."""
    again = FULL | {"id": "2", "body": "另一件。"}
    import_into(tmp_path, export(tmp_path, FULL, again))
    first, second = sorted(source_of(tmp_path).records, key=lambda record: record.index_number)
    assert first.title == second.title
    assert second.index_number == "DR000000/2018-00001"
    assert second.former_index_number == first.index_number
    assert second.index_number_note


def test_what_cannot_be_imported_is_set_aside_with_a_reason(tmp_path: Path) -> None:
    """Every record is accounted for, in the report and in the reconciliation."""
    file = export(tmp_path, FULL, '{"id": "2", ', {"id": "3", "date": "2018-01-01"}, FULL)
    summary = import_into(tmp_path, file)
    assert [row.outcome for row in report(tmp_path)] == [
        Outcome.WRITTEN,
        Outcome.SET_ASIDE,
        Outcome.SET_ASIDE,
        Outcome.EXISTING,
    ]
    assert [row.line for row in report(tmp_path)] == [1, 2, 3, 4]
    assert (summary.read, summary.written, summary.unchanged) == (4, 1, 1)
    assert "读取 4 条：写入 1 条，已有（未改动）1 条，搁置 2 条。" in summary.text
    assert "old.jsonl:2: 不是完整的 JSON" in summary.text
    assert "old.jsonl:3: 既没有标题也没有正文" in summary.text
    assert len(source_of(tmp_path).records) == 1


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    """Items edited, moved, renamed or deleted by editors stay so, and nothing is added."""
    records = [FULL | {"id": str(number), "index_no": None} for number in range(4)]
    file = export(tmp_path, *records, "broken")
    import_into(tmp_path, file)
    items = sorted((tmp_path / "site/docs/items/2018").glob("*.md"))
    items[0].write_text(items[0].read_text("utf-8").replace("第一项", "改过"), encoding="utf-8")
    items[1].rename(items[1].with_name("renamed.md"))
    (tmp_path / "site/docs/items/moved").mkdir()
    items[2].rename(tmp_path / "site/docs/items/moved/x.md")
    items[3].unlink()
    before = contents(tmp_path)
    summary = import_into(tmp_path, file)
    assert contents(tmp_path) == before
    assert (summary.read, summary.written, summary.unchanged) == (5, 0, 4)


def test_a_record_changed_at_the_source_is_not_overwritten(tmp_path: Path) -> None:
    """It is set aside and told, its item stays; when the source is as it was, so is the report."""
    import_into(tmp_path, export(tmp_path, FULL))
    before = contents(tmp_path)
    summary = import_into(tmp_path, export(tmp_path, FULL | {"body": "新的正文。"}))
    assert summary.set_aside == (("old.jsonl:1", "已导入过，来源有改动，未覆盖"),)
    assert len(source_of(tmp_path).records) == 1
    assert "第一项" in source_of(tmp_path).records[0].body
    import_into(tmp_path, export(tmp_path, FULL))
    assert {path: data for path, (data, _) in contents(tmp_path).items()} == {
        path: data for path, (data, _) in before.items()
    }


def test_more_exports_continue_the_folder(tmp_path: Path) -> None:
    """Another export adds its records and numbers go on; what another file held is no news."""
    plain = FULL | {"index_no": None}
    import_into(tmp_path, export(tmp_path, plain))
    other = export(tmp_path, plain, plain | {"id": "2", "title": "乙"}, name="more.jsonl")
    summary = import_into(tmp_path, other)
    assert (summary.written, summary.unchanged) == (1, 1)
    assert [row.index_number for row in report(tmp_path)] == [
        "DR000000/2018-00001",
        "DR000000/2018-00001",
        "DR000000/2018-00002",
    ]
    assert set(by_title(source_of(tmp_path))) == {FULL["title"], "乙"}


def test_an_import_that_found_no_columns_can_be_repeated_with_a_mapping(tmp_path: Path) -> None:
    """What was set aside is tried again: a mapping file makes up for unusual columns."""
    file = export(tmp_path, {"bt": "甲", "nr": "正文。", "rq": "2020-01-02"})
    assert import_into(tmp_path, file).written == 0
    mapping = tmp_path / "mapping.yml"
    mapping.write_text("标题: bt\n正文: nr\n发文日期: rq\n索引号前段: XX01\n", encoding="utf-8")
    assert import_into(tmp_path, file, mapping=mapping).written == 1
    (row,) = report(tmp_path)
    assert (row.outcome, row.index_number) == (Outcome.WRITTEN, "XX01/2020-00001")
    assert by_title(source_of(tmp_path)).keys() == {"甲"}


def test_a_csv_in_gb18030_with_chinese_labels(tmp_path: Path) -> None:
    """A table as spreadsheet programs of the trade save it, with many of the fields."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(
        ["标题", "文 号", "公文生成日期", "发布日期", "公开责任部门", "体裁", "公开方式"]
    )
    writer.writerow(
        ["甲", "示发[2020]1号", "2020.1.2", "2020-01-03 09:30:00", "市政府", "通知", "主动公开"]
    )
    writer.writerow(["乙", "无", "2020年", "2020-01-03", "市政府", "明传电报", ""])
    file = tmp_path / "old.csv"
    file.write_bytes(table.getvalue().encode("gb18030"))
    import_into(tmp_path, file)
    records = by_title(source_of(tmp_path))
    first, second = records["甲"], records["乙"]
    assert (first.document_number, first.issued) == ("示发[2020]1号", datetime.date(2020, 1, 2))
    assert first.published == datetime.datetime(2020, 1, 3, 9, 30)
    assert first.genre is not None
    assert first.genre.code == "tongzhi"
    assert second.genre is not None
    assert second.genre.code == "g001"
    assert (second.document_number, second.issued) == ("无", None)
    assert "“2020年”不能确定" in report(tmp_path)[1].remarks
    assert second.body.strip() == "（原系统的数据中没有正文。）"


def test_declared_states_without_dates(tmp_path: Path) -> None:
    """A declared state is kept where no date speaks, and left to the dates where they do."""
    file = export(
        tmp_path,
        {"title": "甲", "body": "文", "有效性": "已废止"},
        {"title": "乙", "body": "文", "有效性": "有效", "失效日期": "2020-01-01"},
    )
    import_into(tmp_path, file)
    records = by_title(source_of(tmp_path))
    assert records["甲"].validity is not None
    assert records["甲"].validity.name == "废止"
    assert (records["乙"].validity, records["乙"].expires) == (None, datetime.date(2020, 1, 1))


def test_attachments(tmp_path: Path) -> None:
    """Files beside the export are copied; what is elsewhere or missing is told and not taken."""
    exports = tmp_path / "export"
    (exports / "files").mkdir(parents=True)
    (exports / "files" / "表 1.pdf").write_bytes(b"%PDF")
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    wanted = [
        {"文件": "files/表 1.pdf", "名称": "申请表"},
        "../secret.pdf",
        str(tmp_path / "secret.pdf"),
        "gone.pdf",
        "https://www.example.gov.cn/a.pdf",
        "长" * 300 + ".pdf",
    ]
    import_into(tmp_path, export(exports, {"title": "甲", "date": "2020-01-01", "附件": wanted}))
    (record,) = source_of(tmp_path).records
    (attachment,) = record.attachments
    assert attachment.name == "申请表"
    assert attachment.path == "docs/items/2020/DR000000_2020-00001/表-1.pdf"
    assert (tmp_path / "site" / attachment.path).read_bytes() == b"%PDF"
    assert report(tmp_path)[0].remarks.count("附件：") == 5
    assert record.body.strip() == "（正文见附件。）"


def test_an_existing_folder_is_kept_and_continued(tmp_path: Path) -> None:
    """Editors' declarations stay as they are; bodies' own patterns make the numbers."""
    site = tmp_path / "site"
    (site / "metadata").mkdir(parents=True)
    bodies = (
        "# 登记册\n- 代码: finance # 财政\n  全称: 示例市财政局\n  简称: 市财政局\n"
        "  索引号格式: 113707840643760583/\\d{4}-\\d{5}\n"
    )
    (site / "metadata/issuing_bodies.yml").write_text(bodies, encoding="utf-8")
    (site / "metadata/site.yml").write_text("网站名称: 已填写\n", encoding="utf-8")
    records = [
        {"id": "1", "title": "甲", "issuer": "市财政局", "date": "2020-01-01", "body": "文"},
        {"id": "2", "title": "乙", "issuer": "示例市民政局", "date": "2020-01-01", "body": "文"},
    ]
    import_into(tmp_path, export(tmp_path, *records))
    assert (site / "metadata/site.yml").read_text("utf-8") == "网站名称: 已填写\n"
    new = (site / "metadata/issuing_bodies.yml").read_text("utf-8")
    assert new == bodies + "- 代码: b001\n  全称: 示例市民政局\n"
    numbers = {record.title: record.index_number for record in read_source(site).records}
    assert numbers == {"甲": "113707840643760583/2020-00001", "乙": "DR000000/2020-00001"}


def test_numbers_of_faulty_items_are_taken_too(tmp_path: Path) -> None:
    """An item that can't be read still holds its number; a deleted one's number is never reused."""
    plain = FULL | {"index_no": None}
    import_into(tmp_path, export(tmp_path, plain))
    items = tmp_path / "site/docs/items"
    (items / "2018/DR000000_2018-00001.md").unlink()
    (items / "bad.md").write_text("---\n索引号: 'DR000000/2018-00002'\n标题: [\n---\n", "utf-8")
    (items / "ok.md").write_text("---\nindex_number: DR000000/2018-00003\n---\n文\n", "utf-8")
    import_into(tmp_path, export(tmp_path, plain | {"id": "2", "title": "乙"}, name="b.jsonl"))
    assert report(tmp_path)[1].index_number == "DR000000/2018-00004"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("missing", "没有这个文件"),
        ("twice", "同名"),
        ("mapping", "没有这个对照表"),
        ("column", "没有“nr”这一列"),
        ("into", "不是文件夹"),
        ("vocabulary", "无法续写"),
    ],
)
def test_unusable_input_writes_nothing(tmp_path: Path, fault: str, words: str) -> None:
    """What can't be used ends the import with one line before anything is written."""
    file = export(tmp_path, FULL)
    (tmp_path / "b").mkdir()
    files = {"missing": [tmp_path / "no.csv"], "twice": [file, export(tmp_path / "b", FULL)]}
    mapping = tmp_path / "mapping.yml"
    if fault == "column":
        mapping.write_text("正文: nr\n", encoding="utf-8")
    if fault == "into":
        (tmp_path / "site").write_text("", encoding="utf-8")
    if fault == "vocabulary":
        (tmp_path / "site/metadata").mkdir(parents=True)
        (tmp_path / "site/metadata/categories.yml").write_text("[]\n", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(ImportFaultError, match=words) as caught:
        run(
            files.get(fault, [file]),
            tmp_path / "site",
            mapping if fault in {"mapping", "column"} else None,
        )
    assert "\n" not in str(caught.value)
    assert contents(tmp_path) == before


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two imports into two folders are equal, byte for byte."""
    file = export(tmp_path, FULL, {"title": "甲", "body": "文"}, "x")
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        run([file], folder, None)
    one, two = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in folders
    )
    assert one == two
