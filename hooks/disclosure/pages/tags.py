"""The meta tags of 政府网站发展指引 (国办发〔2017〕47号) for each type of page."""

from disclosure.items.records import Record
from disclosure.items.site import SiteIdentity

Tags = tuple[tuple[str, str], ...]


def site_tags(site: SiteIdentity) -> Tags:
    """Return the tags that every page bears: name, domain and identification code."""
    return (
        ("SiteName", site.name),
        ("SiteDomain", site.domain),
        ("SiteIDCode", site.id_code),
    )


def column_tags(name: str, column_type: str, description: str, keywords: str) -> Tags:
    """Return the four tags of a column or listing page, and the description for search engines."""
    return (
        ("ColumnName", name),
        ("ColumnType", column_type),
        ("ColumnDescription", description),
        ("ColumnKeywords", keywords),
        ("description", description),
    )


def publication_moment(record: Record) -> str:
    """Return when the record was published as ``YYYY-MM-DD HH:MM``; empty when nobody knows.

    Without a 发布日期 the 发文日期 stands in; the time of a build must never touch this value
    (国办秘函〔2019〕19号 vetoes forged dates).
    """
    if record.published is not None:
        return record.published.strftime("%Y-%m-%d %H:%M")
    return f"{record.issued.isoformat()} 00:00" if record.issued else ""


def article_tags(record: Record, description: str, url: str) -> Tags:
    """Return the tags of an item page; optional ones only where the record has a value.

    A withdrawn record's keywords are no longer told.
    """
    keywords = () if record.withdrawn else record.keywords
    optional = (("Keywords", ",".join(keywords)), ("Description", description))
    return (
        ("ArticleTitle", record.title),
        ("PubDate", publication_moment(record)),
        ("ContentSource", "、".join(body.name for body in record.bodies)),
        *((name, content) for name, content in optional if content),
        ("Url", url),
    )
