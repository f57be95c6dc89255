"""Terms so common that they tell little and cost much, in an index whose shards are tiny."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from disclosure.search.directory import weight_of
from disclosure.search.documents import SearchDocument
from search.laboratory import publish, run

COMMON = ("人民政府", "管理办法", "关于加强", "有关部门", "贯彻落实", "2021年度")
NUMBER = "示政办发〔2020〕17号"
RARE = ("甪直", "盱眙", "亳州", "歙砚", "婺剧", "鄠邑")
QUERIES = [
    "人民政府关于加强甪直街道",
    "关于加强盱眙管理办法",
    "有关部门贯彻落实2021年度亳州",
    "人民政府关于加强管理办法",
    "贯彻落实管理办法",
    "2021年度管理办法 歙砚",
    "人民政府 管理办法 婺剧",
    "不存在的鄠邑管理办法",
    "管理办法人民政府饕餮",
]


def documents() -> list[SearchDocument]:
    """Return documents each of which holds about half of the common words, and a rare one."""
    chance = random.Random(7)
    items = []
    for at in range(400):
        words = [word for word in COMMON if chance.random() < 0.5] + [RARE[at % len(RARE)], "街道"]
        chance.shuffle(words)
        items.append(
            SearchDocument(
                index_number=f"11370000MB00000001/2020-{at:05d}",
                address=f"items/{at}/",
                title=f"通知{at}",
                issued=date(2020, 1, 1) + timedelta(days=at),
                document_number=NUMBER if at == 17 else "",
                text="".join(words) + f"。第{at}件。",
            )
        )
    return items


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the documents in which no term is heavy."""
    return publish(documents(), tmp_path_factory.mktemp("usual"))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with such small shards that a common term fills more than two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("disclosure.search.shards._USUAL_BYTES", 20)
        return publish(documents(), tmp_path_factory.mktemp("tiny"))


def test_a_weight_counts_how_much_larger_a_shard_is() -> None:
    """It grows by one with each root of two; all usual shards have none."""
    sizes = (0, 700, 1979, 1980, 2799, 2800, 5600, 5601)
    assert [weight_of(size, 1400) for size in sizes] == [0, 0, 0, 1, 1, 2, 4, 4]


def test_common_terms_are_left_out_unless_too_few_remain(usual: Path, tiny: Path) -> None:
    """A long word is sought by its rarer terms, and by common ones if these are less than two."""
    rare = ["甪直", "盱眙", "亳州", "歙砚"]
    common = ["人民", "民政", "政府", "管理", "办法"]
    unknown = ["人氓", "管里", "饕餮", "示列", "民攻"]
    asked = [rare + common, common, rare[:2] + common, rare[:1] + common, unknown + common]
    assert run(usual, "telling", asked) == asked
    telling = run(tiny, "telling", asked)
    assert telling[0] == rare
    assert len(telling[1]) == 4
    assert telling[2] == rare[:2]
    assert [len(telling[3]), telling[3][:1]] == [3, rare[:1]]
    assert telling[4] == unknown


def test_answers_do_not_depend_on_how_common_terms_are(usual: Path, tiny: Path) -> None:
    """The same items hold all words, be their terms loaded or not; if none does, it is said so."""
    options = {"limit": 400, "today": "2026-06-30"}
    asked = [{"text": text, "options": options} for text in QUERIES]
    for text, whole, sparing in zip(
        QUERIES, run(usual, "search", asked), run(tiny, "search", asked), strict=True
    ):
        complete = [
            {result["url"] for result in answer["results"] if result["complete"]}
            for answer in (whole, sparing)
        ]
        assert complete[0] == complete[1], text
        assert complete[0] or whole["notice"] == sparing["notice"], text


def test_words_are_looked_up_in_few_rounds(tiny: Path) -> None:
    """Manifest, core, pages, shards, pages of cards, cards: no term waits for another one."""
    asked = [{"text": text, "options": {"facets": []}} for text in ("街道 盱眙", NUMBER)]
    assert run(tiny, "rounds", asked) == [6, 6]
