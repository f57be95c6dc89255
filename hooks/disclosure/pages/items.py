"""Item pages and tombstones: from a record and its rendered body to a page."""

import datetime
from collections.abc import Iterator
from typing import Any, Final

from disclosure.catalogue.catalogue import Catalogue
from disclosure.catalogue.listings import CATALOGUE_ADDRESS, Dimension, Link
from disclosure.columns import CATALOGUE_TITLE
from disclosure.findings import Finding
from disclosure.items.dates import format_date
from disclosure.items.fields import FIELDS, UNKNOWN, Field, Kind
from disclosure.items.letters import folded_name
from disclosure.items.records import Attachment, Record
from disclosure.items.site import SiteIdentity
from disclosure.items.validity import State, state_on
from disclosure.items.vocabularies import Term
from disclosure.pages.bodies import Body
from disclosure.pages.tags import article_tags, publication_moment, site_tags
from disclosure.pages.texts import citation, extract, moment_text, plain_text
from disclosure.pages.views import ItemContent, Page, Row

NONE: Final = "无"
"""What the metadata table says where one of the seed's seven fields is empty."""

_ENOUGH: Final = 4000
_ALWAYS_SHOWN: Final = FIELDS[:7]
_DIMENSIONS: Final = {
    "category": Dimension.CATEGORY,
    "issuing_body": Dimension.BODY,
    "co_issuers": Dimension.BODY,
    "subjects": Dimension.SUBJECT,
    "genre": Dimension.GENRE,
}


def make_item_page(
    record: Record, body: Body, catalogue: Catalogue, site: SiteIdentity, day: datetime.date
) -> Page:
    """Return the record's page: its tombstone once it is withdrawn, else the whole document."""
    url = site.address + record.address
    beginning = "" if record.summary else extract(plain_text(_first_of(body.html)))
    earlier, later = catalogue.neighbours_of(record)
    state = state_on(record, day)
    content = ItemContent(
        record=record,
        state=state,
        rows=(*metadata_rows(record, beginning), validity_row(state)),
        body=body.html,
        number_line="" if 'class="number-line"' in body.html else record.document_number,
        citation=citation(record, url),
        relations=catalogue.relations_of(record),
        earlier=earlier,
        later=later,
    )
    description = record.withdrawal_reason if record.withdrawn else record.summary or beginning
    return Page(
        template="tombstone.html" if record.withdrawn else "item.html",
        address=record.address,
        title=record.title,
        tags=(*site_tags(site), *article_tags(record, description, url)),
        content=content,
        trail=(
            Link(title=CATALOGUE_TITLE, address=CATALOGUE_ADDRESS),
            _term_link("category", record.category),
        ),
        column="catalogue",
        modified=publication_moment(record)[:10],
    )


def _first_of(html: str) -> str:
    """Return enough of a body for an extract, cut before a tag."""
    return html if len(html) <= _ENOUGH else html[:_ENOUGH].rpartition("<")[0]


def published_files(record: Record, body: Body) -> dict[str, Attachment]:
    """Return the files published with the record: path below its address -> file."""
    files = (*record.attachments, *body.files)
    return {f"files/{file.file_name}": file for file in files} if not record.withdrawn else {}


def file_clashes(record: Record, body: Body) -> Iterator[Finding]:
    """Yield a finding for each file in the body that another of the same name would replace."""
    seen = {folded_name(file.file_name): file.path for file in record.attachments}
    for file in body.files:
        name = folded_name(file.file_name)
        if seen.setdefault(name, file.path) != file.path:
            yield Finding(
                path=record.path,
                line=file.line,
                subject="附件",
                problem=f"“{seen[name]}”与“{file.path}”同名，发布时会互相覆盖",
                remedy="请把其中一个改名",
                rule="file-name-clash",
            )


def metadata_rows(record: Record, beginning: str = "") -> tuple[Row, ...]:
    """Return the rows of the metadata table: the seed's seven fields in order, then the others.

    ``beginning`` stands for a summary that the record lacks; its row is labelled as an extract.
    """
    rows = []
    for field in FIELDS:
        values = _values(field, getattr(record, field.key))
        if field.key == "summary" and not values and beginning:
            rows.append(Row(key="extract", label="正文摘录", values=(_plain(beginning),)))
        elif field.shown and values:
            rows.append(Row(key=field.key, label=field.label, values=values))
        elif field in _ALWAYS_SHOWN:
            empty = UNKNOWN if field.required else NONE
            rows.append(Row(key=field.key, label=field.label, values=(_plain(empty),)))
    return tuple(rows)


def validity_row(state: State) -> Row:
    """Return the row of the state of validity on the day of the build."""
    link = Link(title=state.label, address=Dimension.VALIDITY.listing(state.value))
    return Row(key="validity", label="有效性", values=(link,))


def _values(field: Field, value: Any) -> tuple[Link, ...]:
    """Return the value's texts; terms link to their listings."""
    if value is None or value in ((), ""):
        return ()
    if isinstance(value, Term):
        return (_term_link(field.key, value),)
    if field.kind is Kind.TERMS:
        return tuple(_term_link(field.key, term) for term in value)
    if field.kind is Kind.DATE:
        return (_plain(format_date(value)),)
    if field.kind is Kind.MOMENT:
        return (_plain(moment_text(value)),)
    if isinstance(value, tuple):
        return tuple(_plain(str(each)) for each in value)
    return (_plain(str(value)),)


def _plain(text: str) -> Link:
    return Link(title=text, address="")


def _term_link(key: str, term: Term) -> Link:
    dimension = _DIMENSIONS.get(key)
    address = dimension.listing(term.code) if dimension else ""
    return Link(title=term.label, address=address)
