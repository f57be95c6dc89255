"""Exports read into records."""

import json

import pytest

from disclosure.importing.faults import ImportFaultError
from disclosure.importing.sources import SourceRow, read_rows


def rows(file: str, text: str) -> tuple[SourceRow, ...]:
    """Return the records of an export with this text."""
    return read_rows(file, text.encode())


def test_json_lines() -> None:
    """Each line is a record with its line number; empty values are no values."""
    text = '{"id": "1", "title": "甲", "date": null, "doc_no": " "}\n\n{"id": "2"}\n'
    found = rows("a.jsonl", text)
    assert [(row.line, dict(row.values)) for row in found] == [
        (1, {"id": "1", "title": "甲"}),
        (3, {"id": "2"}),
    ]


def test_numbers_stay_as_written() -> None:
    """A number is the text that was written, with all its digits; yes and no are words."""
    (row,) = rows("a.jsonl", '{"a": 12345678901234567890123, "b": 1.10, "c": true, "d": [1, null]}')
    assert row.values == {"a": "12345678901234567890123", "b": "1.10", "c": "是", "d": ("1",)}


def test_a_line_separator_inside_a_text_ends_no_record() -> None:
    """U+2028 may stand in JSON as it is."""
    (row,) = rows("a.jsonl", '{"body": "甲\u2028乙"}')
    assert row.values["body"] == "甲\u2028乙"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"id": "1", "title": ', "JSON"),
        ('{"id": "1", "id": "2"}', "“id”写了两次"),
        ("3", "不是一条记录"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_unreadable_lines_keep_their_place(line: str, fault: str) -> None:
    """A line that is no record is kept with its number and the reason, and hurts no other."""
    first, second = rows("a.jsonl", '{"id": "0"}\n' + line)
    assert not first.fault
    assert second.line == 2
    assert fault in second.fault


def test_damaged_bytes_set_one_record_aside() -> None:
    """A record with bytes of another encoding is told apart from the good ones."""
    damaged = '{"title": "甲'.encode() + b'\xd6\xd0"}\n'
    data = '{"title": "甲乙丙丁"}\n'.encode() + damaged + '{"title": "戊"}'.encode()
    assert [bool(row.fault) for row in read_rows("a.jsonl", data)] == [False, True, False]


def test_a_json_array_is_refused() -> None:
    """A file that is one JSON array is refused with the way out."""
    with pytest.raises(ImportFaultError, match="JSON Lines"):
        rows("a.json", '[{"id": 1}]')


def test_csv() -> None:
    """A cell may hold line breaks and separators; the line is the one where the record begins."""
    found = rows("a.csv", '标题,正文\r\n甲,"第一行\n第二行,""引"""\r\n\r\n乙,丙\r\n')
    assert [(row.line, dict(row.values)) for row in found] == [
        (2, {"标题": "甲", "正文": '第一行\n第二行,"引"'}),
        (5, {"标题": "乙", "正文": "丙"}),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator: str) -> None:
    """Comma, semicolon and tab separate cells, as the heading does."""
    (row,) = rows("a.csv", f"标题{separator}文号\n甲{separator}乙\n")
    assert row.values == {"标题": "甲", "文号": "乙"}


@pytest.mark.parametrize(
    "above", ["信息公开目录,,\n", "sep=,\n", "信息公开目录\n2024年6月导出,,\n\n"]
)
def test_what_spreadsheets_write_above_a_table_is_no_record(above: str) -> None:
    """A title, or a line for Excel, stands above the names of the columns."""
    found = rows("a.csv", f"{above}标题,正文,索引号\n甲,乙,A/2024-00001\n")
    assert [dict(row.values) for row in found] == [
        {"标题": "甲", "正文": "乙", "索引号": "A/2024-00001"}
    ]
    assert found[0].line == above.count("\n") + 2


def test_a_row_longer_than_its_heading_is_set_aside() -> None:
    """A row with cells of no column would lose them, so it is set aside; a short one is told."""
    long, short = rows("a.csv", "标题,正文\n甲,乙,丙\n丁\n")
    assert "3 列" in long.fault
    assert (short.fault, short.remark) == ("", "比表头少 1 列")


def test_a_quote_without_its_fellow_is_remarked() -> None:
    """A cell that holds what looks like further records is told; a text of some lines is not."""
    swallowing = '甲,2018,1,"一\n乙,2018,2,二\n丙,2018,3,三"\n'
    text = f'标题,日期,文号,正文\n{swallowing}丁,2018,4,"四,四\n五,五"\n'
    assert ["引号" in row.remark for row in rows("a.csv", text)] == [True, False]


def test_repeated_and_nameless_columns_are_told_apart() -> None:
    """No column outdoes another of the same name."""
    (row,) = rows("a.csv", "标题,标题,\n甲,乙,丙\n")
    assert row.values == {"标题": "甲", "标题（第2列）": "乙", "（第3列）": "丙"}


def test_very_long_cells() -> None:
    """A body of half a million letters is a cell like others."""
    (row,) = rows("a.csv", f"标题,正文\n甲,{'文' * 500_000}\n")
    assert len(str(row.values["正文"])) == 500_000


def test_the_fingerprint_tells_contents_apart() -> None:
    """The same content has the same fingerprint, whatever its order and place; else another."""
    one, other = {"id": "1", "title": "甲"}, {"title": "甲", "id": "1", "date": None}
    first, second = rows("a.jsonl", f"{json.dumps(one)}\n{json.dumps(other, ensure_ascii=False)}")
    (third,) = rows("a.jsonl", json.dumps(one | {"title": "乙"}))
    assert first.fingerprint == second.fingerprint != third.fingerprint
