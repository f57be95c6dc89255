"""Numbers in what citizens type: alone or among words, and what only looks like one."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.search.documents import SearchDocument
from search.laboratory import found, publish, search


def item(address: str, title: str, document_number: str = "", text: str = "略。") -> SearchDocument:
    """Return an item of the fictional city."""
    return SearchDocument(
        index_number=f"11370000MB00000001/2024-{len(address):05d}{address[:-1]}",
        address=address,
        title=title,
        document_number=document_number,
        text=text,
        issued=date(2024, 5, 6),
    )


ITEMS = [
    item("housing/", "关于住房补贴的通知", "示政发〔2018〕7号"),
    item("citing/", "关于住房补贴的补充通知", text="根据示政发〔2018〕7号，现补充如下。"),
    item("apart/", "某批复", text="示政发〔2018〕5号、川政发〔2017〕187号。"),
    item("ordinance/", "中华人民共和国示例公开条例", "国务院令第711号"),
    item("order/", "示例市停车办法", "示例市人民政府令第25号"),
    item("recruiting/", "示例市2024年教师公开招聘公告（一）"),
    item("water/", "关于调整居民用水价格的通知", text="自2023年10月1日起，居民用水价格调整。"),
    item("nameless/", "某年第9号文件", "第9号"),
    item("ninth/", "另一办法", "示例市人民政府令第9号"),
    item("market/", "抽检公告", "示例市市场监督管理局公告〔2021〕3号"),
    item("parking/", "示例市停车条例", text="本条例所称停车场，是指停放车辆的场所。"),
    item("decision/", "处罚决定书", text="依据《示例市停车条例》的规定。《示例市停车条例》。"),
    item("details/", "示例市停车条例实施细则", text="根据示例市停车条例制定。停车条例。"),
    item("notice/", "关于示例市停车条例的宣传通知", text="停车条例，停车条例，停车条例。"),
    item("taxes/", "关于减免税费的通知", "示税〔2016〕31号"),
    item("history/", "历次公布情况", text="由示例市人民政府颁发公布、2019年4月施行。"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published index of the items above."""
    return publish(ITEMS, tmp_path_factory.mktemp("numbers"))


def first(folder: Path, text: str, **options: Any) -> str:
    """Return the address of the first result; empty if there is none."""
    return (found(search(folder, text, **options)) or [""])[0]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("住房补贴 示政发〔2018〕7号", "housing/"),
        ("关于住房补贴的通知（示政发〔2018〕7号）", "housing/"),
        ("关于住房补贴的通知示政发〔2018〕7号", "housing/"),
        ("示政发〔2018〕7号关于住房补贴的通知", "housing/"),
        ("示政发〔2018〕7号 住房补贴", "housing/"),
        ("根据示政发〔2018〕7号", "housing/"),
        ("示例市人民政府示政发〔2018〕7号", "housing/"),
        ("示例市示政发〔2018〕7号", "housing/"),
        ("文号 示政发〔2018〕7号", "housing/"),
        ("文 号：示政发〔2018〕7号", "housing/"),
        ("发文字号：示政发〔2018〕7号", "housing/"),
        ("《示例公开条例》（国务院令第711号）", "ordinance/"),
        ("《示例公开条例》（国务院令〔2019〕第711号）", "ordinance/"),
        ("示例公开条例 国务院令第711号", "ordinance/"),
        ("711号令", "ordinance/"),
        ("第711号令", "ordinance/"),
        ("令第711号", "ordinance/"),
        ("市政府令第25号", "order/"),
        ("示例市政府令25号", "order/"),
        ("政府令第二十五号", "order/"),
        ("25号令", "order/"),
        ("第9号", "nameless/"),
        ("示例市市场监督管理局2021年第3号公告", "market/"),
        ("抽检公告（示例市市场监督管理局公告〔2021〕3号）", "market/"),
        ("索 引 号：11370000MB00000001/2024-00008housing", "housing/"),
        ("索引号11370000MB00000001/2024-00008housing", "housing/"),
        ("查询国务院令第711号", "ordinance/"),
        ("什么是国务院令第711号？", "ordinance/"),
        ("请问示政发〔2018〕7号是什么文件", "housing/"),
        ("示政发〔2018〕7 全文", "housing/"),
        ("国务院第711号令全文下载", "ordinance/"),
        ("税务局示税〔2016〕31号", "taxes/"),
        ("〔2018〕7号文", "housing/"),
        ("〔2018〕7", "housing/"),
    ],
)
def test_a_number_leads_to_its_document_wherever_it_stands(
    folder: Path, typed: str, address: str
) -> None:
    """Before, behind or within other words, with a label, under a shorter name: it is first."""
    results = found(search(folder, typed))
    assert address in results[: 2 if address == "nameless/" else 1]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("招聘公告 2024", "recruiting/"),
        ("教师公开招聘公告（一）", "recruiting/"),
        ("示例市2024年教师公开招聘公告（一）", "recruiting/"),
        ("2023年10月1日起居民用水价格调整", "water/"),
        ("2023年居民用水价格", "water/"),
        ("发公布、2019年4", "history/"),
    ],
)
def test_a_date_or_a_year_makes_no_number(folder: Path, typed: str, address: str) -> None:
    """Words with figures among them are words, and near matches are shown."""
    answer = search(folder, typed)
    assert found(answer)[0] == address
    assert "编号" not in answer["notice"]


