"""Rendering bodies: the safe list, links and the official layout."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from disclosure.items.values import Context
from disclosure.pages.bodies import Body, BodyRenderer, check_links
from disclosure.pages.plain_runs import PlainRuns
from disclosure.pages.resolving import Place
from disclosure.pages.safe_html import FRAME_ID
from disclosure.pages.texts import plain_text
from making import make_metadata
from sample_site import ROOT

EXTENSIONS = [
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
CONFIGS = {
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.superfences": {"disable_indented_code_blocks": True},
}
RENDERER = BodyRenderer(EXTENSIONS, CONFIGS)
SIZES = {
    "docs/items/2024/a.md": 10,
    "docs/items/2024/b.md": 10,
    "docs/items/2024/broken.md": 10,
    "docs/items/2024/图.png": 2048,
    "docs/index.md": 5,
}
PLACE = Place(
    path="docs/items/2024/a.md",
    address="items/a/",
    first_line=8,
    context=Context(metadata=make_metadata(), folder="docs/items/2024", sizes=SIZES),
    addresses={
        "docs/items/2024/a.md": "items/a/",
        "docs/items/2024/b.md": "items/b/",
        "docs/index.md": "",
    },
    bodies=("示例市人民政府办公室",),
)


def render(text: str) -> Body:
    """Return the text rendered at the usual place."""
    return RENDERER.render(text, PLACE)


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("<script>alert(1)</script>正文", "script"),
        ('<p onclick="alert(1)">正文</p>', "onclick"),
        ('<p style="color:red">正文</p>', "style"),
        ('<iframe src="https://example.org/"></iframe>正文', "iframe"),
        ("[点此](javascript:alert(1))正文", "javascript"),
        ('<a href=" java&#x73;cript:alert(1)">正文</a>', "cript:"),
        ('<img src="https://example.org/a.png" alt="图">正文', "example.org"),
        ('<img src="//example.org/a.png" alt="图">正文', "example.org"),
        ('<input type="text" name="x">正文', 'type="text"'),
        ("<form action='/x'>正文</form>", "form"),
        ("<style>p{}</style>正文", "style"),
        ("<!-- 内部批注 -->正文", "批注"),
        ('<svg onload="alert(1)"><use href="x"/></svg>正文', "svg"),
    ],
)
def test_unsafe_html_is_dropped_and_text_kept(text: str, forbidden: str) -> None:
    """Scripts, handlers, styles, frames, forms, comments and remote images vanish; text stays."""
    html = render(text).html
    assert forbidden not in html
    assert "正文" in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("当 a<b且c>d 时", "当 a<b且c>d 时"),
        ("当 a<b 且 c>d 时", "当 a<b 且 c>d 时"),
        ("x<i and j>k", "x<i and j>k"),
        ("按<A级>和<ISO9001标准>执行", "按<A级>和<ISO9001标准>执行"),
        ("<WTO通报>", "<WTO通报>"),
        ("浓度c<Cmax，时间t>10分钟", "浓度c<Cmax，时间t>10分钟"),
        ("`a<b且c>d`", "a<b且c>d"),
        ("前<template>文</template>", "前<template>文</template>"),
        ("前<script>后", "前<script>后"),
        ("前\n\n<style>\n\n后", "前\n<style>\n后"),
        ("前\n\n<script>\n<!-- 后", "前\n<script>\n<!-- 后"),
        ("前<font face=宋体>后</font><o:p></o:p>", "前后"),
        ('前<span title="a<b且c>d">后</span>', "前后"),
    ],
)
def test_what_only_looks_like_a_tag_is_text(text: str, shown: str) -> None:
    """Comparisons, names in angle brackets and tags without an end are shown as written."""
    assert plain_text(render(text).html) == shown


def test_extensions_survive_the_safe_list() -> None:
    """Tables, footnotes, notes, folded parts and tabs keep the markup that they need."""
    text = (
        "| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n\n脚注[^1]\n\n[^1]: 说明\n\n"
        '!!! note "注意"\n    内容\n\n??? tip "展开"\n    内容\n\n'
        '=== "一"\n    甲\n\n=== "二"\n    乙\n'
    )
    html = render(text).html
    for expected in ("<table>", "footnote-ref", "admonition", "<details", "tabbed-set", "radio"):
        assert expected in html


def test_link_to_another_item_leads_to_its_permanent_address() -> None:
    """A link to a Markdown file becomes a relative link to the page of that item."""
    assert 'href="../../items/b/"' in render("见[通知](b.md)。").html


def test_link_to_the_home_page() -> None:
    """A link to docs/index.md leads to the site's root."""
    assert 'href="../../"' in render("[首页](../../index.md)").html


