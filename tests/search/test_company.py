"""Words in company: quoted ones, decimals, scopes and several numbers beside others."""

from pathlib import Path

import pytest

from search.laboratory import found, item, publish, search

PIECES = "调整住房公积金的缴存。公积金贷款另定。贷款额度不变。"
"""All terms of 调整住房公积金贷款额度, none of them in one piece."""


ITEMS = [
    *(item(f"apart-{at}/", f"通知之{at}", f"本通知说明情况。{PIECES}") for at in range(15)),
    item("whole/", "说明", "本通知所称调整住房公积金贷款额度，自即日起施行。"),
    item("fifteen/", "契税公告", "契税按15%征收，契税另有规定的从其规定。契税。"),
    item("decimal/", "公告", "本市对契税按1.5%征收。"),
    item("insurance/", "失业保险条例", "为了保障失业人员的基本生活。"),
    item("local/", "示例省失业保险条例", "为了实施失业保险条例，制定本条例。失业保险条例。"),
    item("one/", "甲类办法", "略。", number="示政发〔2018〕1号"),
    item("two/", "乙类办法", "略。", number="示政办发〔2019〕2号"),
    item("three/", "丙类办法", "略。", number="示财发〔2020〕3号"),
    item("project/", "项目管理办法", "本办法适用于Projekt。"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published index of the items above."""
    return publish(ITEMS, tmp_path_factory.mktemp("company"))


def test_long_words_beside_quoted_ones_are_read(folder: Path) -> None:
    """What holds the long word goes first; what holds its terms apart is not called complete."""
    answer = search(folder, '"通知" 调整住房公积金贷款额度')
    assert found(answer)[0] == "whole/"
    assert (answer["complete"], answer["total"]) == (1, 16)
    assert answer["notice"] == "包含全部词语的排在前面；其余只包含一部分。"
    assert found(search(folder, '"通知所称" 调整住房公积金贷款额度')) == ["whole/"]


def test_decimals_beside_words_go_first_as_typed(folder: Path) -> None:
    """1.5% is not 15%, whichever holds the other word more often; nor is it excluded with it."""
    assert found(search(folder, "契税 1.5%"))[0] == "decimal/"
    assert found(search(folder, "契税 -1.5%")) == ["fifteen/"]


def test_a_whole_title_goes_first_among_titles(folder: Path) -> None:
    """Where titles alone are searched, as elsewhere."""
    for answer in (
        search(folder, "失业保险条例"),
        search(folder, "失业保险条例", scope="title"),
        search(folder, "标题:失业保险条例"),
    ):
        assert found(answer)[0] == "insurance/"


@pytest.mark.parametrize(
    ("typed", "scope", "told"),
    [
        ("保障失业人员", "title", "没有文档在标题中提到"),
        ("标题:公积金", "", "没有文档在标题中提到“公积金”"),
        ("机构:公积金", "", "没有文档在发布机构中提到“公积金”"),
        ("机构:公积金 契税", "", "没有文档在限定的范围内提到“公积金”"),
        ("鲸鱼 契税", "", "没有文档提到“鲸鱼”"),
    ],
)
def test_what_is_said_of_a_scope_is_said_of_it_alone(
    folder: Path, typed: str, scope: str, told: str
) -> None:
    """A word that other fields hold is not said to be nowhere."""
    assert told in search(folder, typed, scope=scope)["notice"]


def test_each_of_several_numbers_leads_to_its_document(folder: Path) -> None:
    """Pasted one behind the other, as from a letter."""
    numbers = "示政发〔2018〕1号 示政办发〔2019〕2号 示财发〔2020〕3号"
    assert {"one/", "two/", "three/"} <= set(found(search(folder, numbers)))


def test_an_unknown_word_of_other_letters_is_named_as_typed(folder: Path) -> None:
    """Not the piece of it that no text holds."""
    assert "“Project”" in search(folder, "Project")["notice"]


@pytest.mark.parametrize("typed", ["契税 " * 25, "契税" * 151, " ".join(map(str, range(100, 130)))])
def test_what_is_left_out_of_a_long_query_is_told(folder: Path, typed: str) -> None:
    """More words, or letters, than are sought are not left out silently."""
    told = "输入的内容太长，只检索了前面的部分。"
    assert search(folder, typed)["notice"].endswith(told)
    assert told not in search(folder, "契税 " * 24)["notice"]


@pytest.mark.parametrize("typed", ["契税 15 %", "契税 １５　％", "\ufeff契\ufeff税 15%"])
def test_blanks_within_a_figure_part_no_words(folder: Path, typed: str) -> None:
    """Nor do marks without width, as come with what is pasted."""
    answer = search(folder, typed)
    assert (found(answer), answer["notice"]) == (found(search(folder, "契税 15%")), "")
