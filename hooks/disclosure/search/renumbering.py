"""Renumbering: what becomes of the units of an index when its items change."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from disclosure.search.indexing import IndexedItem
from disclosure.search.layout import Layout
from disclosure.search.postings import Units
from disclosure.search.ranges import GONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbering:
    """The new number of each unit of old (``GONE``: none), and the items to be added, by place.

    Units that were free keep their numbers.
    """

    units: Units
    added: tuple[int, ...]

    @property
    def is_idle(self) -> bool:
        """Return whether nothing is added, lost or moved."""
        return not self.added and self.is_steady

    @property
    def is_steady(self) -> bool:
        """Return whether nothing is lost or moved."""
        return np.array_equal(self.units, np.arange(len(self.units)))


def renumbered(
    old: Sequence[IndexedItem], old_layout: Layout, new: Sequence[IndexedItem], layout: Layout
) -> Renumbering:
    """Return what becomes of the units of old items, both in the index's order.

    An item of which anything has changed is a new one.
    """
    before = {item.index_number: at for at, item in enumerate(old)}
    units = np.arange(old_layout.units, dtype=np.uint32)
    for item, start in zip(old, old_layout.firsts, strict=True):
        units[start : start + item.parts] = GONE
    added = []
    for at, item in enumerate(new):
        place = before.get(item.index_number)
        if place is None or old[place].digest != item.digest:
            added.append(at)
            continue
        first, start = layout.firsts[at], old_layout.firsts[place]
        units[start : start + item.parts] = range(first, first + item.parts)
    return Renumbering(units=units, added=tuple(added))
