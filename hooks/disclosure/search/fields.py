"""The fields of the index, their weight in lunr's score, and what of a document each holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from disclosure.search.documents import SearchDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the lunr index; ``values`` is None for text, which is indexed by the part."""

    name: str
    boost: float
    values: Callable[[SearchDocument], tuple[str, ...]] | None


FIELDS: Final = (
    Field(
        name="numbers",
        boost=20,
        values=lambda item: (item.document_number, item.index_number, *item.other_numbers),
    ),
    Field(name="title", boost=10, values=lambda item: (item.title,)),
    Field(name="keywords", boost=4, values=lambda item: item.keywords),
    Field(
        name="issuing_body",
        boost=4,
        values=lambda item: (item.issuing_body, *item.co_issuers),
    ),
    Field(name="summary", boost=2, values=lambda item: (item.summary,)),
    Field(name="body", boost=1, values=None),
    Field(name="attachments", boost=0.5, values=None),
)
"""In a shard, the number of a field is its place here; text of both kinds stands under TEXT."""

NUMBERS: Final = 0
TEXT: Final = 5
TEXT_OF_ITEMS: Final = 6
"""Stands in shards for the text of terms so common that it is not told by the part."""


def boosts() -> Mapping[str, float]:
    """Return each field's boost, in the index's order."""
    return {field.name: field.boost for field in FIELDS}