def test_what_does_not_cite_a_number_is_not_shown_for_it(folder: Path) -> None:
    """Texts with pieces of the number apart are read and left out, and not counted."""
    answer = search(folder, "示政发〔2018〕7号")
    assert found(answer) == ["housing/", "citing/"]
    assert answer["total"] == 2


def test_an_unknown_number_is_said_to_be_unknown(folder: Path) -> None:
    """A number that nothing bears or cites finds nothing, whatever else holds its letters."""
    for typed in ("无此机关〔2031〕1号", "国务院令第9999号", "示例市人民政府令第777号"):
        answer = search(folder, typed)
        assert (answer["total"], "没有找到编号为" in answer["notice"]) == (0, True)


@pytest.mark.parametrize(
    "typed", ["示例市停车条例", "《示例市停车条例》", "停车条例", "《停车条例》"]
)
def test_a_rule_comes_before_what_is_about_it(folder: Path, typed: str) -> None:
    """A whole title wins, with brackets or without, with its place or without."""
    assert first(folder, typed) == "parking/"


def test_the_whole_title_comes_before_one_with_a_place(tmp_path: Path) -> None:
    """A national rule is named by its title, local ones by theirs without the place."""
    titles = {"b/": "示例省失业保险条例", "a/": "失业保险条例", "c/": "失业保险条例释义"}
    folder = publish([item(address, title) for address, title in titles.items()], tmp_path)
    assert found(search(folder, "失业保险条例")) == ["a/", "b/", "c/"]


def test_a_number_with_another_digit_is_not_cited(tmp_path: Path) -> None:
    """What bears a number that holds the terms of another one apart is no citation of it."""
    folder = publish([item("a/", "批复", "津金审批〔2021〕153号")], tmp_path)
    assert search(folder, "津金审批〔2021〕1153号")["total"] == 0


def test_a_phrase_in_the_keywords_counts_whatever_the_text_holds(tmp_path: Path) -> None:
    """Keywords are on no card: what holds the phrase there is found, and excluded, by its terms."""
    text = "可以提前还清贷款。应当在到期日前还款。"
    keyed = replace(item("keyed/", "公告", text=text), keywords=("提前还款",))
    folder = publish([keyed, item("plain/", "公告", text="贷款。")], tmp_path)
    assert found(search(folder, '"提前还款"')) == ["keyed/"]
    assert found(search(folder, "贷款 -提前还款")) == ["plain/"]


def test_every_number_of_a_document_is_known_in_every_form(tmp_path: Path) -> None:
    """A registration or a second number leads to it like the first."""
    one = replace(item("a/", "通知", "示发改〔2021〕115号"), other_numbers=("示财〔2021〕15号",))
    folder = publish([one], tmp_path)
    for typed in ("示财2021年15号", "示财〔2021〕第15号", "示财[2021]15号文件"):
        assert first(folder, typed) == "a/"


@pytest.mark.parametrize(
    "typed",
    ["国发2020年5号", "国发〔2020〕第5号", "国令第711号", "国务院第711号令", "国务院令711号"],
)
def test_citations_are_found_in_whatever_form_a_number_is_typed(tmp_path: Path, typed: str) -> None:
    """A document that is not here is cited in the usual form, which is sought."""
    text = "根据国发〔2020〕5号文件和国务院令第711号，现通知如下。"
    folder = publish([item("citing/", "通知", text=text)], tmp_path)
    answer = search(folder, typed)
    assert found(answer) == ["citing/"]
    assert "没有找到编号为" in answer["notice"]


def test_a_number_that_may_go_on_is_sought_as_it_stands(tmp_path: Path) -> None:
    """Without 号 all numbers that begin so are found, but those first that end there."""
    cited = {"longer/": "国务院令第711号", "whole/": "国务院令第71号", "other/": "国务院令第7号"}
    folder = publish(
        [item(address, "通知", text=f"根据{number}。") for address, number in cited.items()],
        tmp_path,
    )
    assert found(search(folder, "国务院令第７１")) == ["whole/", "longer/"]
    assert found(search(folder, "务院令第71")) == ["whole/", "longer/"]
    assert found(search(folder, "国务院令第71号")) == ["whole/"]
    assert search(folder, "国务院令第9999")["total"] == 0


def test_a_year_and_a_serial_lead_to_what_bears_them_then_to_what_cites_them(
    folder: Path,
) -> None:
    """〔2018〕7号 is short for a number: what mentions it follows its document."""
    assert found(search(folder, "〔2018〕7号")) == ["housing/", "citing/"]


def test_an_order_may_count_in_chinese_before_its_name(tmp_path: Path) -> None:
    """第七十三号令 is order 73."""
    folder = publish([item("a/", "示例法", "主席令第七十三号")], tmp_path)
    for typed in ("第七十三号令", "73号令", "令第七十三号"):
        assert first(folder, typed) == "a/"


def test_a_lead_before_a_law_and_zeros_do_not_matter(tmp_path: Path) -> None:
    """根据《示例法》第041条 leads to article 41."""
    folder = publish([item("law/", "示例合同法", text="第四十一条 甲。")], tmp_path)
    for typed in ("根据《示例合同法》第四十一条", "示例合同法第041条"):
        assert search(folder, typed)["results"][0]["url"] == "law/#article-41"


def test_a_year_behind_a_minus_is_excluded(folder: Path) -> None:
    """-2024 leaves out that year, like -2024年; the end of an index number does not."""
    assert search(folder, "住房补贴 -2024")["total"] == 0
