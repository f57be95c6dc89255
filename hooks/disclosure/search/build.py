"""From documents to the files of the search index."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from disclosure.search.bits import encode, unmarked
from disclosure.search.directory import (
    Entry,
    card_pages,
    cards_a_page,
    named_terms,
    term_pages,
    weight_of,
)
from disclosure.search.documents import SearchDocument
from disclosure.search.facets import facets_of
from disclosure.search.fields import NUMBERS, boosts
from disclosure.search.frames import frame_of
from disclosure.search.indexing import IndexedItem, index_item, lengths_of, order_of
from disclosure.search.layout import Layout, lay_out
from disclosure.search.packing import FOLDER, NO_NAME, deflated_numbers, digest, leb128, path_of
from disclosure.search.postings import collect, joined
from disclosure.search.ranges import EMPTY, Shards, bounds_of, updated
from disclosure.search.shards import border, shard_bytes, string_shards

VERSION: Final = 7
"""Of the format that FORMAT.md describes; a browser refuses any other."""

MANIFEST: Final = f"{FOLDER}/manifest.json"

_ITEMS_A_BATCH: Final = 500

File = tuple[str, bytes]


def build_search(documents: Iterable[SearchDocument]) -> Iterator[File]:
    """Yield path and content of every file of the index; the manifest comes last.

    Paths are relative to the site's root. All names but the manifest's follow from the content, so
    files of an earlier publication can stay beside those of a later one, for pages that are still
    open. The same documents, in any order, give the same bytes.
    """
    ordered = sorted(documents, key=lambda item: order_of(item.issued, item.index_number))
    indexings = [index_item(document) for document in ordered]
    items = [indexing.item for indexing in indexings]
    layout = layout_of(items)
    frame = frame_of(items, layout)
    batches = [
        collect(
            [text for at in range(low, high) for text in indexings[at].texts(layout.firsts[at])]
        )
        for low, high in pairwise([*range(0, len(items), _ITEMS_A_BATCH), len(items)])
    ]
    contents = [card for indexing in indexings for card in indexing.cards]
    ranges = [
        updated(
            EMPTY,
            np.zeros(0, np.uint32),
            joined([batch.between(low, high) for batch in batches]),
            frame,
            contents.append,
        ).shards
        for low, high in pairwise(bounds_of(batches, frame.letters_apart))
    ]
    for content in contents:
        yield path_of(digest(content)), content
    yield from closing_files(items, layout, ranges)


def layout_of(items: Sequence[IndexedItem]) -> Layout:
    """Return the layout of items in the index's order."""
    return lay_out([item.issued for item in items], [item.parts for item in items])


def closing_files(
    items: Sequence[IndexedItem], layout: Layout, ranges: Iterable[Shards]
) -> Iterator[File]:
    """Yield all files but cards and shards of terms, which are made already; the manifest last.

    ``items`` are in the index's order, ``ranges`` in that of their terms.
    """
    shards: list[Entry] = []
    yield from _noted(shards, _alias_shards(items, layout))
    shards += _entries(ranges, shard_bytes(len(items)))
    pages: list[Entry] = []
    yield from _noted(pages, term_pages(shards, len(items)))
    cards: list[Entry] = []
    yield from _noted(cards, card_pages(_card_names(items, layout), len(items)))
    facets: list[Entry] = []
    days = [item.issued for item in items]
    yield from _noted(facets, facets_of([item.facets for item in items], days))
    core = _core(items, layout, pages, cards, facets)
    yield path_of(digest(core)), core
    yield MANIFEST, _json({"version": VERSION, "core": digest(core).hex()})


def _noted(entries: list[Entry], contents: Iterable[tuple[str, bytes]]) -> Iterator[File]:
    """Yield the files of contents, and append to ``entries`` what each is called."""
    for first, content in contents:
        entries.append(Entry(first=first, name=digest(content)))
        yield path_of(entries[-1].name), content


def _entries(ranges: Iterable[Shards], usual: int) -> Iterator[Entry]:
    """Yield the shards of ranges; one that is heavy, and holds one term, begins with all of it."""
    last = ""
    for shards in ranges:
        for first, after, name, size in zip(
            shards.firsts, shards.lasts, shards.names, shards.sizes, strict=True
        ):
            weight = weight_of(size, usual)
            start = first if weight and first == after else border(last, first)
            yield Entry(first=start, name=name, weight=weight)
            last = after


def _alias_shards(items: Sequence[IndexedItem], layout: Layout) -> Iterator[tuple[str, bytes]]:
    """Yield the shards of aliases, which come before those of all other terms."""
    aliases: defaultdict[str, list[int]] = defaultdict(list)
    for item, seat in zip(items, layout.seats, strict=True):
        for alias in item.aliases:
            aliases[alias].append(seat)
    terms = sorted(aliases)
    lengths = np.fromiter((len(aliases[term]) for term in terms), np.int64, len(terms))
    values = np.fromiter((at for term in terms for at in aliases[term]), np.int64)
    starts = np.array([0, *accumulate(lengths.tolist())], np.int64)
    coded = encode(unmarked(values, starts, layout.seat_count))
    yield from string_shards(terms, NUMBERS, lengths, coded, shard_bytes(len(items)))


def _card_names(items: Sequence[IndexedItem], layout: Layout) -> list[bytes]:
    """Return the name of each unit's card."""
    names = [NO_NAME] * layout.units
    for item, first in zip(items, layout.firsts, strict=True):
        names[first : first + item.parts] = item.cards
    return names


def _core(
    items: Sequence[IndexedItem],
    layout: Layout,
    pages: Sequence[Entry],
    cards: Sequence[Entry],
    facets: Sequence[Entry],
) -> bytes:
    years: dict[int, int] = {}
    for at, item in enumerate(items):
        years.setdefault(item.issued.year if item.issued else 0, at)
    head = {
        "documents": len(items),
        "units": layout.units,
        "page": cards_a_page(len(items)),
        "boosts": boosts(),
        "years": list(years.items()),
        "facets": {facet.first: facet.name.hex() for facet in facets},
    }
    lengths, lengths_of_items = lengths_of(items)
    return deflated_numbers(
        lengths_of_items,
        _json(head)
        + b"\n"
        + _counted(layout.periods)
        + _counted([number for length in lengths for number in length])
        + named_terms(pages)
        + leb128([len(cards)])
        + b"".join(page.name for page in cards),
    )


def _counted(numbers: Sequence[int]) -> bytes:
    return leb128([len(numbers), *numbers])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
