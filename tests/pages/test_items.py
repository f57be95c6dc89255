"""Item pages."""

import datetime

from disclosure.catalogue.catalogue import make_catalogue
from disclosure.items.records import Attachment, Record
from disclosure.pages.bodies import Body
from disclosure.pages.items import (
    file_clashes,
    make_item_page,
    metadata_rows,
    published_files,
)
from disclosure.pages.searching import search_document
from disclosure.pages.views import ItemContent, Page
from making import DAY, FINANCE, POLICY, make_metadata, make_record


def page_of(record: Record, html: str = "<p>正文。</p>") -> Page:
    """Return the record's page on the usual day."""
    site = make_metadata().site
    return make_item_page(record, Body(html=html), make_catalogue([record]), site, DAY)


def rows(record: Record) -> dict[str, str]:
    """Return the metadata table as label -> text."""
    return {
        row.label: "；".join(value.title for value in row.values) for row in metadata_rows(record)
    }


def test_the_seven_fields_come_first_even_when_empty() -> None:
    """The table begins with the customary seven fields in their order; empty ones say 无."""
    shown = rows(make_record(1))
    assert list(shown)[:7] == [
        "索引号",
        "组配分类",
        "发布机构",
        "发文日期",
        "文号",
        "主题词",
        "内容概述",
    ]
    assert (shown["文号"], shown["主题词"]) == ("无", "无")


def test_further_fields_show_only_when_present() -> None:
    """Other fields are shown when the record has them."""
    assert "联合发文机构" not in rows(make_record(1))
    assert rows(make_record(1, co_issuers=(FINANCE,)))["联合发文机构"] == "示例市财政局"


def test_unknown_date_is_said() -> None:
    """A date that nobody knows is shown as 不详, never left out."""
    assert rows(make_record(1, issued=None))["发文日期"] == "不详"


def test_an_extract_stands_in_for_a_missing_summary() -> None:
    """Without a summary the beginning of the body is shown under its own label."""
    content = page_of(make_record(1, summary=""), "<p>本通知说明一件事。</p>").content
    assert isinstance(content, ItemContent)
    shown = {row.label: row.values[0].title for row in content.rows}
    assert shown["正文摘录"] == "本通知说明一件事。"
    assert "内容概述" not in shown


def test_number_line_only_when_the_body_has_none() -> None:
    """The page does not repeat a number line that the body already begins with."""
    record = make_record(1, document_number="示府办〔2024〕7号")
    without = page_of(record).content
    with_line = page_of(record, '<p class="number-line">示府办〔2024〕7号</p>').content
    assert isinstance(without, ItemContent)
    assert isinstance(with_line, ItemContent)
    assert (without.number_line, with_line.number_line) == ("示府办〔2024〕7号", "")


def test_article_tags() -> None:
    """An item page bears the tags of 国办发〔2017〕47号, PubDate with minutes."""
    published = datetime.datetime(2024, 3, 6, 9, 5)
    tags = dict(page_of(make_record(1, published=published)).tags)
    assert tags["ArticleTitle"] == "示例通知之1"
    assert tags["PubDate"] == "2024-03-06 09:05"
    assert tags["ContentSource"] == "示例市人民政府办公室"
    assert tags["SiteIDCode"] == "0000000001"


def test_files_of_one_name_in_a_body_are_a_fault() -> None:
    """Two files of the same name from different folders can't both be published: it is said."""
    attached = Attachment(path="docs/items/a/表.xlsx", name="表")
    shown = Attachment(path="docs/items/b/表.xlsx", name="表.xlsx")
    record = make_record(1, attachments=(attached,))
    assert list(file_clashes(record, Body(html="", files=(attached,)))) == []
    (finding,) = file_clashes(record, Body(html="", files=(shown,)))
    assert finding.rule == "file-name-clash"
    composed, taken_apart = "docs/items/a/caf\u00e9.png", "docs/items/b/cafe\u0301.png"
    files = tuple(Attachment(path=path, name="图") for path in (composed, taken_apart))
    assert len(list(file_clashes(make_record(1), Body(html="", files=files)))) == 1


def test_a_withdrawn_item_leaves_a_tombstone_without_files() -> None:
    """A withdrawn record keeps its address, shows a tombstone and publishes no file."""
    record = make_record(1, withdrawn=datetime.date(2025, 1, 1), withdrawal_reason="内容有误。")
    page = page_of(record)
    assert (page.template, page.address) == ("tombstone.html", record.address)
    assert published_files(record, Body(html="")) == {}


def test_nothing_is_told_of_a_withdrawn_item_but_what_its_tombstone_says() -> None:
    """Neither the page's tags nor the search hold its text, summary, keywords or subjects."""
    record = make_record(
        1,
        withdrawn=datetime.date(2025, 1, 1),
        summary="涉密概述",
        keywords=("涉密词",),
        subjects=(POLICY,),
        attachments=(Attachment(path="docs/items/a/涉密表.xlsx", name="涉密表"),),
        effective=datetime.date(2024, 1, 1),
    )
    assert "涉密" not in str(page_of(record, "<p>涉密正文</p>").tags)
    found = search_document(record, Body(html="<p>涉密正文</p>"), "涉密附件")
    assert "涉密" not in str(found)
    assert (found.subjects, found.has_attachment) == ((), False)
    assert found.validity.otherwise == "withdrawn"


def test_attachments_are_found_by_their_names() -> None:
    """Scans have no other text."""
    file = Attachment(path="docs/items/a/scan.pdf", name="征地补偿方案")
    found = search_document(make_record(1, attachments=(file,)), Body(html="", files=(file,)))
    assert found.attachment_text == "征地补偿方案"


def test_an_extract_is_never_cut_within_a_tag() -> None:
    """A long body without a summary is cut before a tag, which then is no text."""
    cells = "".join(f'<td class="cell cell--{at}"></td>' for at in range(200))
    page = page_of(make_record(1, summary=""), f"<p>附表</p><table><tr>{cells}</tr></table>")
    assert isinstance(page.content, ItemContent)
    assert [row.values[0].title for row in page.content.rows if row.key == "extract"] == ["附表"]
