"""Records: what could be read of an item; what was faulty is unknown."""

import datetime
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from disclosure.items.document_numbers import DocumentNumber
from disclosure.items.index_numbers import address_of
from disclosure.items.vocabularies import Body, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that belongs to an item.

    ``path`` is its place relative to the source folder, ``name`` what citizens read, ``size`` its
    length in bytes, ``line`` where the front matter names it.
    """

    path: str
    name: str
    size: int = 0
    line: int = 0

    @property
    def file_name(self) -> str:
        """Return the name under which the file is published."""
        return self.path.rpartition("/")[2]

    @property
    def type(self) -> str:
        """Return the file's type in capitals, as its ending tells it: ``PDF``; empty without."""
        return posixpath.splitext(self.file_name)[1][1:].upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One disclosed item: title and index number are there, all else may be unknown.

    The attributes are the keys of ``disclosure.items.fields.FIELDS``. An unknown date is None,
    an unknown summary is empty. ``path`` is the Markdown file relative to the source folder,
    ``lines`` tells on which line each key stands, ``body_line`` where the body begins.
    """

    path: str
    body: str
    body_line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)

    title: str
    index_number: str
    category: Term
    issuing_body: Body
    issued: datetime.date | None = None
    document_number: str = ""
    number: DocumentNumber | None = None
    keywords: tuple[str, ...] = ()
    summary: str = ""
    published: datetime.datetime | None = None
    co_issuers: tuple[Body, ...] = ()
    subjects: tuple[Term, ...] = ()
    genre: Term | None = None
    disclosure: Term | None = None
    audience: str = ""
    validity: Term | None = None
    effective: datetime.date | None = None
    expires: datetime.date | None = None
    repealed: datetime.date | None = None
    repeal_basis: str = ""
    registration_number: str = ""
    former_index_number: str = ""
    index_number_note: str = ""
    report_year: int | None = None
    amends: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    repealed_by: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    interprets: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    contact: str = ""
    origin: str = ""
    reviewer: str = ""
    reviewed: datetime.date | None = None
    review_basis: str = ""
    withdrawn: datetime.date | None = None
    withdrawal_reason: str = ""

    @property
    def slug(self) -> str:
        """Return the last part of the permanent address, which follows from the index number."""
        return address_of(self.index_number)

    @property
    def address(self) -> str:
        """Return the permanent address relative to the site's root, with a closing slash."""
        return f"items/{self.slug}/"

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Return the issuing body, then the bodies that issued the item with it."""
        return (self.issuing_body, *self.co_issuers)

    @property
    def is_normative(self) -> bool:
        """Return whether the category makes this a 规范性文件, for which validity is declared."""
        return self.category.role == "规范性文件"

    @property
    def is_annual_report(self) -> bool:
        """Return whether the category makes this an annual report (条例 articles 49, 50)."""
        return self.category.role == "年度报告"
