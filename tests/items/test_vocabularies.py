import pytest

from disclosure.items.fields import Vocabulary
from disclosure.items.vocabularies import Body, Term, make_terms

TERMS = make_terms(
    Vocabulary.SUBJECTS,
    (
        Term(code="a", name="综合政务", path=("综合政务",)),
        Term(code="b", name="其他", path=("综合政务", "其他")),
        Term(code="c", name="财政", path=("财政",)),
        Term(code="d", name="其他", path=("财政", "其他")),
    ),
)


@pytest.mark.parametrize("written", ["综合政务\\其他", "综合政务＼其他", " 综合政务\\其他 "])
def test_a_path_finds_its_term(written: str) -> None:
    """A path finds the term at its end, whatever the width of the separator."""
    found = TERMS.find(written)
    assert found is not None
    assert found.code == "b"


def test_a_shared_name_finds_nothing() -> None:
    """A name of several terms is ambiguous; the terms are told."""
    assert TERMS.find("其他") is None
    assert [term.code for term in TERMS.ambiguous("其他")] == ["b", "d"]
    assert not TERMS.ambiguous("综合政务＼其他")


def test_the_nearest_name_is_suggested() -> None:
    """A misspelt name, a short name and a part of a name lead to the name meant."""
    bodies = make_terms(
        Vocabulary.BODIES,
        (
            Body(
                code="a", name="示例市人民政府办公室", path=("示例市人民政府办公室",), short="府办"
            ),
        ),
    )
    assert TERMS.nearest("综合政府") == "综合政务"
    assert bodies.nearest("府办") == "示例市人民政府办公室"
    assert bodies.nearest("市人民") == "示例市人民政府办公室"
    assert bodies.nearest("xyz") is None


@pytest.mark.parametrize(
    ("vocabulary", "name"), [(Vocabulary.CATEGORIES, "未分类"), (Vocabulary.BODIES, "不详")]
)
def test_the_unknown_is_always_there(vocabulary: Vocabulary, name: str) -> None:
    """The explicit unknown needs no declaration, and a declared one stays the only one."""
    assert make_terms(vocabulary, ()).unknown.name == name
    own = Term(code="own", name=name, path=(name,))
    assert make_terms(vocabulary, (own,)).unknown is own
