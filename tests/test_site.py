import gzip
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree import ElementTree

import pytest
import yaml

from built_site import ADDRESS_ATTRIBUTES, Document, is_internal, read_documents, target
from disclosure.checks.names import overwriting
from sample_site import AS_OF, PAGES, ROOT

MISSING_PAGE = "404.html"  # shown at any depth, so that alone its links begin with the site's path

SITE = yaml.load((ROOT / "metadata" / "site.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
SITE_ADDRESS: str = SITE["网址"]
SITE_PATH = urlsplit(SITE_ADDRESS).path


@pytest.fixture(scope="session")
def documents(site: Path) -> Mapping[str, Document]:
    """The pages of the sample site by path."""
    return read_documents(site)


@pytest.fixture(scope="session")
def files(site: Path) -> frozenset[str]:
    """The paths of all files of the sample site."""
    return frozenset(contents(site))


def contents(folder: Path) -> dict[str, Path]:
    """Return the files of a folder by their path in it."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}


def links(documents: Mapping[str, Document]) -> Iterable[tuple[str, str]]:
    """Yield page and address of each internal link, the canonical ones left out."""
    for page, document in documents.items():
        for address in document.values(*ADDRESS_ATTRIBUTES):
            if is_internal(address):
                yield page, address


def item_pages(files: frozenset[str]) -> list[str]:
    """Return the paths of the items' pages."""
    return sorted(path for path in files if re.fullmatch(r"items/[^/]+/index\.html", path))


def test_every_internal_link_leads_to_a_file(
    documents: Mapping[str, Document], files: frozenset[str]
) -> None:
    """Links, images, scripts, styles and forms all name what was built, in whatever folder."""
    assert {page for page, _ in links(documents)} == set(documents)
    broken = {
        f"{page}: {address}"
        for page, address in links(documents)
        if target(page, address, SITE_PATH) not in files
    }
    assert not broken


def test_a_withdrawn_item_leads_to_what_replaces_it(documents: Mapping[str, Document]) -> None:
    """Its relations stay when its text goes."""
    tombstone = "items/11000000MB0001054R_2022-00055/index.html"
    successor = "items/11000000MB0001054R_2022-00056/index.html"
    addresses = documents[tombstone].values(*ADDRESS_ATTRIBUTES)
    assert successor in {
        target(tombstone, each, SITE_PATH) for each in addresses if is_internal(each)
    }


def test_links_are_relative(documents: Mapping[str, Document]) -> None:
    """The site works at the root of a host and under any path; the 404 page, under its own."""
    absolute = [
        f"{page}: {address}"
        for page, address in links(documents)
        if address.startswith("/") != (page == MISSING_PAGE) and not address.startswith("#")
    ]
    assert not absolute


def test_every_fragment_names_an_element(documents: Mapping[str, Document]) -> None:
    """A link to a part of a page names a part that the page has."""
    ids = {page: set(document.values("id")) for page, document in documents.items()}
    broken = [
        f"{page}: {address}"
        for page, address in links(documents)
        if (fragment := urldefrag(address).fragment)
        and unquote(fragment) not in ids[target(page, address, SITE_PATH)]
    ]
    assert not broken


def test_ids_are_unique(documents: Mapping[str, Document]) -> None:
    """No page has two elements of one id, whatever its body brings along."""
    for page, document in documents.items():
        repeated = [name for name, times in Counter(document.values("id")).items() if times > 1]
        assert not repeated, page


def test_links_that_leave_the_site_were_written_by_the_agency(
    documents: Mapping[str, Document],
) -> None:
    """The theme adds no address of another host; pages only name their own, as canonical."""
    sources = [*(ROOT / "metadata").glob("*.yml"), *(ROOT / "docs").rglob("*.md")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    for page, document in documents.items():
        for element in document.elements:
            outside = [
                value
                for name in ADDRESS_ATTRIBUTES
                if (value := element.attributes.get(name)) and not is_internal(value)
            ]
            if element.attributes.get("rel") == "canonical":
                address = page.removesuffix("index.html")
                assert [unquote(value) for value in outside] == [SITE_ADDRESS + address]
            else:
                unknown = [
                    value for value in outside if value.removeprefix("mailto:") not in written
                ]
                assert not unknown, page


def test_nothing_is_loaded_from_another_host(documents: Mapping[str, Document], site: Path) -> None:
    """Scripts, styles, icons and images are the site's own, those that style sheets name too."""
    for page, document in documents.items():
        loaded = [*document.values("src", "srcset", "poster", "data-visits")]
        loaded += [
            element.attributes["href"]
            for element in document.each("link")
            if element.attributes.get("rel") != "canonical"
        ]
        assert not [address for address in loaded if not is_internal(address)], page
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text, sheet
        named = re.findall(r"""url\(\s*["']?([^"')]+)""", text)
        outside = [address for address in named if urlsplit(address).scheme not in {"", "data"}]
        assert not outside, sheet


def test_no_page_has_inline_script_or_style(documents: Mapping[str, Document]) -> None:
    """A policy of default-src 'self' blocks nothing of any page."""
    for page, document in documents.items():
        assert not [*document.each("style", "iframe", "object", "embed", "base")], page
        assert all(element.attributes.get("src") for element in document.each("script")), page
        for element in document.elements:
            inline = [name for name in element.attributes if name == "style" or name[:2] == "on"]
            assert not inline, f"{page}: <{element.tag}>"
        addresses = document.values(*ADDRESS_ATTRIBUTES)
        assert not [each for each in addresses if each.lower().startswith("javascript:")], page


def test_every_item_is_at_most_four_steps_from_home(
    documents: Mapping[str, Document], files: frozenset[str]
) -> None:
    """By links alone, no search and no site map in XML, a citizen comes to every item."""
    steps = {"index.html": 0}
    queue = ["index.html"]
    for page in queue:
        for element in documents[page].each("a"):
            address = element.attributes.get("href", "")
            if is_internal(address):
                found = target(page, address, SITE_PATH)
                if found in documents and found not in steps:
                    steps[found] = steps[page] + 1
                    queue.append(found)
    far = [page for page in item_pages(files) if steps.get(page, 99) > 4]
    assert not far
    assert set(documents) - set(steps) <= {MISSING_PAGE, "handbook/index.html"}


def test_documents_in_are_pages_rows_and_addresses_out(
    documents: Mapping[str, Document], files: frozenset[str], site: Path
) -> None:
    """Each document has one page, one row over the catalogue's pages, one entry in the site map."""
    written = []
    for path in (ROOT / "docs" / "items").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        match = re.search(r"^(?:索引号|index_number): *['\"]?([^'\"\n]+)", text, re.MULTILINE)
        assert match, path
        written.append(f"items/{match[1].strip().replace('/', '_')}/index.html")
    rows = [
        target(page, element.attributes["href"], SITE_PATH)
        for page, document in documents.items()
        if re.fullmatch(r"catalogue/(page-\d+/)?index\.html", page)
        for element in document.each("a")
        if any("records__title" in name for name in element.around)
    ]
    addresses = [
        unquote(element.text or "").removeprefix(SITE_ADDRESS) + "index.html"
        for element in ElementTree.parse(site / "sitemap.xml").iter()
        if element.tag.endswith("}loc")
    ]
    pages = item_pages(files)
    assert len(pages) > 80
    assert sorted(written) == pages
    assert sorted(rows) == pages
    assert sorted(each for each in addresses if each.startswith("items/")) == pages
    assert set(addresses) <= files


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Neither the order of sets and folders nor the hour nor the folder's name shows."""
    again = tmp_path / "elsewhere" / "public"
    subprocess.run(
        [sys.executable, "-m", "disclosure", "build", "--site", again, "--as-of", str(AS_OF)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "1", "TZ": "America/Lima"},
        check=True,
        capture_output=True,
    )
    first, second = contents(site), contents(again)
    assert set(first) == set(second)
    differing = [
        name
        for name, path in first.items()
        if path.is_file() and path.read_bytes() != second[name].read_bytes()
    ]
    assert not differing


def test_pages_of_every_kind_are_valid_html(
    site: Path, files: frozenset[str], html_validate: Callable[[Iterable[Path]], None]
) -> None:
    """A maintained checker finds no fault in any item's page, nor in one of each other kind."""
    kinds = {target("", address, "/") for address in PAGES.values()}
    html_validate(site / page for page in sorted({*kinds, *item_pages(files)}))


def test_every_page_has_the_whole_footer(documents: Mapping[str, Document]) -> None:
    """What the seed's footer shows, and what 国办发〔2017〕47号 adds, stands on each page."""
    texts = [
        f"{SITE['版权所有']} 版权所有",
        SITE["版权声明"],
        f"{SITE['主办单位']}主办",
        f"{SITE['承办单位']}承办",
        f"网站标识码：{SITE['网站标识码']}",
        SITE["ICP备案号"],
        SITE["公安机关备案号"],
        f"技术支持：{SITE['技术支持']}",
        "联系电话",
        SITE["联系方式"]["联系电话"],
        SITE["联系方式"]["机构"],
        SITE["联系方式"]["办公地址"],
        "站点地图",
        "找错",
        "无障碍",
        "位访客",
    ]
    outside = ["声明链接", "ICP备案链接", "公安机关备案链接", "找错链接", "无障碍链接"]
    for page, document in documents.items():
        absent = [text for text in texts if text not in document.texts["footer"]]
        assert not absent, page
        addresses = {
            element.attributes.get("href", "")
            for element in document.each("a")
            if any(name.startswith("footer") for name in element.around)
        }
        assert {SITE[key] for key in outside} <= addresses, page
        internal = {target(page, each, SITE_PATH) for each in addresses if is_internal(each)}
        assert "sitemap/index.html" in internal, page


def test_every_page_has_the_common_frame(documents: Mapping[str, Document]) -> None:
    """Language, one heading, a description, the skip link and the search form are everywhere."""
    for page, document in documents.items():
        assert next(document.each("html")).attributes["lang"] == "zh-CN", page
        assert len([*document.each("h1")]) == 1, page
        first = next(document.each("a"))
        assert first.attributes["href"] == "#main", page
        assert "main" in document.values("id"), page
        forms = [e for e in document.each("form") if e.attributes.get("role") == "search"]
        assert len(forms) == 1, page
        assert forms[0].attributes["method"] == "get", page
        assert target(page, forms[0].attributes["action"], SITE_PATH) == "search/index.html", page
        trails = [e for e in document.each("nav") if e.attributes.get("aria-label") == "当前位置"]
        assert len(trails) == (page != "index.html"), page


def packed(data: bytes) -> int:
    """Return how many bytes a server sends that compresses."""
    return len(gzip.compress(data, 6))


def test_pages_are_light(documents: Mapping[str, Document], site: Path) -> None:
    """An item page is under 12 KB beside its text, all styles and scripts it names under 90 KB."""
    for page in (f"{PAGES[name]}index.html" for name in PAGES if name != "missing page"):
        html = (site / page).read_bytes()
        body = re.search(
            rb'<div class="document__body[^>]*>(.*)<section class="part', html, re.DOTALL
        )
        assert packed(html.replace(body[1], b"") if body else html) < 12_000, page
        named = {
            target(page, address, SITE_PATH)
            for element in documents[page].each("link", "script")
            if is_internal(address := element.attributes.get("src") or element.attributes["href"])
        }
        files = [site / name for name in named if name.endswith((".css", ".js"))]
        modules = [*(site / "assets" / "scripts").glob("*.js")]
        sizes = {file: packed(file.read_bytes()) for file in (*files, *modules)}
        assert 0 < sum(sizes.values()) < 90_000, page


def test_titles_tell_pages_apart(documents: Mapping[str, Document], site: Path) -> None:
    """Tabs, bookmarks and lists of results show nothing else; items may bear the same title."""
    pages = [page for page in documents if not page.startswith("items/")]
    texts = [(site / page).read_text("utf-8") for page in pages]
    titles = Counter(text.partition("<title>")[2].partition("</title>")[0] for text in texts)
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_file_of_the_site_can_be_overwritten_by_a_source_file(files: frozenset[str]) -> None:
    """A file in docs/ under the name of any published file is refused."""
    others = {f"docs/{name}" for name in files if not name.startswith("items/")}
    assert {finding.path for finding in overwriting(others)} == others
    assert {"docs/index.html", "docs/search/index/manifest.json"} <= others


def test_what_footnotes_lead_back_to_is_said_in_chinese(site: Path) -> None:
    """The title of a footnote's way back, which screen readers speak, is not English."""
    texts = [path.read_text("utf-8") for path in (site / "items").rglob("index.html")]
    titles = {each for text in texts for each in re.findall(r'backref"[^>]* title="([^"]*)"', text)}
    assert titles
    assert all(title.startswith("返回正文中的注 ") for title in titles)