def test_image_is_published_with_the_item() -> None:
    """An image beside the item is shown from the item's own address, its name quoted."""
    body = render("![示意图](图.png)")
    assert 'src="files/%E5%9B%BE.png"' in body.html
    assert [(file.path, file.size) for file in body.files] == [("docs/items/2024/图.png", 2048)]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("没有.png", "找不到"),
        ("../../../metadata/site.yml", "之外"),
        ("https://example.org/a.png", "不在本站"),
        ("data:image/png;base64,AAAA", "打不开"),
        ("file:///D:/a.png", "打不开"),
        ("C:\\图\\a.png", "打不开"),
        ("cid:image001.png", "打不开"),
        ("", "没有写地址"),
    ],
)
def test_an_image_that_cannot_be_shown_is_a_finding_with_its_line(
    written: str, problem: str
) -> None:
    """A missing, outlying or remote image is reported on the line where it stands."""
    (finding,) = render(f"第一段\n\n![图]({written})\n").findings
    assert problem in finding.problem
    assert (finding.line, finding.rule) == (10, "link-broken")


def test_a_note_that_is_not_there_is_reported() -> None:
    """Its mark would stay in the text; one in code, or that has a text, is none."""
    body = render("一[^1]、二[^b]。\n\n三[^1]，又`[^c]`。\n\n[^b]: 说明\n")
    (finding,) = body.findings
    assert (finding.line, finding.rule) == (8, "link-broken")
    assert finding.problem == "脚注“[^1]”没有说明"


def test_a_note_to_which_no_mark_leads_is_reported() -> None:
    """Its editor has written no anchor, and so is told of the note."""
    (finding,) = render("一[^1]。\n\n[^1]: 甲\n[^2]: 乙\n").findings
    assert (finding.line, finding.problem) == (11, "脚注“[^2]”在正文中没有标记")


def test_a_link_that_browsers_may_not_follow_is_a_finding_with_its_line() -> None:
    """Links to disks, to FTP and to addresses that are none are told, each where it stands."""
    text = "[甲](ftp://a.example/x)\n\n[乙](https://[bad/)\n\n<a href='D:/x'>丙</a>\n"
    findings = render(text).findings
    assert [finding.line for finding in findings] == [8, 10, 12]
    assert {finding.rule for finding in findings} == {"link-broken"}


def test_a_broken_link_is_found_where_it_is_a_link() -> None:
    """The name of a file as plain text is not taken for the link; each link has its own line."""
    findings = render("见附表.pdf。\n\n[甲](附表.pdf)\n\n[乙](附表.pdf)\n").findings
    assert [finding.line for finding in findings] == [10, 12]


def test_a_link_to_a_faulty_item_is_not_a_second_fault() -> None:
    """A link to an item whose own file has errors is not reported again."""
    assert render("[通知](broken.md)").findings == ()


def test_anchors_are_checked_across_pages() -> None:
    """A link to an anchor that the other page lacks is reported; one that it has is not."""
    here = render("[好](b.md#article-2) [坏](b.md#article-9)\n\n[坏](b.md#article-9) [坏](#无)\n")
    there = RENDERER.render("第二条　内容", replace(PLACE, address="items/b/"))
    findings = check_links({"items/a/": here, "items/b/": there}, {"items/a/": PLACE}, frozenset())
    assert [(finding.line, finding.problem) for finding in findings] == [
        (8, "锚点“#article-9”不存在"),
        (10, "锚点“#article-9”不存在"),
        (10, "锚点“#无”不存在"),
    ]


@pytest.mark.parametrize(
    "text", ["- " * 2000 + "甲", "<div markdown>\n" * 400 + "甲\n" + "</div>\n" * 400]
)
def test_deep_nesting_is_a_finding(text: str) -> None:
    """What is nested too deeply to be rendered is one finding, and spoils no other body."""
    (finding,) = render(text).findings
    assert (finding.path, finding.rule) == (PLACE.path, "nesting-too-deep")
    assert render("- 一\n").html == "<ul>\n<li>一</li>\n</ul>"


def test_ids_of_the_page_stay_unique() -> None:
    """A heading that takes an id of the page around it loses it; a link to it is told."""
    body = render("## 总则 {#main}\n\n[总则](#main)\n")
    assert "id=" not in body.html
    assert body.links == ((PLACE.address, "main", 10),)


def test_ids_of_the_page_are_known() -> None:
    """Every id that a template with a body has is one that bodies lose."""
    without_body = {"search.html", "sitemap.html", "handbook.html"}
    found = {
        re.sub(r"\{\{[^}]*\}\}", "2024" if "year" in each else "body", each)
        for file in (ROOT / "hooks/theme").rglob("*.html")
        if file.name not in without_body
        for each in re.findall(r'\bid="([^"]+)"', file.read_text("utf-8"))
    }
    assert {"main", "metadata", "by-body", "year-2024"} <= found
    assert [each for each in found if not FRAME_ID.fullmatch(each)] == []


