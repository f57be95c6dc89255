"""What the templates read: one frozen view a page, holding no markup but the item's own body."""

from collections.abc import Mapping
from dataclasses import dataclass

from disclosure.catalogue.catalogue import Relation
from disclosure.catalogue.listings import Directory, Link
from disclosure.items.records import Record
from disclosure.items.validity import State
from disclosure.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site.

    ``address`` is relative to the site's root (``items/x/``; empty: home), ``trail`` leads from
    home to the page's parent, ``tags`` are the meta tags of 国办发〔2017〕47号 as (name, content),
    ``content`` is what the page's own template shows. ``indexed`` pages stand in ``sitemap.xml``.
    """

    template: str
    address: str
    title: str
    tags: tuple[tuple[str, str], ...]
    content: object = None
    trail: tuple[Link, ...] = ()
    column: str = ""
    modified: str = ""
    indexed: bool = True

    @property
    def root(self) -> str:
        """Return the relative way from the page to the site's root: ``../../``, or ``./``."""
        return "../" * self.address.count("/") or "./"

    @property
    def file(self) -> str:
        """Return the file that holds the page, relative to the published folder."""
        return self.address if self.address.endswith(".html") else f"{self.address}index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the metadata table: the label, and texts that may link to a listing."""

    key: str
    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemContent:
    """What an item page shows.

    ``body`` is sanitised HTML. ``number_line`` is empty when the body itself begins with the
    document number.
    """

    record: Record
    state: State
    rows: tuple[Row, ...]
    body: str
    number_line: str = ""
    citation: str = ""
    relations: tuple[Relation, ...] = ()
    earlier: Record | None = None
    later: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRecord:
    """A record as a listing shows it, with its state on the day of the build."""

    record: Record
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """The way from one page of a listing to the others; ``pages`` is told on the newest only."""

    address: str
    newer: str
    older: str
    links: tuple[Link, ...]
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingContent:
    """What a listing page shows; ``rows`` are the page's records, newest first.

    ``name`` tells the listing from those beside it, the page's title from all others.
    The newest page alone has the introduction, the number of all records and the parts of the
    listing; an older one stays as it is when newer records come. ``pager`` is for several pages.
    """

    name: str
    rows: tuple[ListedRecord, ...]
    pager: Pager | None = None
    introduction: str = ""
    count: int | None = None
    parts: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeContent:
    """What the home page shows: newest items, ways in, newest annual report, totals."""

    newest: tuple[ListedRecord, ...]
    directories: tuple[Directory, ...]
    columns: tuple[Link, ...]
    report: Record | None
    items: int
    bodies: int
    withdrawn: int = 0
    introduction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnContent:
    """What a column of text shows: sanitised HTML."""

    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookContent:
    """What the editors' handbook shows: the table of rules, severities (Chinese) by slug."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsContent:
    """What the column of annual reports shows, by year, newest first."""

    years: tuple[tuple[int, tuple[Record, ...]], ...] = ()
    introduction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapContent:
    """What the site map for people shows: columns and all directories."""

    columns: tuple[Link, ...]
    directories: tuple[Directory, ...]
