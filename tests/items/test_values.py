import datetime
from typing import Any

import pytest

from disclosure.items.fields import BY_KEY, Vocabulary
from disclosure.items.front_matter import read_mapping
from disclosure.items.metadata import read_metadata
from disclosure.items.values import Context, Fault, convert

METADATA, _ = read_metadata(
    {
        "site.yml": "name: 示例\n",
        "categories.yml": "- {code: a, name: 政策文件}\n",
        "subjects.yml": "- code: a\n  name: 甲\n  children: [{code: b, name: 其他}]\n"
        "- code: c\n  name: 乙\n  children: [{code: d, name: 其他}]\n",
    }
)
CONTEXT = Context(
    metadata=METADATA,
    folder="docs/items/2024",
    sizes={"docs/items/2024/表.xlsx": 12, "docs/items/附件": 3, "docs/guide.md": 9},
)


def converted(key: str, written: str) -> tuple[Any, tuple[Fault, ...]]:
    """Return the value and the faults of a field as written behind its key."""
    (entry,) = read_mapping(f"{key}: {written}").entries
    return convert(BY_KEY[key], entry.value, CONTEXT)


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("title", " 通知 ", "通知"),
        ("title", "", None),
        ("title", "[]", None),
        ("issued", "2018年2月1日", datetime.date(2018, 2, 1)),
        ("issued", "不详", None),
        ("published", "2018-02-01 09:05", datetime.datetime(2018, 2, 1, 9, 5)),
        ("published", "2018-02-01", datetime.datetime(2018, 2, 1)),
        ("report_year", "2024", 2024),
        ("report_year", "2024年", 2024),
        ("keywords", "农业 春耕；补贴, 农业", ("农业", "春耕", "补贴")),
        ("keywords", "[国民经济管理、国有资产监管]", ("国民经济管理、国有资产监管",)),
        ("related", "[A/1, A/1, '']", ("A/1",)),
    ],
)
def test_values_follow_the_field_table(key: str, written: str, value: object) -> None:
    """Each kind of field has its type; what is empty or 不详 is nothing."""
    assert converted(key, written) == (value, ())


@pytest.mark.parametrize(
    ("key", "written", "problem"),
    [
        ("issued", "2018-02-30", "“2018-02-30”不是真实存在的日期"),
        ("published", "2018-02-01 24:00", "“2018-02-01 24:00”不是真实存在的日期或时间"),
        ("report_year", "今年", "“今年”不是年份"),
        ("expires", "长期", "“长期”不是日期"),
        ("co_issuers", "甲局、乙局", "“甲局、乙局”像是几个写在了一起"),
        ("title", "{甲: 乙}", "写法不对"),
        ("issued", "[2018-02-01, 2018-02-02]", "写法不对"),
        ("category", "政策", "“政策”不在词表中"),
        ("subjects", "[其他]", "“其他”不止一个"),
        ("issuing_body", "某局", "“某局”不在发布机构登记册中"),
        ("attachments", "[../../guide.md]", "“../../guide.md”在信息文件夹之外"),
        ("attachments", "/etc/hosts", "“/etc/hosts”在信息文件夹之外"),
        ("attachments", "表.XLSX", "找不到“表.XLSX”"),
        ("attachments", "[{名称: 表}]", "没有写文件名"),
    ],
)
def test_faults_say_what_is_wrong(key: str, written: str, problem: str) -> None:
    """A wrong value is a fault and leaves nothing behind."""
    value, faults = converted(key, written)
    assert not value
    assert [fault.problem for fault in faults] == [problem]


def test_an_ambiguous_term_asks_for_its_path() -> None:
    """The remedy names every path that could be meant."""
    _, (fault,) = converted("subjects", "其他")
    assert fault.remedy == "请写全路径：甲\\其他 或 乙\\其他"


def test_right_terms_stay_beside_wrong_ones() -> None:
    """One wrong entry of a list does not take the others away."""
    value, faults = converted("subjects", "[甲, 丙, 甲]")
    assert [term.code for term in value] == ["a"]
    assert len(faults) == 1


def test_terms_of_an_unreadable_vocabulary_are_not_judged() -> None:
    """A broken vocabulary is one finding about its file, not one about every item."""
    metadata, _ = read_metadata({"site.yml": "name: 示例\n", "categories.yml": None})
    assert Vocabulary.CATEGORIES in metadata.unreadable
    (entry,) = read_mapping("category: 政策文件").entries
    context = Context(metadata=metadata, folder="docs/items", sizes={})
    assert convert(BY_KEY["category"], entry.value, context) == (None, ())


def test_attachments_have_path_name_and_size() -> None:
    """A file is found beside the item; its name is its own without ending unless one is given."""
    value, faults = converted("attachments", "[表.xlsx, {文件: ../附件, 名称: 申请表}, ..\\附件]")
    assert faults == ()
    assert [(each.path, each.name, each.size) for each in value] == [
        ("docs/items/2024/表.xlsx", "表", 12),
        ("docs/items/附件", "申请表", 3),
        ("docs/items/附件", "附件", 3),
    ]