def test_a_column_links_to_files_beside_it() -> None:
    """They are published where they lie; an item's attachment is reached through the item."""
    sizes = {**SIZES, "docs/表格/申请表.docx": 9, "docs/图.png": 9}
    place = replace(
        PLACE,
        path="docs/request.md",
        address="request/",
        context=replace(PLACE.context, folder="docs", sizes=sizes),
    )
    body = RENDERER.render(
        "[申请表](表格/申请表.docx) ![图](图.png) [信息](items/2024/a.md)", place
    )
    assert re.findall(r'(?:href|src)="([^"]+)"', body.html) == [
        "../%E8%A1%A8%E6%A0%BC/%E7%94%B3%E8%AF%B7%E8%A1%A8.docx",
        "../%E5%9B%BE.png",
        "../items/a/",
    ]
    assert (body.files, body.findings) == ((), ())
    broken = (
        "[甲](没有.docx) [乙](items/2024/图.png) [丙](/etc/passwd) [丁](另.md) "
        "[戊](items/2024/移走.md)"
    )
    problems = [each.problem for each in RENDERER.render(broken, place).findings]
    assert problems == [
        "找不到“没有.docx”",
        "“items/2024/图.png”是信息的附件",
        "“/etc/passwd”在 docs 文件夹之外",
        "找不到“另.md”",
        "找不到“items/2024/移走.md”",
    ]


def test_number_line_signature_and_date_get_classes() -> None:
    """The number line, the signing body and the date are marked for style; texts stay."""
    text = (
        "示府办〔2018〕 7号\n\n正文。\n\n示例市人民政府办公室\n\n2018年2月1日\n\n（此件公开发布）\n"
    )
    html = render(text).html
    assert re.search(r'<p class="number-line">示府办〔2018〕 7号</p>', html)
    assert '<p class="signature">示例市人民政府办公室</p>' in html
    assert '<p class="signature-date">2018年2月1日</p>' in html


@pytest.mark.parametrize(
    "text",
    [
        "身份证**110101**190001010014",
        "<p>110101<b>190001010014</b></p>",
        "&#49;10101190001010014",
        "号码1101011900<br>01010014",
        "110101\\-19000101\\-0014",
        "机<b>密</b>★1年",
    ],
)
def test_marks_hide_nothing_that_must_not_be_published(text: str) -> None:
    """What readers would see whole is found, though the source has marks within it."""
    (finding,) = render(text).findings
    assert finding.rule in {"identity-number", "secrecy-marking"}
    assert finding.line == PLACE.first_line
    assert render("1101**********0014").findings == ()


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("**表1　各地区人口**", "<strong>表1　各地区人口</strong>"),
        ("表2-1：收入（单位：万元）", "表2-1：收入（单位：万元）"),
        ("表彰名单如下。", ""),
        ("表1　各地区人口如下。\n\n说明。", ""),
    ],
)
def test_the_title_above_a_table_is_its_caption(above: str, caption: str) -> None:
    """Readers of screens list tables by their captions; any other paragraph stays one."""
    html = render(f"{above}\n\n| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n").html
    assert re.findall(r"<table>\s*<caption>(.*?)</caption>", html) == ([caption] if caption else [])
    assert ("<p>" in html) is (not caption)


@pytest.mark.parametrize(
    "text",
    ["各区人民政府，市政府各部门：", "各住房公积金缴存单位、缴存人:", "市直各医疗卫生单位："],
)
def test_who_is_addressed_gets_a_class(text: str) -> None:
    """It stands at the margin (GB/T 9704), once and at the beginning."""
    assert f'<p class="addressee">{text}</p>' in render(f"{text}\n\n现通知如下。\n").html
    assert "addressee" not in render("一\n\n" * 5 + text).html


@pytest.mark.parametrize(
    "text",
    ["现将有关事项公告如下：", "第二条　本条例适用于下列公共场所：", "会议认为：", "电话：0000"],
)
def test_what_leads_to_a_list_addresses_nobody(text: str) -> None:
    """It is text like any other."""
    assert "addressee" not in render(f"{text}\n\n一、二。\n").html


def test_chapters_get_a_class() -> None:
    """They stand in the middle, as headings or not; articles do not."""
    html = render("## 第一章　总则\n\n第二章 附则\n\n第三条　第一章规定了总则。\n").html
    assert html.count('class="chapter"') == 2


