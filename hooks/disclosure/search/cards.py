"""Cards: what a result shows of an item, with one part of its text to verify and quote."""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Final

from disclosure.search.documents import SearchDocument
from disclosure.search.facets import PLAIN_FACETS, facet_values
from disclosure.search.packing import deflated

_LEGACY: Final = re.compile(
    "[\n\t -~\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u00d7\u203b\u2103\u2460-\u2469"
    "\u3000-\u3003\u3005\u3007-\u3017\u4e00-\u9fa5\uff01-\uff5e]*"
)
"""Letters that GB 18030 codes alike in all its editions, and shorter than UTF-8 does."""


def cards_of(document: SearchDocument, parts: tuple[str, ...]) -> Iterator[bytes]:
    """Yield one card for each part of the document's text."""
    head = json.dumps(_shown(document), ensure_ascii=False, separators=(",", ":"))
    for part in parts:
        text = head + "\n" + part
        simple = _LEGACY.fullmatch(text) is not None
        encoded = text.encode("gb18030" if simple else "utf-8", "replace")
        yield deflated((b"\1" if simple else b"\0") + encoded)


def _shown(document: SearchDocument) -> list[object]:
    facts = document.validity
    values = facet_values(document)
    return [
        document.index_number,
        document.address,
        document.title,
        document.document_number,
        _iso(document.issued),
        document.summary,
        [_iso(facts.effective), _iso(facts.expires), _iso(facts.repealed), facts.otherwise],
        *(values[name] for name in PLAIN_FACETS),
    ]


def _iso(day: datetime.date | None) -> str:
    return "" if day is None else day.isoformat()
