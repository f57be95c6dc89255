"""Facets: for each item, in the index's order, the values by which results are filtered."""

import datetime
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from disclosure.items.vocabularies import PATH_SEPARATOR
from disclosure.search.documents import SearchDocument
from disclosure.search.packing import deflated_numbers

Values = tuple[str, ...]


def facet_values(document: SearchDocument) -> Mapping[str, Values]:
    """Return the document's values by facet; values of a path facet are whole paths."""
    return {name: values_of(document) for name, values_of in _FACETS.items()}


def facets_of(
    items: Sequence[Mapping[str, Values]], days: Sequence[datetime.date | None]
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the file of each facet, and that of the dates.

    A file holds, as JSON on one line, the distinct sets of values, the commonest first; then for
    each item, as LEB128, the number of its set.
    """
    for name in _FACETS:
        yield name, _column([values[name] for values in items])
    yield "dates", _dates(days)


def _dates(days: Sequence[datetime.date | None]) -> bytes:
    """Return the file of issue dates: days since the item before, from the eve of the year 1 on."""
    ordinals = [0 if day is None else day.toordinal() for day in days]
    steps = [day - before for before, day in zip([0, *ordinals], ordinals, strict=False)]
    return deflated_numbers(steps)


def _column(rows: list[Values]) -> bytes:
    ranked = sorted(Counter(rows).items(), key=lambda entry: (-entry[1], repr(entry[0])))
    numbers = {values: at for at, (values, _) in enumerate(ranked)}
    head = json.dumps(list(numbers), ensure_ascii=False, separators=(",", ":"))
    return deflated_numbers((numbers[values] for values in rows), head.encode() + b"\n")


def _validity(document: SearchDocument) -> Values:
    """Return dates as days since that of issue, which for many items are the same."""
    facts = document.validity
    issued = document.issued.toordinal() if document.issued else 0
    days = (facts.effective, facts.expires, facts.repealed)
    return (
        *("" if day is None else str(day.toordinal() - issued) for day in days),
        facts.otherwise,
    )


_PLAIN: Final[dict[str, Callable[[SearchDocument], Values]]] = {
    "body": lambda item: tuple(dict.fromkeys((item.issuing_body, *item.co_issuers))),
    "category": lambda item: (PATH_SEPARATOR.join(item.category),) if item.category else (),
    "subject": lambda item: tuple(PATH_SEPARATOR.join(path) for path in item.subjects),
    "genre": lambda item: (item.genre,) if item.genre else (),
    "attachment": lambda item: ("有附件",) if item.has_attachment else (),
}
_FACETS: Final = _PLAIN | {"validity": _validity}

PLAIN_FACETS: Final = tuple(_PLAIN)
"""Those whose values are shown as they are; cards hold them in this order."""
