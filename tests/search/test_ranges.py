"""An index brought up to date is the index made anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from disclosure.search.build import layout_of
from disclosure.search.documents import SearchDocument
from disclosure.search.frames import Frame, frame_of
from disclosure.search.indexing import index_item, order_of
from disclosure.search.postings import collect, entry_of
from disclosure.search.ranges import EMPTY, RangeIndex, bounds_of, updated
from disclosure.search.renumbering import renumbered
from search.laboratory import invented


def indexed(
    documents: Sequence[SearchDocument],
    kept: RangeIndex = EMPTY,
    before: Sequence[SearchDocument] = (),
    *,
    letters_apart: int = 1 << 21,
) -> tuple[RangeIndex, list[bytes]]:
    """Return the index of the documents, from what is kept of another, and the shards made."""
    new, old = (
        [
            index_item(each)
            for each in sorted(some, key=lambda item: order_of(item.issued, item.index_number))
        ]
        for some in (documents, before)
    )
    items, old_items = [each.item for each in new], [each.item for each in old]
    layout = layout_of(items)
    change = renumbered(old_items, layout_of(old_items), items, layout)
    texts = (text for at in change.added for text in new[at].texts(layout.firsts[at]))
    frame = replace(frame_of(items, layout), letters_apart=letters_apart)
    shards: list[bytes] = []
    return updated(kept, change.units, collect(texts), frame, shards.append), shards


def edited(documents: Sequence[SearchDocument], chance: Random) -> list[SearchDocument]:
    """Return the documents after some random edits."""
    changed = list(documents)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(changed))
        kind = chance.choice(["text", "title", "day", "grow", "remove", "add"])
        item = changed[at]
        if kind == "remove":
            del changed[at]
        elif kind == "add":
            number = f"11370000MB00000001/2030-{chance.randrange(99999):05d}"
            day = date(2010, 1, 1) + timedelta(days=chance.randrange(5000))
            changed.append(replace(item, index_number=number, issued=day))
        elif kind == "day":
            changed[at] = replace(item, issued=date(2015, 6, chance.randrange(1, 30)))
        elif kind == "title":
            changed[at] = replace(item, title=f"{item.title}改{chance.randrange(99)}")
        else:
            more = "新增的一句话。" * (400 if kind == "grow" else 1)
            changed[at] = replace(item, text=item.text + more)
    return changed


@pytest.mark.parametrize("common", [4096, 8])
@pytest.mark.parametrize("seed", range(8))
def test_an_updated_index_is_the_one_made_anew(
    seed: int, common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each of several random edits, postings and names are those of an index from nothing.

    That holds where some terms are so common that their text is told by the item, too.
    """
    monkeypatch.setattr("disclosure.search.frames._FEWEST_COMMON", common)
    monkeypatch.setattr("disclosure.search.frames._COMMON_SHARE", 10)
    chance = Random(seed)
    documents: list[SearchDocument] = invented(60, seed=seed, length=40)
    kept, _ = indexed(documents)
    for _ in range(4):
        before, documents = documents, edited(documents, chance)
        kept, _ = indexed(documents, kept, before)
        anew, _ = indexed(documents)
        assert kept.shards == anew.shards
        assert np.array_equal(kept.postings.units, anew.postings.units)
        assert np.array_equal(kept.sizes, anew.sizes)


def test_an_item_may_change_its_seat_while_its_parts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one item goes and the next grows by a part, those behind move up by a seat."""
    monkeypatch.setattr("disclosure.search.shards._USUAL_BYTES", 1)
    first, second, third = (
        replace(item, index_number=f"11370000MB00000001/2020-{at}", issued=date(2020, 1, 1))
        for at, item in enumerate(invented(4, length=20)[1:])
    )
    longer = replace(second, text="新增的一句话。" * 300)
    for last in (third, replace(third, summary="改")):
        kept, _ = indexed([first, second, third])
        kept, _ = indexed([longer, last], kept, [first, second, third])
        assert kept.frame.seat_of.tolist()[:3] == [0, 0, 1]
        assert kept.shards == indexed([longer, last])[0].shards


def test_a_small_edit_makes_few_shards() -> None:
    """A sentence more in one item leaves most shards as they are."""
    documents = invented(300, length=150)
    kept, shards = indexed(documents)
    changed = [replace(documents[7], text=documents[7].text + "补充说明一句。"), *documents]
    del changed[8]
    _, fresh = indexed(changed, kept, documents)
    assert 0 < len(fresh) < len(shards) / 10


def test_lists_measured_in_pieces_are_those_measured_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However few postings are looked at together, the sizes of lists and the shards are equal."""
    documents = invented(60, length=60)
    whole, _ = indexed(documents)
    monkeypatch.setattr("disclosure.search.ranges._POSTINGS_AT_ONCE", 97)
    pieces, _ = indexed(documents)
    assert np.array_equal(pieces.sizes, whole.sizes)
    assert pieces.shards == whole.shards


def test_ranges_do_not_show() -> None:
    """An index made in several ranges has the shards of one made in one."""
    items = [index_item(each) for each in invented(80, length=60)]
    texts = [text for at, each in enumerate(items) for text in each.texts(at * 20)]
    postings = collect(texts)
    seat_of = np.repeat(np.arange(80, dtype=np.uint32), 20)
    frame = Frame(units=1600, seat_count=80, usual=300, letters_apart=64, seat_of=seat_of)
    nothing = np.zeros(0, np.uint32)
    shards: list[bytes] = []
    whole = updated(EMPTY, nothing, postings, frame, shards.append)
    borders = [0, *(entry_of(chr(0x4E00 + 64 * at)) for at in (10, 40, 90)), 1 << 63]
    names = [
        name
        for low, high in pairwise(borders)
        for name in updated(
            EMPTY, nothing, postings.between(low, high), frame, shards.append
        ).shards.names
    ]
    assert tuple(names) == whole.shards.names
    assert bounds_of([postings], 1 << 21)[0] == 0
    assert len(bounds_of([postings], 1 << 21)) == 2
