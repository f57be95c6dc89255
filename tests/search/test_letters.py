"""Words of one letter."""

from pathlib import Path

import pytest

from search.laboratory import found, item, publish, search

ITEMS = [
    item("title/", "禁止养犬区域", "由街道划定。"),
    item("inside/", "市容规定", "养犬人应当牵绳。"),
    item("last/", "通告", "本区禁止饲养烈犬"),
    item("parted/", "市容公告", "一、犬，二、猫。"),
    item("issuer/", "通知", "略。", issuer="示例市犬只管理所"),
    item("other/", "公园管理规定", "公园的草坪由街道养护。"),
]
ALL = {"title/", "inside/", "last/", "parted/", "issuer/"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published index of the items above."""
    return publish(ITEMS, tmp_path_factory.mktemp("letters"))


def test_a_letter_is_found_wherever_it_stands(folder: Path) -> None:
    """In titles, which go first, within a text, at its end, between signs, in an issuer's name."""
    answer = search(folder, "犬")
    assert set(found(answer)) == ALL
    assert found(answer)[0] == "title/"
    assert (answer["total"], answer["notice"]) == (5, "")
    last = next(result for result in answer["results"] if result["url"] == "last/")
    assert last["snippet"][-1] == {"text": "犬", "match": True}


def test_a_letter_counts_beside_words(folder: Path) -> None:
    """All words are wanted, those of one letter too."""
    assert found(search(folder, "街道 犬")) == ["title/"]
    assert found(search(folder, "犬 禁止 本区"))[0] == "last/"
    answer = search(folder, "犬 禁止 本区")
    assert answer["complete"] == 1
    marked = [piece["text"] for piece in answer["results"][0]["snippet"] if piece["match"]]
    assert marked == ["本区禁止", "犬"]


def test_a_letter_can_be_excluded_and_scoped(folder: Path) -> None:
    """Signs and scopes are those of any word."""
    assert found(search(folder, "街道 -犬")) == ["other/"]
    assert found(search(folder, "-犬")) == ["other/"]
    assert found(search(folder, "标题:犬")) == ["title/"]
    assert found(search(folder, "机构:犬")) == ["issuer/"]


def test_a_letter_that_is_nowhere_finds_nothing(folder: Path) -> None:
    """The answer says so as of any word."""
    answer = search(folder, "鹤")
    assert (answer["total"], answer["notice"]) == (0, "没有找到与“鹤”相符的文档。")


def test_particles_are_left_out(folder: Path) -> None:
    """的 and the like ask for nothing: beside words they are left out, and the answer says so."""
    answer = search(folder, "公园 的 街道")
    assert (found(answer)[0], answer["complete"]) == ("other/", 1)
    assert answer["notice"].startswith("“的”只有一个字，太常见，未参与检索。")
    assert found(search(folder, "街道 的 犬")) == ["title/"]
    alone = search(folder, "的")
    assert (alone["total"], alone["notice"]) == (0, "“的”太常见，请至少输入两个字。")


def test_a_letter_of_too_many_terms_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where its terms fill many files, these are not loaded."""
    monkeypatch.setattr("disclosure.search.shards._USUAL_BYTES", 8)
    letters = [chr(0x4E00 + 3 * at) for at in range(120)]
    text = "。".join(f"犬{letter}" for letter in letters)
    crowded = publish([*ITEMS, item("crowd/", "汇编", text)], tmp_path)
    assert search(crowded, "犬")["notice"] == "“犬”太常见，请至少输入两个字。"
    answer = search(crowded, "街道 犬 -犬")
    assert set(found(answer)) == {"title/", "other/"}
    assert answer["notice"] == "“犬”只有一个字，太常见，未参与检索。"
