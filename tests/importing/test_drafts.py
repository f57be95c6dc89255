"""Records turned into drafts of items."""

from typing import Any

import pytest

from disclosure.importing.columns import Mapped, choose_columns
from disclosure.importing.drafts import Draft, WantedFile, make_draft
from disclosure.importing.sources import SourceRow


def draft(**values: Any) -> Draft:
    """Return the draft of a record with these columns."""
    row = SourceRow(file="a.jsonl", line=1, values=values, fingerprint="f")
    return make_draft(row, choose_columns(values, Mapped()))


def test_missing_mandatory_values_are_written_as_unknown() -> None:
    """What the law demands and the record lacks is 不详 or 未分类, and told as assigned."""
    made = draft(body="\n　　正文首行。\n第二行。")
    assert made.values == {
        "category": "未分类",
        "issuing_body": "不详",
        "issued": "不详",
        "summary": "不详",
        "title": "正文首行。",
    }
    assert set(made.assigned) == {
        "组配分类：未分类",
        "发布机构：不详",
        "发文日期：不详",
        "内容概述：不详",
        "标题：取自正文首行",
    }
    assert not made.refusal


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"文号": "示发〔2020〕1号"}, "既没有标题也没有正文"),
        ({"正文": "\x00\x07"}, "既没有标题也没有正文"),
        ({"标题": "甲", "公开方式": "依申请公开"}, "不能发布"),
        ({"标题": "甲", "公开方式": "不予公开"}, "不能发布"),
    ],
)
def test_what_must_not_become_an_item(values: dict[str, str], reason: str) -> None:
    """A record without title and text, or not for the public (条例 arts. 14-17), is refused."""
    assert reason in draft(**values).refusal


def test_a_second_column_for_a_field_is_not_lost_silently() -> None:
    """The preferred column wins, another one fills its gaps, a contradiction is remarked on."""
    assert draft(发文日期=" ", 成文日期="2020-01-02").values["issued"] == "2020-01-02"
    made = draft(发文日期="2020-01-01", 成文日期="2020-01-02")
    assert made.values["issued"] == "2020-01-01"
    assert made.remarks == ("发文日期：列“成文日期”的“2020-01-02”未采用",)


def test_contradicting_dates() -> None:
    """A publishing date before the date of issue and a state beside dates are left out."""
    made = draft(发文日期="2020-05-01", 发布日期="2020-04-01", 有效性="有效", 失效日期="2025-05-01")
    assert made.values.keys().isdisjoint({"published", "validity"})
    assert len(made.remarks) == 2


def test_attachments_named_in_several_ways() -> None:
    """Names in a text, a list and mappings are all attachments."""
    raw = ("a.pdf；b.pdf", {"文件": "c.pdf", "名称": "申请表"}, {"url": "d.pdf"})
    assert draft(附件=raw).files == (
        WantedFile(written="a.pdf"),
        WantedFile(written="b.pdf"),
        WantedFile(written="c.pdf", name="申请表"),
        WantedFile(written="d.pdf"),
    )


def test_a_body_in_parts_and_with_markup() -> None:
    """A list of paragraphs is a body; tags are text, which the editor is told."""
    made = draft(正文=("甲", "<p>乙</p>"))
    assert made.body == "甲\n<p>乙</p>"
    assert made.remarks == ("正文：含网页标签，按文字原样写入",)
