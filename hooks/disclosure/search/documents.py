"""What the search needs to know of an item."""

import datetime
from dataclasses import dataclass, field
from typing import Final

NOT_APPLICABLE: Final = "not-applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityFacts:
    """The dates from which a browser computes an item's state for the reader's day.

    ``otherwise`` is the state where no date speaks: a value of ``disclosure.items.validity.State``
    (``repealed`` for a repeal without a date).
    """

    effective: datetime.date | None = None
    expires: datetime.date | None = None
    repealed: datetime.date | None = None
    otherwise: str = NOT_APPLICABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One item as it is indexed, filtered and shown among results.

    ``address`` is relative to the site's root. ``category`` and each of ``subjects`` are paths from
    the top class down. ``text`` is the plain text of the body, paragraphs by line;
    ``attachment_text`` that of the attachments. ``other_numbers`` are further names by which the
    item is called: a registration number, a former index number.
    """

    index_number: str
    address: str
    title: str
    issuing_body: str = ""
    co_issuers: tuple[str, ...] = ()
    issued: datetime.date | None = None
    document_number: str = ""
    other_numbers: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    subjects: tuple[tuple[str, ...], ...] = ()
    genre: str = ""
    keywords: tuple[str, ...] = ()
    summary: str = ""
    text: str = ""
    attachment_text: str = ""
    has_attachment: bool = False
    validity: ValidityFacts = field(default_factory=ValidityFacts)
