"""Lookups noted: what was asked of a mapping and what it answered, so that a result can be kept."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
Answers = tuple[tuple[str, Answer | None], ...]
"""Each key that was asked for, with the value found; None where there was none."""


class Noted(Mapping[str, Answer], Generic[Answer]):
    """A mapping that notes what it is asked.

    What was computed from it alone is still right as long as the same questions get the same
    answers (``still_answers``). Only questions for single keys are allowed.
    """

    def __init__(self, mapping: Mapping[str, Answer]) -> None:
        """Answer from the mapping, whose values are never None."""
        self._mapping = mapping
        self._asked: dict[str, Answer | None] = {}

    @property
    def answers(self) -> Answers[Answer]:
        """Return what has been asked so far, sorted by key."""
        return tuple(sorted(self._asked.items(), key=lambda asked: asked[0]))

    def __getitem__(self, key: str) -> Answer:
        """Return the value and note it; raises ``KeyError``, noted too, where there is none."""
        answer = self._asked[key] = self._mapping.get(key)
        if answer is None:
            raise KeyError(key)
        return answer

    def __iter__(self) -> Iterator[str]:
        """Raise ``TypeError``: a walk through all keys could not be noted."""
        raise TypeError("a noted mapping is asked for single keys")

    def __len__(self) -> int:
        """Raise ``TypeError``, like iteration."""
        raise TypeError("a noted mapping is asked for single keys")


def still_answers(mapping: Mapping[str, Answer], answers: Answers[Answer]) -> bool:
    """Return whether the mapping gives the same answers to the same questions."""
    return all(mapping.get(key) == answer for key, answer in answers)
