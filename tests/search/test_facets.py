from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.search.documents import SearchDocument, ValidityFacts
from search.laboratory import found, publish, run, search


def item(number: int, **facts: Any) -> SearchDocument:
    """Return an item about the water supply of the fictional city."""
    return SearchDocument(
        index_number=f"113700/2020-{number:05d}",
        address=f"{number}/",
        title="关于供水的通知",
        issued=date(2020, 1, number),
        **facts,
    )


ITEMS = [
    item(
        1,
        text="分时段供水。",
        issuing_body="示例市水利局",
        co_issuers=("示例市住房和城乡建设局",),
        category=("政策文件", "其他文件"),
        subjects=(("农业", "水利"), ("城建", "公用事业"), ("农业", "种植")),
        genre="通知",
        has_attachment=True,
    ),
    item(
        2,
        text="分时段供水，限量供水。",
        issuing_body="示例市水利局",
        category=("政策文件", "规范性文件"),
        genre="通知",
        validity=ValidityFacts(
            effective=date(2020, 2, 1), expires=date(2026, 6, 29), otherwise="in-force"
        ),
    ),
    item(3, text="限量供水。", issuing_body="示例市人民政府", subjects=(("农业",),)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published index of the items above."""
    return publish(ITEMS, tmp_path_factory.mktemp("facets"))


@pytest.mark.parametrize("typed", ["分时段供水", "限量供水", "供水", ""])
def test_cards_tell_the_same_as_the_files_of_facets(folder: Path, typed: str) -> None:
    """Counts are the same whether all results are shown, whose cards tell them, or one is."""
    whole = search(folder, typed)
    assert len(whole["results"]) == whole["total"] > 1
    assert search(folder, typed, limit=1)["facets"] == whole["facets"]


def test_each_value_is_counted(folder: Path) -> None:
    """All bodies, and the classes of paths with those above them, each once an item."""
    facets = search(folder, "分时段供水")["facets"]
    assert {name: {each["value"]: each["count"] for each in facets[name]} for name in facets} == {
        "year": {"2020": 2},
        "body": {"示例市水利局": 2, "示例市住房和城乡建设局": 1},
        "category": {"政策文件": 2, "政策文件\\其他文件": 1, "政策文件\\规范性文件": 1},
        "subject": {
            "农业": 1,
            "农业\\水利": 1,
            "农业\\种植": 1,
            "城建": 1,
            "城建\\公用事业": 1,
        },
        "genre": {"通知": 2},
        "validity": {"not-applicable": 1, "lapsed": 1},
        "attachment": {"有附件": 1},
    }


def test_few_results_need_no_file_of_facets(folder: Path) -> None:
    """The files of facets grow with the index: they are loaded for what cards do not tell."""

    def files(**options: Any) -> set[str]:
        return set(run(folder, "requests", [{"text": "分时段供水", "options": options}])[0])

    assert files() == files(facets=[])
    assert files(limit=1) > files(limit=1, facets=[])
    assert files(filters={"genre": ["通知"]}) > files()


def test_what_costs_nothing_is_counted_unasked(folder: Path) -> None:
    """Where cards tell all counts they are there, whatever was asked for."""
    whole = search(folder, "分时段供水")
    assert search(folder, "分时段供水", facets=[])["facets"] == whole["facets"]
    assert search(folder, "分时段供水", facets=[], limit=1)["facets"] == {}


@pytest.mark.parametrize("typed", ["机构:住房和城乡", "机构:“住房和城乡”"])
def test_a_second_body_is_a_body(folder: Path, typed: str) -> None:
    """A document is found by each body that issued it."""
    assert found(search(folder, typed)) == ["1/"]
