"""What citizens type in other ways than documents write it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.search.documents import SearchDocument
from search.laboratory import found, item, publish, search


@pytest.mark.parametrize("mark", ["，", "、", "；", "/", "+", "|", "·", "-", "："])
def test_marks_part_words_like_blanks(tmp_path: Path, mark: str) -> None:
    """Nobody needs to know that it must be a blank."""
    apart = item("apart/", "通知", "电动自行车应当集中停放。充电应当注意安全。")
    folder = publish([apart, item("other/", "通知", "电动汽车充电。")], tmp_path)
    answer = search(folder, f"电动自行车{mark}充电")
    assert (found(answer), answer["complete"]) == (["apart/"], 1)


@pytest.mark.parametrize(
    "typed",
    [
        "2014年，示例事项",
        "示例事项（2014年）",
        "(2014)示例事项",
        "示例事项 2014年 全文",
        "示例事项(2014年修订)",
    ],
)
def test_a_year_is_told_in_whatever_marks(tmp_path: Path, typed: str) -> None:
    """It is that of issue."""
    folder = publish(
        [
            replace(
                item(f"{year}/", "关于示例事项的通知", "略。", number=f"示发〔{year}〕1号"),
                index_number=f"113700/{year}-00001",
                issued=date(year, 3, 1),
            )
            for year in (2013, 2014, 2015)
        ],
        tmp_path,
    )
    assert found(search(folder, typed))[0] == "2014/"


@pytest.mark.parametrize("typed", ["无废城市建设", '"无废城市建设"', "《无废城市建设"])
def test_a_title_goes_before_a_text_whatever_the_quotes(tmp_path: Path, typed: str) -> None:
    """Titles have quotes that nobody types."""
    text = "推进无废城市建设。" * 3
    folder = publish(
        [
            item("a/", "关于印发“无废城市”建设方案的通知", "略。"),
            item("text/", "公告", text),
        ],
        tmp_path,
    )
    assert found(search(folder, typed))[0] == "a/"


ANNOUNCEMENT: dict[str, Any] = {"issuer": "国家税务总局", "number": "国家税务总局公告2024年第12号"}


@pytest.mark.parametrize(
    "typed",
    [
        "2024年第12号公告",
        "公告2024年第12号",
        "公告〔2024〕12号",
        "2024年公告第12号",
        "国家税务总局2024年公告第12号",
        "税务总局公告2024年第12号",
        "国家税务总局 2024年第12号",
        "第12号公告",
    ],
)
def test_an_announcement_is_found_by_any_of_its_names(tmp_path: Path, typed: str) -> None:
    """Its issuer may be left out, or written shorter, and the year may stand before 公告."""
    cites = "依据国家税务总局公告2024年第12号，以及公告2024年第12号、2024年第12号公告。"
    folder = publish(
        [item("a/", "关于办税事项的公告", "略。", **ANNOUNCEMENT), item("cites/", "通知", cites)],
        tmp_path,
    )
    answer = search(folder, typed)
    assert found(answer)[0] == "a/"
    assert "没有找到" not in answer["notice"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("财政部 国家税务总局公告2023年第7号", "joint/"),
        ("税务总局公告2023年第7号", "joint/"),
        ("示例市教育局〔2021〕36号", "body/"),
        ("711号国务院令", "order/"),
        ("第711号国务院令", "order/"),
        ("国务院命令第711号", "order/"),
        ("示例条例规则国务院令第711号", "order/"),
        ("国家主席令第73号", "president/"),
        ("国务院令第711號", "order/"),
        ("国务院令 No.711", "order/"),
        ("登记号：SLDR-2021-0010001", "registered/"),
        ("统一编号: SLDR-2021-0010001", "registered/"),
        ("索引号 LH331082-001/2013-85147", "lettered/"),
        ("信息索引号：LH331082-001/2013-85147", "lettered/"),
    ],
)
def test_numbers_are_found_as_people_call_them(tmp_path: Path, typed: str, first: str) -> None:
    """By any of joint issuers, by the body for its word, the serial first, behind any label."""
    joint = item("joint/", "公告", "略。", number="财政部 税务总局公告2023年第7号")
    body = item("body/", "通知", "略。", issuer="示例市教育局", number="示教字〔2021〕36号")
    order = item("order/", "示例条例规则", "略。", issuer="国务院", number="国务院令第711号")
    other = item("other-order/", "条例", "略。", issuer="国务院", number="国务院令第471号")
    president = item("president/", "示例法", "略。", number="主席令第73号")
    registered = SearchDocument(
        index_number="113700/2021-1",
        address="registered/",
        title="办法",
        text="略。",
        other_numbers=("SLDR-2021-0010001",),
    )
    lettered = SearchDocument(
        index_number="LH331082-001/2013-85147", address="lettered/", title="通知", text="略。"
    )
    folder = publish([joint, body, order, other, president, registered, lettered], tmp_path)
    assert found(search(folder, typed))[0] == first


@pytest.mark.parametrize(
    "typed",
    ["示例法 2020", "示例市人民政府 示例法", "示例法 全文", "示例法 处罚", "示例法 2020年 原文"],
)
def test_a_whole_title_beside_other_words_leads_to_it(tmp_path: Path, typed: str) -> None:
    """Others hold the name of a law in their titles, too, and more often."""
    longer = "实施《示例法》办法"
    folder = publish(
        [
            item("law/", "示例法", "第一条 处罚。"),
            item("a-longer/", f"某省{longer}", f"{longer}，示例法规定的处罚。" * 9),
        ],
        tmp_path,
    )
    assert found(search(folder, typed))[0] == "law/"


@pytest.mark.parametrize(
    "typed",
    [
        "违反《示例法》第二条",
        "示例法第二条有什么规定",
        "示例法第二条、第三条",
        "示例法第二条至第三条",
        "示例法第二条（二）项",
        "示例法中第二条",
        "示例法第二条讲什么",
        "第二条《示例法》",
        "示例法第二條",
    ],
)
def test_an_article_is_asked_for_in_many_ways(tmp_path: Path, typed: str) -> None:
    """The first that is named is the one linked to."""
    other = item(
        "other/", "某省实施《示例法》办法", "第二条 依据示例法第二条，违反示例法第二条。" * 5
    )
    folder = publish(
        [item("law/", "示例法", "第一条 略。\n第二条 略。\n第三条 略。"), other], tmp_path
    )
    assert search(folder, typed)["results"][0]["url"] == "law/#article-2"


def test_a_law_that_does_not_exist_leads_nowhere(tmp_path: Path) -> None:
    """That others have such an article tells nothing."""
    folder = publish([item("a/", "示例法", "第五条 航行。")], tmp_path)
    assert search(folder, "星际联盟法 第五条")["total"] == 0


def test_words_of_four_letters_are_verified(tmp_path: Path) -> None:
    """A text may hold both their triples apart."""
    apart = item("later-apart/", "人才通知", "购房补。另有房补贴。人才。")
    folder = publish([item("a/", "通知", "购房补贴。人才。"), apart], tmp_path)
    answer = search(folder, "购房补贴 人才")
    assert (found(answer)[0], answer["complete"]) == ("a/", 1)


def test_a_quoted_serial_is_a_phrase(tmp_path: Path) -> None:
    """Quotes ask for what is written."""
    items = [
        item("a/", "通知", "第2号岗亭。"),
        item("bb/", "通知", "略。", number="示发〔2021〕2号"),
    ]
    folder = publish(items, tmp_path)
    assert "a/" in found(search(folder, '"2号"'))


def test_the_notice_of_filters_that_hide_all_is_true(tmp_path: Path) -> None:
    """The number is there, but of another year."""
    folder = publish([item("a/", "通知", "略。", number="示发〔2021〕2号")], tmp_path)
    answer = search(folder, "示发〔2021〕2号", filters={"year": ["1999"]})
    assert answer["notice"] == "没有符合筛选条件的文档。"
