"""VAL-6, TAG-3 and their like on rendered pages: what the templates must show is there.

Every page is checked before it is published, so the tests are cheap searches in its text.
"""

import datetime
import html as html_text
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import escape

from disclosure.findings import Finding
from disclosure.items.records import Record
from disclosure.items.site import ID_CODE, SiteIdentity
from disclosure.items.validity import state_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A meta tag that a page must bear: its name, the form of its value and the rule."""

    name: str
    form: re.Pattern[str]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageExpectation:
    """What a page must hold.

    ``path`` is the source file that findings name, ``footer`` the texts that must stand in its
    footer, ``notice`` the value of the state that a notice must tell (empty: none).
    """

    path: str
    footer: tuple[str, ...]
    tags: tuple[Tag, ...]
    notice: str = ""


_ANY: Final = re.compile(r"\s*\S.*", re.DOTALL)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
_MOMENT_OR_NOTHING: Final = re.compile(rf"(?:{_MOMENT.pattern})?")

SITE_TAGS: Final = (
    Tag(name="SiteName", form=_ANY, rule="site-tags"),
    Tag(name="SiteDomain", form=_ANY, rule="site-tags"),
    Tag(name="SiteIDCode", form=re.compile(ID_CODE), rule="site-tags"),
)
COLUMN_TAGS: Final = tuple(
    Tag(name=name, form=_ANY, rule="column-tags")
    for name in ("ColumnName", "ColumnType", "ColumnDescription", "ColumnKeywords")
)
_REMEDIES: Final = {
    "site-tags": "请在 metadata/site.yml 中填写网站名称、域名和标识码",
    "column-tags": "请在栏目文件中填写标题、栏目类别、栏目描述和栏目关键词",
    "article-tags": "请填写标题、发布日期（YYYY-MM-DD HH:MM）和发布机构",
}


def expect_page(path: str, site: SiteIdentity) -> PageExpectation:
    """Return what every page must hold."""
    return PageExpectation(path=path, footer=footer_texts(site), tags=SITE_TAGS)


def expect_column(path: str, site: SiteIdentity) -> PageExpectation:
    """Return what a column or listing page must hold."""
    return PageExpectation(path=path, footer=footer_texts(site), tags=(*SITE_TAGS, *COLUMN_TAGS))


def expect_item(record: Record, site: SiteIdentity, day: datetime.date) -> PageExpectation:
    """Return what the page of a record must hold on the day; a tombstone tells no state.

    A date of publication that nobody knows is an empty PubDate: it must never be made up.
    """
    state = state_on(record, day)
    dated = record.published is not None or record.issued is not None
    forms = {
        "ArticleTitle": _ANY,
        "PubDate": _MOMENT if dated else _MOMENT_OR_NOTHING,
        "ContentSource": _ANY,
    }
    tags = tuple(Tag(name=name, form=form, rule="article-tags") for name, form in forms.items())
    return PageExpectation(
        path=record.path,
        footer=footer_texts(site),
        tags=(*SITE_TAGS, *tags),
        notice=state.value if state.needs_banner and not record.withdrawn else "",
    )


def footer_texts(site: SiteIdentity) -> tuple[str, ...]:
    """Return the texts that the standard footer shows on every page (国办发〔2017〕47号)."""
    texts = (
        site.owner,
        site.statement,
        site.host,
        site.organiser,
        site.id_code,
        site.icp,
        site.police,
        site.contact.phone,
        site.error_report_link,
        "站点地图",
    )
    return tuple(text for text in texts if text)


def check_page(html: str, expectation: PageExpectation) -> Iterator[Finding]:
    """Yield a finding for each thing that the page lacks."""
    path = expectation.path
    for tag in expectation.tags:
        value = _content(html, tag.name)
        if value is None or not tag.form.fullmatch(value):
            problem = "页面上没有这个标签" if value is None else f"页面上的值“{value}”不合要求"
            yield _finding(path, tag.name, problem, _REMEDIES[tag.rule], tag.rule)
    footer = html[html.rfind("<footer") :] if "<footer" in html else ""
    for text in expectation.footer:
        if text not in footer and str(escape(text)) not in footer:
            problem = f"没有“{text}”"
            yield _finding(path, "页脚", problem, "请恢复页脚模板中的这一项", "footer-element")
    if expectation.notice and f'data-notice="{expectation.notice}">' not in html:
        remedy = "请恢复页面模板中的有效性提示"
        problem = "页面上没有显著标明本件不是现行有效"
        yield _finding(path, "有效性", problem, remedy, "validity-unmarked")


def _content(html: str, name: str) -> str | None:
    """Return the value of the page's meta tag, or None when it has none."""
    opening = f'<meta name="{name}" content="'
    start = html.find(opening)
    if start < 0:
        return None
    start += len(opening)
    return html_text.unescape(html[start : html.find('"', start)])


def _finding(path: str, subject: str, problem: str, remedy: str, rule: str) -> Finding:
    return Finding(path=path, subject=subject, problem=problem, remedy=remedy, rule=rule)
