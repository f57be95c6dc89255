"""What the search is told of each item, and the page on which citizens search."""

from dataclasses import replace

from disclosure.items.records import Record
from disclosure.items.site import SiteIdentity
from disclosure.items.validity import state_otherwise
from disclosure.pages.bodies import Body
from disclosure.pages.tags import column_tags, site_tags
from disclosure.pages.texts import plain_text
from disclosure.pages.views import Page
from disclosure.search.documents import SearchDocument, ValidityFacts


def search_document(record: Record, body: Body, attached: str = "") -> SearchDocument:
    """Return the record as the search index takes it.

    ``attached`` is the text of its attachments, which are found by their names, too. Of a
    withdrawn record there is no more than its tombstone tells: neither texts nor summary, keywords,
    subjects.
    """
    if record.withdrawn:
        body, attached = Body(html=""), ""
        record = replace(record, summary="", keywords=(), subjects=(), attachments=())
    others = (record.registration_number, record.former_index_number)
    files = dict.fromkeys(file.name for file in (*record.attachments, *body.files))
    return SearchDocument(
        index_number=record.index_number,
        address=record.address,
        title=record.title,
        issuing_body=record.issuing_body.name,
        co_issuers=tuple(each.name for each in record.co_issuers),
        issued=record.issued,
        document_number=record.document_number,
        other_numbers=tuple(number for number in others if number),
        category=record.category.path,
        subjects=tuple(subject.path for subject in record.subjects),
        genre=record.genre.name if record.genre else "",
        keywords=record.keywords,
        summary=record.summary,
        text=plain_text(body.html),
        attachment_text="\n".join((*files, attached) if attached else files),
        has_attachment=bool(record.attachments),
        validity=ValidityFacts(
            effective=record.effective,
            expires=record.expires,
            repealed=record.repealed,
            otherwise=state_otherwise(record).value,
        ),
    )


def search_page(site: SiteIdentity) -> Page:
    """Return the page on which citizens search."""
    title = "信息检索"
    description = f"按标题、文号、索引号和正文检索{site.name}。"
    return Page(
        template="search.html",
        address="search/",
        title=title,
        tags=(*site_tags(site), *column_tags(title, "信息公开目录", description, "检索,搜索")),
    )