@pytest.mark.parametrize(
    "text",
    [
        "张三，138****1234；李四，139****5678。",
        "张三1101*************1，李四1101*************2。",
        "张**、李**。",
        "张*、李*、王*",
        "规格600*400*300mm。",
        "张** 李**",
    ],
)
def test_asterisks_that_stand_for_something_stay(text: str) -> None:
    """Masks are no marks of emphasis, though there are two of them in a paragraph."""
    assert plain_text(render(text).html).strip() == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("一**重点**二", "<strong>重点</strong>"),
        ("**“重点”**后", "<strong>“重点”</strong>"),
        ("第1**项**，*略*。", "<em>略</em>"),
        ("**号码138****1234**", "<strong>"),
    ],
)
def test_emphasis_remains(text: str, shown: str) -> None:
    """Between Chinese letters, too, where no blanks stand."""
    assert shown in render(text).html


def test_numbers_of_lists_are_those_that_were_written() -> None:
    """An official document refers to them."""
    html = render("1. 甲：\n\n（1）有。\n\n2. 乙：\n\n（1）无。\n\n2026. 这一年\n").html
    assert '<ol start="2">' in html
    assert '<ol start="2026">' in html


def test_cells_that_a_table_has_no_room_for_are_a_finding() -> None:
    """They would be missing on the page; an empty one at the end is none."""
    table = "| a | b |\n|---|---|\n| 1 | 2 | |\n| 1 | 2 | 第三格 |\n"
    (finding,) = render(f"一\n\n{table}").findings
    assert (finding.line, finding.rule) == (13, "table-cut")
    assert render("| a | b |\n|---|---|\n| 1 |\n").findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "[注]: 本表数据来源于统计局。",
        "[附件1]:申请表",
        "总则 {第一章}",
        "    首行缩进的一段。",
        "\t首行缩进的一段。",
    ],
)
def test_what_only_looks_like_a_mark_is_text(text: str) -> None:
    """Notes, braces and blanks before a paragraph are as official documents write them."""
    html = render(f"一\n\n{text}\n\n二").html
    assert f"<p>{text.strip()}</p>" in html


def test_addresses_may_stand_apart_and_braces_give_classes() -> None:
    """As Markdown has it."""
    html = render("## 总则 {: .x }\n\n[一][a]\n\n[a]: https://www.example.cn/a\n").html
    assert '<h2 class="x"' in html
    assert '<a href="https://www.example.cn/a"' in html


def test_marks_of_notes_are_no_digits() -> None:
    """Before a figure they could be read as a part of it; they keep to what stands before them."""
    html = render("总值[^1]1562亿元。\n\n[^1]: 按现价计算。\n").html
    assert re.search(
        r'总值<sup [^>]*>\u2060<a [^>]*role="doc-noteref"[^>]*>\[1\]</a></sup>1562', html
    )


def test_a_date_without_a_signatory_is_left_alone() -> None:
    """A date that follows a sentence is text, not a signature."""
    assert "signature" not in render("会议时间如下。\n\n2018年2月1日\n").html


def test_table_cells_keep_their_alignment_without_style() -> None:
    """The alignment of columns is a class, since a strict policy blocks style attributes."""
    html = render("| 项目 | 金额 |\n|:--|--:|\n| 甲 | 1 |\n").html
    assert '<td class="align-right">1</td>' in html
    assert "style" not in html


def test_articles_are_anchors() -> None:
    """The first paragraph of each article can be linked to by its number."""
    html = render("第四十一条　甲。\n\n**第42条** 乙。\n\n第四十一条　丙。\n").html
    assert html.count('id="article-41"') == 1
    assert 'id="article-42"' in html
    inserted = render("第四十一条　甲。\n\n第四十一条之一　乙。\n\n第四十一条之规定。\n").html
    assert inserted.count('id="article-41"') == 1
    assert '<p id="article-41-1">第四十一条之一' in inserted


PIECES = [
    "第一条　为规范管理，制定本办法。",
    "《办法》自2024年1月1日起施行",
    "一、总体要求\n\n",
    "- 一项",
    "1. 第一",
    "    缩进的正文",
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
    "**加粗**与`代码`",
    "脚注[^1]\n\n[^1]: 说明",
    '!!! note "注意"\n    内容',
    "标题\n===",
    "> 引用",
    "<div markdown>\n\n正文\n\n</div>",
    "（一）分项{: .甲 }",
    "行尾两空格  \n换行",
    "&amp; <b>粗</b> https://example.org/",
    "----",
    "“引号”\n- 紧跟列表",
    "\n",
    "\n\n",
]


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", ""])), max_size=9)
)
def test_plain_runs_are_only_faster(pieces: list[tuple[str, str]]) -> None:
    """What is spared the search for signs comes out as without that."""
    text = "".join(piece + end for piece, end in pieces)
    slow = Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)
    fast = Markdown(extensions=[*EXTENSIONS, PlainRuns()], extension_configs=CONFIGS)
    assert fast.convert(text) == slow.convert(text)
