import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.items.numerals import parse_numeral, to_chinese
from disclosure.search.segmentation import BREAK, fold, terms_of, unit_text, with_arabic_counts
from search.laboratory import publish, run

VECTORS = json.loads(
    Path(__file__).with_name("vectors").joinpath("folding.json").read_text(encoding="utf-8")
)
ASSIGNED = st.characters(
    exclude_categories=["Cs", "Cn", "Co"],
    max_codepoint=0x3FFFF,
)
TELLING = st.sampled_from(
    "第条款四十一百零〇○二两０１２３aＡé\u0301\u200b\u3000〔〕﹝﹞【】“”、，%％‰ﾃﾞ가각\u1100\u1161𠀀𪜶豈丽①ⅣΣςİıßẞ#=\0\n"
)
TEXTS = st.text(st.one_of(ASSIGNED, TELLING), max_size=40)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The browser's modules, with an empty index."""
    return publish([], tmp_path_factory.mktemp("segmentation"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_python_folds_as_the_vectors_say(vector: dict[str, str]) -> None:
    """Each shared example is folded as it says."""
    assert fold(vector["text"]) == vector["folded"]
    assert with_arabic_counts(fold(vector["text"])) == vector["counted"]


def test_the_browser_folds_as_the_vectors_say(folder: Path) -> None:
    """The browser's module folds each shared example as it says."""
    expected = [[vector["folded"], vector["counted"]] for vector in VECTORS]
    assert run(folder, "fold", [vector["text"] for vector in VECTORS]) == expected


@settings(max_examples=5)
@given(texts=st.lists(TEXTS, min_size=400, max_size=400))
def test_both_languages_fold_alike(folder: Path, texts: list[str]) -> None:
    """Any text of assigned letters is folded alike, whatever its script, width and marks."""
    expected = [[fold(text), with_arabic_counts(fold(text))] for text in texts]
    assert run(folder, "fold", texts) == expected


@settings(max_examples=3)
@given(words=st.lists(TEXTS.map(lambda text: fold(f"甲{text}乙")), min_size=100, max_size=100))
def test_a_text_holds_the_terms_of_each_word_in_it(folder: Path, words: list[str]) -> None:
    """Whatever surrounds a word, all terms by which the browser seeks it are among the text's."""
    for word, terms in zip(words, run(folder, "terms", words), strict=True):
        assert set(terms) <= terms_of(fold(f"前{word}后"))


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folded form."""
    assert fold(fold(text)) == fold(text)


@given(st.text("第条款四十一百零二aé，", max_size=30))
def test_counts_in_arabic_digits_are_found(text: str) -> None:
    """The terms of a text with its counts in Arabic digits are among the text's terms."""
    folded = fold(text)
    counted = with_arabic_counts(folded)
    changed = {counted[at : at + size] for size in (2, 3) for at in range(len(counted) - size + 1)}
    assert changed <= terms_of(unit_text(text))


def test_nothing_reaches_across_a_break() -> None:
    """Terms are cut within each of the strings of a unit."""
    assert terms_of(f"甲乙{BREAK}丙") == {"甲乙", "乙", "丙"}


def test_numerals_are_read_alike(folder: Path) -> None:
    """Chinese and Arabic numerals below ten thousand give one value in both languages."""
    texts = [to_chinese(number) for number in range(0, 10_000, 7)]
    texts += ["百", "十十", "一百五", "一十三", "二〇一八", "0042", "零", "〇〇七", "", "一x"]
    assert run(folder, "numerals", texts) == [parse_numeral(text) for text in texts]
