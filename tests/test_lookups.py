"""Questions to a mapping, noted so that what was computed from the answers can be kept."""

import pytest

from disclosure.lookups import Noted, still_answers


def test_questions_are_noted_with_their_answers() -> None:
    """Each key asked for is noted once, in order, also where there was no value."""
    noted = Noted({"b": 2, "a": 0, "c": 3})
    assert noted["b"] == 2
    assert noted.get("a") == 0
    assert noted.get("absent") is None
    assert "c" in noted
    assert noted["b"] == 2
    with pytest.raises(KeyError):
        noted["missing"]
    assert noted.answers == (("a", 0), ("absent", None), ("b", 2), ("c", 3), ("missing", None))


def test_what_cannot_be_noted_is_refused() -> None:
    """A walk through all keys, or their number, would depend on more than single answers."""
    noted = Noted({"a": 1})
    with pytest.raises(TypeError):
        list(noted)
    with pytest.raises(TypeError):
        len(noted)


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ({"a": 1}, True),
        ({"a": 1, "other": 5}, True),
        ({"a": 2}, False),
        ({}, False),
        ({"a": 1, "absent": 0}, False),
    ],
)
def test_answers_hold_while_each_question_gets_the_same(
    mapping: dict[str, int], expected: bool
) -> None:
    """A value that changes, comes or goes is noticed; what was not asked for does not matter."""
    noted = Noted({"a": 1})
    noted.get("a")
    noted.get("absent")
    assert still_answers(mapping, noted.answers) == expected
    assert still_answers(mapping, ())
