"""How much is read so that the first results hold what was typed: little, as a text is a file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from disclosure.search.documents import SearchDocument
from search.laboratory import found, item, publish, run, search

_MOST_FILES = 60
"""With the files of the terms, of ten texts that were read and ten that are shown."""


def published(folder: Path, texts: Sequence[str]) -> Path:
    """Return an index of items with these texts, the last of which are the latest."""
    items = [item(f"{at}/", "示例通知", text) for at, text in enumerate(texts)]
    return publish([_numbered(one, at) for at, one in enumerate(items)], folder)


def _numbered(one: SearchDocument, at: int) -> SearchDocument:
    return replace(one, index_number=f"113700/2021-{at:05d}", document_number="")


def files_for(folder: Path, text: str) -> int:
    """Return how many files a first query loads, without those of facets."""
    return len(run(folder, "requests", [{"text": text, "options": {"facets": []}}])[0])


def test_further_terms_are_loaded_rather_than_many_texts_that_do_not_hold_a_word(
    tmp_path: Path,
) -> None:
    """Where texts hold the pairs of a long word, but few the word, its triples tell which."""
    apart = "住房，房公，公积，积金，金贷，贷款。办法。" * 2
    folder = published(tmp_path, ["住房公积金贷款办法。"] * 5 + [apart] * 100)
    typed = "办法 住房公积金贷款"
    answer = search(folder, typed)
    assert sorted(found(answer)[:5]) == [f"{at}/" for at in range(5)]
    assert answer["complete"] == 5
    assert files_for(folder, typed) < _MOST_FILES


def test_a_phrase_that_some_texts_hold_over_a_full_stop_costs_little_more_than_a_page(
    tmp_path: Path,
) -> None:
    """Where ten hold it but for that, and none as typed, no others are read for better ones."""
    texts = ["保障供水。节约用水。"] * 40 + ["保障供水，水节，节约用水。"]
    folder = published(tmp_path, texts)
    assert found(search(folder, "供水节约"))[0] == "39/"
    assert files_for(folder, "供水节约") < _MOST_FILES / 2


def test_few_texts_are_read_to_find_words_side_by_side(tmp_path: Path) -> None:
    """Where the first do not hold them so, those with the terms for it count as any others."""
    apart = "供水，水节，节约。"
    folder = published(tmp_path, [apart] * 40 + ["供水。节约。供水。节约。供水。节约。"])
    assert found(search(folder, "供水 节约"))[0] == "40/"
    assert files_for(folder, "供水 节约") < _MOST_FILES / 2


def test_a_number_counts_facets_by_what_is_shown(tmp_path: Path) -> None:
    """Once read, texts that seemed to cite it are gone, and with them what a facet's file tells."""
    own = item("own/", "示例办法", "略。", number="示政发〔2020〕1号")
    others = [
        _numbered(item(f"{at}/", "示例通知", "依据示政发〔2020〕11号，第01号。"), at)
        for at in range(20)
    ]
    folder = publish([own, *others], tmp_path)
    answer = search(folder, "示政发〔2020〕1号")
    assert found(answer) == ["own/"]
    assert answer["facets"]["body"] == [{"value": "示例市人民政府", "count": 1}]
    typed = [{"text": "示政发〔2020〕1号", "options": {}}]
    assert len(run(folder, "requests", typed)[0]) == files_for(folder, "示政发〔2020〕1号")
