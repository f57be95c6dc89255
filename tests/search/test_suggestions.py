"""What is said and offered where not all words are found."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.search.documents import SearchDocument
from search.laboratory import found, publish, search


def item(address: str, title: str, text: str, number: str = "") -> SearchDocument:
    """Return an item of the fictional city."""
    return SearchDocument(
        index_number=f"113700/2020-{len(address):05d}",
        address=address,
        title=title,
        text=text,
        issued=date(2020, 1, 1),
        document_number=number,
    )


ITEMS = [
    item(
        "bus/",
        "老年人乘坐公交车补贴办法",
        "凭证乘车，按月发放补贴。",
        "示政发〔2020〕3号",
    ),
    item(
        "heating/",
        "居民冬季取暖补贴办法",
        "取暖补贴按户发放。",
        "示政发〔2020〕4号",
    ),
    item("garden/", "公园绿地管理规定", "绿地养护标准另行公布。", "示园发〔2021〕9号"),
    item("citing/", "公园开放时间", "依照示园发〔2021〕8号执行。"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published index of the items above."""
    return publish(ITEMS, tmp_path_factory.mktemp("suggestions"))


def suggested(answer: Any) -> list[str]:
    """Return what an answer suggests."""
    return [suggestion["text"] for suggestion in answer["suggestions"]]


def test_an_unknown_word_is_named_and_the_rest_is_shown(folder: Path) -> None:
    """If one word is nowhere, the answer says which, and shows what holds the others."""
    answer = search(folder, "飞碟 取暖 补贴")
    assert answer["notice"] == "没有文档提到“飞碟”，以下是包含其余词语的结果。"
    assert found(answer)[0] == "heating/"
    assert (answer["complete"], answer["results"][0]["complete"]) == (0, False)


def test_an_unknown_part_of_a_word_is_named(folder: Path) -> None:
    """A word that was typed without blanks is parted at what is nowhere."""
    answer = search(folder, "飞碟补贴 取暖")
    assert answer["notice"] == "没有文档提到“飞碟”，以下是包含其余词语的结果。"
    assert found(answer) == ["heating/"]


def test_an_unknown_thing_alone_finds_nothing_but_says_why(folder: Path) -> None:
    """A single word for something unknown has no results, but near titles are offered."""
    answer = search(folder, "飞碟取暖补贴办法")
    assert answer["total"] == 0
    assert "没有文档提到“飞碟”" in answer["notice"]
    assert "居民冬季取暖补贴办法" in suggested(answer)


@pytest.mark.parametrize("typed", ["取暖补帖", "冬季取暖补贴方法", "居民东季取暖", "绿地管里规定"])
def test_a_typing_slip_is_met_with_the_title(folder: Path, typed: str) -> None:
    """A title that shares most pairs of letters with what was typed is suggested."""
    title = "公园绿地管理规定" if "绿地" in typed else "居民冬季取暖补贴办法"
    assert title in suggested(search(folder, typed))


def test_a_short_word_that_is_half_known_is_named_and_met_with_titles(folder: Path) -> None:
    """种粮补贴 is not here, but what is about 补贴 may be what was meant."""
    answer = search(folder, "种粮补贴")
    assert answer["total"] == 0
    assert suggested(answer) == ["居民冬季取暖补贴办法", "老年人乘坐公交车补贴办法"]
    assert "没有文档提到“垃圾费”" in search(folder, "垃圾费 补贴")["notice"]


def test_a_slip_in_a_long_sentence_leaves_its_matches(folder: Path) -> None:
    """One letter that is nowhere does not hide a text of which all else was typed."""
    answer = search(folder, "取暖补贴按户发方居民冬季取暖补贴")
    assert found(answer)[0] == "heating/"
    assert answer["complete"] == 0


def test_partial_matches_come_with_near_titles(folder: Path) -> None:
    """Titles are suggested beside partial matches, too; not where all words are found."""
    assert "居民冬季取暖补贴办法" in suggested(search(folder, "居民冬季取暖 公园"))
    assert suggested(search(folder, "取暖补贴")) == []


def test_a_number_that_is_only_cited_is_said_to_be_missing(folder: Path) -> None:
    """Documents that cite an unknown number are shown as such, with the numbers near to it."""
    answer = search(folder, "示园发[2021]8号")
    assert found(answer) == ["citing/"]
    assert answer["notice"] == "没有找到编号为“示园发[2021]8号”的文档，以下文档提到了它。"
    assert suggested(answer) == ["示园发〔2021〕9号"]


def test_a_slip_in_the_word_of_a_number_is_met_with_year_and_serial(folder: Path) -> None:
    """Where the agency's word is wrong, numbers of that year and serial are suggested."""
    assert suggested(search(folder, "市园发〔2021〕9号")) == ["示园发〔2021〕9号"]


def test_a_quoted_phrase_limits_partial_matches(folder: Path) -> None:
    """Whatever else is missing, all results hold what stands in quotes."""
    assert found(search(folder, '"绿地养护" 取暖补贴')) == ["garden/"]
    assert search(folder, '"绿地养护" "取暖补贴"')["total"] == 0


def test_a_scope_limits_partial_matches(folder: Path) -> None:
    """What is sought in titles only is not shown because a text holds it."""
    assert "citing/" not in found(search(folder, "依照标准执行", scope="title"))
    assert found(search(folder, "标题:绿地养护标准")) in ([], ["garden/"])


def test_unknown_letters_do_not_keep_the_rest_from_being_found(folder: Path) -> None:
    """A letter between blanks that is nowhere is named, and what holds the words is shown."""
    answer = search(folder, "居民 费 取暖")
    assert found(answer) == ["heating/"]
    assert answer["notice"] == "没有文档提到“费”，以下是包含其余词语的结果。"


def test_lone_letters_in_a_row_are_a_word(folder: Path) -> None:
    """Blanks between single letters do not part a word."""
    assert found(search(folder, "取 暖 居民")) == ["heating/"]
