"""From documents to the files of the search index."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np

from disclosure.search.aliases import aliases_of
from disclosure.search.bits import Lists, encode
from disclosure.search.cards import cards_of
from disclosure.search.directory import Entry, card_pages, named_terms, page_entries, term_pages
from disclosure.search.documents import SearchDocument
from disclosure.search.facets import facets_of
from disclosure.search.fields import FIELDS, NUMBERS, TEXT, boosts
from disclosure.search.packing import FOLDER, deflated, digest, path_of
from disclosure.search.parts import parts_of
from disclosure.search.postings import Postings, collect, key_bounds, merged
from disclosure.search.segmentation import BREAK, unit_text
from disclosure.search.shards import (
    FieldTerms,
    Shard,
    shard_bytes,
    shards_of,
    shards_of_strings,
)

VERSION: Final = 1
"""Of the format that FORMAT.md describes; a browser refuses any other."""

MANIFEST: Final = f"{FOLDER}/manifest.json"
_PARTS_A_PASS: Final = 800

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Collection:
    """Documents in the index's order, each with the parts of its body and of its attachments."""

    documents: Sequence[SearchDocument]
    body: Sequence[tuple[str, ...]]
    attached: Sequence[tuple[str, ...]]

    def parts(self) -> Iterator[str]:
        """Yield all parts in the index's order."""
        for body, attached in zip(self.body, self.attached, strict=True):
            yield from body
            yield from attached

    def part_count(self) -> int:
        """Return how many parts there are."""
        return sum(map(len, self.body)) + sum(map(len, self.attached))


def build_search(documents: Iterable[SearchDocument]) -> Iterator[File]:
    """Yield path and content of every file of the index; the manifest comes last.

    Paths are relative to the site's root. All names but the manifest's follow from the content, so
    files of an earlier publication can stay beside those of a later one, for pages that are still
    open. The same documents, in any order, give the same bytes.
    """
    collection = _collection(documents)
    length = page_entries(len(collection.documents))
    shards: list[Entry] = []
    yield from _noted(shards, _shards(collection))
    pages: list[Entry] = []
    yield from _noted(pages, term_pages(shards, length))
    cards: list[Entry] = []
    yield from _noted(cards, _nameless(_cards(collection)))
    pages_of_cards: list[Entry] = []
    yield from _noted(pages_of_cards, _nameless(card_pages([card.name for card in cards], length)))
    facets: list[Entry] = []
    yield from _noted(facets, facets_of(collection.documents))
    core = _core(collection, pages, pages_of_cards, facets)
    yield path_of(digest(core)), core
    yield MANIFEST, _json({"version": VERSION, "core": digest(core).hex()})


def _noted(entries: list[Entry], contents: Iterable[tuple[str, bytes]]) -> Iterator[File]:
    """Yield the files of contents, and append to ``entries`` what each is called."""
    for first, content in contents:
        entries.append(Entry(first=first, name=digest(content)))
        yield path_of(entries[-1].name), content


def _nameless(contents: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    return (("", content) for content in contents)


def _collection(documents: Iterable[SearchDocument]) -> _Collection:
    ordered = sorted(
        documents,
        key=lambda item: (item.issued.toordinal() if item.issued else 0, item.index_number),
    )
    return _Collection(
        documents=ordered,
        body=[tuple(parts_of(item.text)) for item in ordered],
        attached=[
            tuple(parts_of(item.attachment_text)) if item.attachment_text else ()
            for item in ordered
        ],
    )


def _shards(collection: _Collection) -> Iterator[Shard]:
    """Yield all shards, with where they begin: first those of aliases, then the rest."""
    count = len(collection.documents)
    aliases: defaultdict[str, list[int]] = defaultdict(list)
    for at, document in enumerate(collection.documents):
        for alias in aliases_of(document):
            aliases[alias].append(at)
    terms = sorted(aliases)
    counts = [len(aliases[term]) for term in terms]
    values = np.fromiter((at for term in terms for at in aliases[term]), np.int64, sum(counts))
    starts = np.array([0, *accumulate(counts)], np.int64)
    coded = encode(Lists(values=values, starts=starts), count)
    yield from shards_of_strings(terms, NUMBERS, counts, coded, shard_bytes(count))
    yield from _term_shards(collection)


def _term_shards(collection: _Collection) -> Iterator[Shard]:
    units, documents = collection.part_count(), len(collection.documents)
    batches = {TEXT: collect(map(unit_text, collection.parts()))}
    for at, field in enumerate(FIELDS):
        if field.values is not None:
            values = field.values
            batches[at] = collect(
                BREAK.join(map(unit_text, values(item))) for item in collection.documents
            )
    bounds = key_bounds(batches[TEXT], max(1, units // _PARTS_A_PASS))
    ranges = {at: merged(field_batches, bounds) for at, field_batches in batches.items()}
    for postings in zip(*(ranges[at] for at in sorted(ranges)), strict=True):
        yield from shards_of(
            [
                _coded(at, found, units if at == TEXT else documents)
                for at, found in zip(sorted(ranges), postings, strict=True)
            ],
            shard_bytes(documents),
        )


def _coded(field: int, postings: Postings, universe: int) -> FieldTerms:
    marks = postings.often if field == TEXT else None
    return FieldTerms(
        field=field,
        keys=postings.keys,
        counts=np.diff(postings.units.starts),
        lists=encode(postings.units, universe, marks),
    )


def _cards(collection: _Collection) -> Iterator[bytes]:
    for item, body, attached in zip(
        collection.documents, collection.body, collection.attached, strict=True
    ):
        yield from cards_of(item, (*body, *attached))


def _core(
    collection: _Collection,
    pages: Sequence[Entry],
    pages_of_cards: Sequence[Entry],
    facets: Sequence[Entry],
) -> bytes:
    years: dict[int, int] = {}
    for at, item in enumerate(collection.documents):
        years.setdefault(item.issued.year if item.issued else 0, at)
    sizes = [
        (at, len(body), len(attached))
        for at, (body, attached) in enumerate(
            zip(collection.body, collection.attached, strict=True)
        )
    ]
    return deflated(
        _json(
            {
                "documents": len(collection.documents),
                "parts": collection.part_count(),
                "page": page_entries(len(collection.documents)),
                "boosts": boosts(),
                "years": list(years.items()),
                "long": [size for size in sizes if size[1:] != (1, 0)],
                "facets": {facet.first: facet.name.hex() for facet in facets},
            }
        )
        + b"\n"
        + named_terms(pages)
        + b"".join(page.name for page in pages_of_cards)
    )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
