"""The fixed pages: home, the columns of 国办公开办函〔2019〕61号, site map and handbook."""

import datetime
from collections.abc import Mapping
from typing import Final

from disclosure.catalogue.catalogue import Catalogue
from disclosure.catalogue.listings import Link, Listings
from disclosure.columns import Column
from disclosure.items.records import Record
from disclosure.items.site import SiteIdentity
from disclosure.pages.bodies import Body
from disclosure.pages.listings import listed
from disclosure.pages.tags import column_tags, site_tags
from disclosure.pages.views import (
    ColumnContent,
    HandbookContent,
    HomeContent,
    Page,
    ReportsContent,
    SitemapContent,
)
from disclosure.rules import RULES

NEWEST: Final = 10
"""How many of the newest items the home page shows."""

_TEMPLATES: Final = {"guide": "guide.html", "rules": "column.html", "request": "request.html"}


def column_page(column: Column, content: object, template: str, site: SiteIdentity) -> Page:
    """Return a column's page with the four column tags."""
    tags = column_tags(column.title, column.column_type, column.description, column.keywords)
    return Page(
        template=template,
        address=column.address,
        title=column.title,
        tags=(*site_tags(site), *tags),
        content=content,
        column=column.key,
    )


def text_column_page(column: Column, body: Body, site: SiteIdentity) -> Page:
    """Return the page of a column that is text: guide, rules, request."""
    content = ColumnContent(body=body.html)
    return column_page(column, content, _TEMPLATES[column.key], site)


def home_page(
    column: Column,
    body: Body,
    columns: tuple[Link, ...],
    catalogue: Catalogue,
    listings: Listings,
    site: SiteIdentity,
    day: datetime.date,
) -> Page:
    """Return the home page: newest items, ways in, statutory columns, newest report, totals."""
    reports = annual_reports(catalogue)
    public = [record for record in catalogue.records if not record.withdrawn]
    content = HomeContent(
        newest=listed(public[:NEWEST], day),
        directories=tuple(listings.directories.values()),
        columns=columns,
        report=reports[0][1][0] if reports else None,
        items=len(public),
        bodies=len({record.issuing_body.code for record in public}),
        withdrawn=len(catalogue.records) - len(public),
        introduction=body.html,
    )
    return column_page(column, content, "home.html", site)


def reports_page(column: Column, body: Body, catalogue: Catalogue, site: SiteIdentity) -> Page:
    """Return the column of annual reports (条例 articles 49 and 50), by year, newest first."""
    content = ReportsContent(years=annual_reports(catalogue), introduction=body.html)
    return column_page(column, content, "reports.html", site)


def annual_reports(catalogue: Catalogue) -> tuple[tuple[int, tuple[Record, ...]], ...]:
    """Return the annual reports by the year they report on, newest first.

    Without a 报告年度 the year before the date of issue stands in, since reports are due by
    31 January or 31 March of the next year (article 49).
    """
    years: dict[int, list[Record]] = {}
    for record in catalogue.records:
        if record.is_annual_report and not record.withdrawn:
            year = record.report_year or (record.issued.year - 1 if record.issued else 0)
            years.setdefault(year, []).append(record)
    return tuple((year, tuple(years[year])) for year in sorted(years, reverse=True))


def sitemap_page(columns: tuple[Link, ...], listings: Listings, site: SiteIdentity) -> Page:
    """Return the site map for people (国办发〔2017〕47号)."""
    title = "站点地图"
    content = SitemapContent(columns=columns, directories=tuple(listings.directories.values()))
    description = f"{site.name}全部栏目和目录的入口。"
    return Page(
        template="sitemap.html",
        address="sitemap/",
        title=title,
        tags=(*site_tags(site), *column_tags(title, "概况信息", description, "站点地图")),
        content=content,
    )


def handbook_page(site: SiteIdentity, severities: Mapping[str, str]) -> Page:
    """Return the editors' handbook page that lists every rule, from the table of rules."""
    title = "编辑手册：检查规则"
    return Page(
        template="handbook.html",
        address="handbook/",
        title=title,
        tags=site_tags(site),
        content=HandbookContent(rules=RULES, severities=severities),
        indexed=False,
    )


def not_found_page(site: SiteIdentity) -> Page:
    """Return the 404 page, which servers show at any address."""
    return Page(
        template="404.html",
        address="404.html",
        title="页面不存在",
        tags=site_tags(site),
        indexed=False,
    )
