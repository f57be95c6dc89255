import datetime

import pytest

from disclosure.checks.pages import (
    check_page,
    expect_column,
    expect_item,
    expect_page,
    footer_texts,
)
from disclosure.items.site import SiteIdentity
from making import DAY, RULES, make_metadata, make_record

SITE = make_metadata().site
TAGS = (
    '<meta name="SiteName" content="示例市政府信息公开">'
    '<meta name="SiteDomain" content="www.example.gov.cn">'
    '<meta name="SiteIDCode" content="0000000001">'
)
FOOTER = "<footer>站点地图 网站标识码：0000000001</footer>"


def rules(html: str, site: SiteIdentity = SITE) -> list[str]:
    """Return the rules that a page of no special type breaks."""
    return [finding.rule for finding in check_page(html, expect_page("docs/index.md", site))]


def test_a_page_needs_site_tags_and_footer() -> None:
    """Every page bears the three site tags and, in its footer, the footer's texts."""
    assert rules(TAGS + FOOTER) == []
    assert rules(FOOTER) == ["site-tags"] * 3
    assert rules(f"{TAGS}站点地图<footer>0000000001</footer>") == ["footer-element"]
    assert rules(TAGS + "站点地图") == ["footer-element"] * 2


@pytest.mark.parametrize("shown", ["甲&amp;乙 &#34;丙&#34;", '甲&乙 "丙"'])
def test_escaped_texts_are_recognised(shown: str) -> None:
    """A text stands in the page as it is or as the templates escape it."""
    site = SiteIdentity(name="示例", host='甲&乙 "丙"')
    html = f"{TAGS}<footer>站点地图{shown}</footer>"
    assert rules(html, site) == []


def test_columns_need_four_more_tags() -> None:
    """A column's page bears name, type, description and keywords, none of them blank."""
    html = (
        f'{TAGS}{FOOTER}<meta name="ColumnName" content=" "><meta name="ColumnType" content="首页">'
    )
    findings = check_page(html, expect_column("docs/guide.md", SITE))
    assert [finding.subject for finding in findings] == [
        "ColumnName",
        "ColumnDescription",
        "ColumnKeywords",
    ]


def test_an_unknown_date_is_an_empty_tag() -> None:
    """PubDate is empty only where nobody knows when the item was issued or published."""
    html = (
        f'{TAGS}{FOOTER}<meta name="ArticleTitle" content="甲"><meta name="PubDate" content="">'
        '<meta name="ContentSource" content="乙">'
    )
    unknown, known = make_record(issued=None), make_record()
    assert list(check_page(html, expect_item(unknown, SITE, DAY))) == []
    assert [each.subject for each in check_page(html, expect_item(known, SITE, DAY))] == ["PubDate"]


def test_a_notice_is_expected_of_what_is_not_simply_in_force() -> None:
    """Only a state that calls for a notice, on a page that is no tombstone, must be marked."""
    past = datetime.date(2020, 1, 1)
    lapsed = make_record(category=RULES, effective=past, expires=past)
    withdrawn = make_record(category=RULES, effective=past, expires=past, withdrawn=past)
    assert expect_item(lapsed, SITE, DAY).notice == "lapsed"
    assert expect_item(make_record(category=RULES, effective=past), SITE, DAY).notice == ""
    assert expect_item(withdrawn, SITE, DAY).notice == ""


def test_the_footer_shows_what_the_site_declares() -> None:
    """What the site does not declare is another rule's matter."""
    assert footer_texts(SiteIdentity(host="示例市人民政府")) == ("示例市人民政府", "站点地图")
