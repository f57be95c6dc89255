"""From requests to visits, and from one reading of the logs to the next."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disclosure.visits.access_log import Hit

VISIT_GAP = 30 * 60  # seconds without a page after which the next page begins a new visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The running total, and how far it goes."""

    total: int
    through: int  # the newest second counted, since 1970-01-01T00:00Z
    at_through: int  # those of the total that began in that second


def count_visits(hits: Iterable[Hit], before: Tally | None) -> Tally | None:
    """Return the tally after these page requests, ordered by time; None while there was no visit.

    Requests up to ``before.through`` are context: they show which later ones continue a visit.
    """
    mark = before.through if before else None
    newest, began_at_newest, began_at_mark, began_later = mark, 0, 0, 0
    for second, begins in _beginnings(hits):
        if newest is None or second > newest:
            newest, began_at_newest = second, 0
        began_at_newest += begins and second == newest
        began_at_mark += begins and second == mark
        began_later += begins and (mark is None or second > mark)
    if newest is None:
        return None
    if before is None:
        return Tally(total=began_later, through=newest, at_through=began_at_newest)
    missed = max(0, began_at_mark - before.at_through)
    return Tally(
        total=before.total + missed + began_later,
        through=newest,
        at_through=before.at_through + missed if newest == mark else began_at_newest,
    )


def _beginnings(hits: Iterable[Hit]) -> Iterator[tuple[int, bool]]:
    """Yield each request's second and whether it begins a visit; remembers active visits only.

    The distance counts, not its sign: servers write a slow answer after a later, quick one.
    """
    active: OrderedDict[tuple[str, str | None], int] = OrderedDict()
    for hit in hits:
        visitor = (hit.address, hit.agent)
        last = active.pop(visitor, None)
        active[visitor] = hit.second
        yield hit.second, last is None or abs(hit.second - last) >= VISIT_GAP
        while abs(hit.second - next(iter(active.values()))) >= VISIT_GAP:
            active.popitem(last=False)
