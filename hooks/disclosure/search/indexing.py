"""Indexing one item: its cards, its terms, and what is kept of it from one build to the next."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from disclosure.search.aliases import aliases_of
from disclosure.search.cards import cards_of
from disclosure.search.documents import SearchDocument
from disclosure.search.facets import Values, facet_values
from disclosure.search.fields import FIELDS, TEXT
from disclosure.search.packing import digest
from disclosure.search.parts import parts_of
from disclosure.search.postings import UnitText
from disclosure.search.segmentation import BREAK, unit_text


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedItem:
    """What the index keeps of an item beside its postings.

    ``digest`` changes with anything that is indexed or shown of the item; ``body`` and ``attached``
    count the parts of its texts, ``cards`` are the names of their cards, in order.
    """

    index_number: str
    issued: datetime.date | None
    digest: bytes
    aliases: tuple[str, ...]
    facets: Mapping[str, Values]
    body: int
    attached: int
    cards: tuple[bytes, ...]

    @property
    def parts(self) -> int:
        """Return how many parts the item has, at least one."""
        return self.body + self.attached


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexing:
    """What comes of indexing an item: what is kept, its cards, and its parts to be cut to terms."""

    item: IndexedItem
    cards: tuple[bytes, ...]
    document: SearchDocument
    parts: tuple[str, ...]

    def texts(self, first: int) -> Iterator[UnitText]:
        """Yield the texts of all fields, the item's parts being numbered from ``first`` on."""
        for at, field in enumerate(FIELDS):
            if field.values is not None:
                text = BREAK.join(map(unit_text, field.values(self.document)))
                yield UnitText(text=text, unit=first, field=at)
        for at, part in enumerate(self.parts):
            yield UnitText(text=unit_text(part), unit=first + at, field=TEXT)


def order_of(issued: datetime.date | None, index_number: str) -> tuple[int, str]:
    """Return the key by which the index orders items: by date of issue, undated ones first."""
    return (issued.toordinal() if issued else 0, index_number)


def index_item(document: SearchDocument) -> Indexing:
    """Return what the index needs of a document."""
    body = tuple(parts_of(document.text))
    attached = tuple(parts_of(document.attachment_text)) if document.attachment_text else ()
    cards = tuple(cards_of(document, (*body, *attached)))
    item = IndexedItem(
        index_number=document.index_number,
        issued=document.issued,
        digest=hashlib.blake2b(repr(document).encode("utf-8", "replace"), digest_size=12).digest(),
        aliases=tuple(sorted(aliases_of(document))),
        facets=facet_values(document),
        body=len(body),
        attached=len(attached),
        cards=tuple(map(digest, cards)),
    )
    return Indexing(item=item, cards=cards, document=document, parts=(*body, *attached))


def lengths_of(items: Sequence[IndexedItem]) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the lengths that items have, in parts of body and of attachments, and each item's.

    The commonest lengths come first; those of items are places among them.
    """
    counts = Counter((item.body, item.attached) for item in items)
    lengths = sorted(counts, key=lambda length: (-counts[length], length))
    places = {length: at for at, length in enumerate(lengths)}
    return lengths, [places[item.body, item.attached] for item in items]
