"""Values of a source record as front matter holds them."""

import pytest

from disclosure.importing.conversion import Remarks, Written, convert
from disclosure.importing.sources import Raw
from disclosure.items.fields import BY_KEY


@pytest.mark.parametrize(
    ("key", "raw", "written", "remarked"),
    [
        ("issued", "2018年02月01日", "2018-02-01", False),
        ("issued", "2019-01-23 10:06:36", "2019-01-23", False),
        ("issued", "二〇〇四年十月十五日", "2004-10-15", False),
        ("issued", "1637636700000", "2021-11-23", False),
        ("issued", "2024110", None, True),
        ("issued", "2019年", None, True),
        ("issued", "无", None, False),
        ("published", "2019-01-23 10:06:36", "2019-01-23 10:06", False),
        ("published", "2019-01-23", "2019-01-23", False),
        ("published", "2023-04-2821:28:50", "2023-04-28", True),
        ("document_number", "无", "无", False),
        ("document_number", "\u200b示办发〔2021〕14号", "\u200b示办发〔2021〕14号", False),
        ("category", "综合政务 ＼ 政务公开\\", "综合政务\\政务公开", False),
        ("subjects", "财政、金融、审计\\税务；国防", ("财政、金融、审计\\税务", "国防"), False),
        ("keywords", "经济 开发区;报告", "经济 开发区;报告", False),
        ("keywords", ("经济", "报告"), ("经济", "报告"), False),
        ("summary", "一\n二", "一 二", False),
        ("validity", "现行有效", "有效", False),
        ("validity", "状态不明", None, True),
        ("report_year", "2023年度", "2023", False),
        ("report_year", "去年", None, True),
        ("contact", "甲\x07乙", "甲乙", True),
        ("audience", {"名": "公民"}, '{"名": "公民"}', False),
    ],
)
def test_values(key: str, raw: Raw, written: Written | None, remarked: bool) -> None:
    """A value is taken over as it is or not at all; what is not taken over is remarked on."""
    remarks = Remarks()
    assert convert(BY_KEY[key], raw, remarks) == written
    assert bool(remarks.lines) is remarked


def test_a_remark_keeps_the_words_of_the_source() -> None:
    """The editor reads what the source says where it couldn't be used."""
    remarks = Remarks()
    convert(BY_KEY["issued"], "2018年13月1日", remarks)
    assert remarks.lines == ["发文日期：“2018年13月1日”不能确定是哪一天，未采用"]
