"""The layout of an official document, recognised in the body and placed by style.

Signature and date stand on the right by GB/T 9704; sources place them with blanks, which break
under zoom and speech. The paragraphs keep their text and get a class instead.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from disclosure.items.dates import find_signature_date
from disclosure.items.document_numbers import parse_document_number
from disclosure.items.numerals import parse_numeral

_HEAD: Final = 4
"""How many paragraphs at the beginning may be the document's number line."""

_ARTICLE: Final = re.compile(
    r"第([〇零一二三四五六七八九十百千0-9０-９]{1,8})条(?:之([一二三四五六七八九十]{1,3}))?"
    r"(?:[\s　:：、]|$)"
)
_ARTICLE_TAGS: Final = frozenset({"p", "h2", "h3", "h4", "h5", "h6"})

_TABLE_TITLE: Final = re.compile(
    r"附?表\s*(?:[0-9０-９一二三四五六七八九十.-]{1,6})?[\s　:：.、].{1,60}"
)
_ALIGNMENT: Final = re.compile(r"text-align: (left|center|right);")

_SIGNATORY: Final = re.compile(
    r"[^，。；：、！？,;:!?]{1,40}"
    r"(?:府|厅|局|委|会|院|办|室|部|署|处|所|站|队|社|团|校|区|管委会|中心|公司|银行|法院|指挥部|小组)"
)


_ADDRESSED: Final = (
    "单位|机构|部门|府|厅|局|委|会|院|办|办公室|科室|处室|署|处|所|站|社|团|校|中心|行|公司|企业"
    "|区|县|市|镇|乡|街道|同志|职工|个人|户|人|者"
)
_ADDRESSEE: Final = re.compile(
    rf"(?!第|.*(?:如下|下列|以下|现))[^。！？!?“”\"0-9]{{1,200}}(?:{_ADDRESSED})[：:]"
)
"""Who is addressed, in a paragraph of its own that ends in a colon (GB/T 9704, 主送机关)."""

_CHAPTER: Final = re.compile(r"第[〇零一二三四五六七八九十百0-9]{1,5}[编章节](?:[\s　].{1,40})?")

_WORD_JOINER: Final = "\u2060"


class OfficialLayout(Extension):
    """A Markdown extension; ``bodies`` are the names that may sign the next document."""

    def __init__(self) -> None:
        """Start with no names known."""
        super().__init__()
        self.bodies: tuple[str, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the processor to run after inline patterns, when texts are complete."""
        md.treeprocessors.register(_Processor(md, self), "official_layout", 5)


class _Processor(Treeprocessor):
    def __init__(self, md: Markdown, layout: OfficialLayout) -> None:
        super().__init__(md)
        self.layout = layout

    def run(self, root: Element) -> None:
        paragraphs = list(root)
        for paragraph in paragraphs[:_HEAD]:
            if paragraph.tag == "p" and parse_document_number(_text(paragraph)) is not None:
                _add_class(paragraph, "number-line")
                break
        self._place_heads(paragraphs)
        self._name_notes(root)
        self._number_articles(paragraphs)
        self._title_tables(root, paragraphs)
        self._align_cells(root)
        for place, paragraph in enumerate(paragraphs):
            if paragraph.tag == "p" and find_signature_date(_text(paragraph)) is not None:
                signatories = tuple(self._signatories(paragraphs[:place]))
                for signatory in signatories:
                    _add_class(signatory, "signature")
                if signatories:
                    _add_class(paragraph, "signature-date")

    def _place_heads(self, paragraphs: list[Element]) -> None:
        """Tell who is addressed, once, near the beginning, and the heads of chapters."""
        for paragraph in paragraphs[:_HEAD]:
            if paragraph.tag == "p" and _ADDRESSEE.fullmatch(_text(paragraph)):
                _add_class(paragraph, "addressee")
                break
        for paragraph in paragraphs:
            if paragraph.tag in _ARTICLE_TAGS and _CHAPTER.fullmatch(_text(paragraph)):
                _add_class(paragraph, "chapter")

    def _name_notes(self, root: Element) -> None:
        """Put the marks of footnotes into brackets: before figures they would be digits."""
        for mark in root.iter("sup"):
            for link in mark.iter("a"):
                if link.get("class") == "footnote-ref":
                    mark.text = _WORD_JOINER
                    link.text = f"[{link.text}]"
                    link.set("role", "doc-noteref")

    def _number_articles(self, paragraphs: list[Element]) -> None:
        """Give each article's first paragraph an anchor: 第四十一条之一 gets ``article-41-1``."""
        seen: set[str] = set()
        for paragraph in paragraphs:
            found = _ARTICLE.match(_text(paragraph)) if paragraph.tag in _ARTICLE_TAGS else None
            number = parse_numeral(found[1]) if found else None
            inserted = parse_numeral(found[2] or "") if found else None
            anchor = f"article-{number}" + (f"-{inserted}" if inserted else "")
            if number is not None and anchor not in seen and not paragraph.get("id"):
                seen.add(anchor)
                paragraph.set("id", anchor)

    def _title_tables(self, root: Element, paragraphs: list[Element]) -> None:
        """Make the title above a table (表1　各地区人口) its caption, so that speech tells it."""
        for title, table in pairwise(paragraphs):
            is_title = title.tag == "p" and _TABLE_TITLE.fullmatch(_text(title))
            if is_title and table.tag == "table" and table.find("caption") is None:
                root.remove(title)
                title.tag, title.tail = "caption", "\n"
                table.insert(0, title)

    def _align_cells(self, root: Element) -> None:
        """Turn the alignment of table cells into a class: a strict policy blocks style."""
        for cell in (*root.iter("td"), *root.iter("th")):
            found = _ALIGNMENT.fullmatch(cell.attrib.pop("style", ""))
            if found and found[1] != "left":
                _add_class(cell, f"align-{found[1]}")

    def _signatories(self, before: list[Element]) -> Iterator[Element]:
        """Yield the paragraphs directly above a date that can only be names of bodies."""
        for paragraph in reversed(before[-8:]):
            text = "".join(_text(paragraph).split())
            if paragraph.tag != "p" or not text:
                return
            if text not in self.layout.bodies and not _SIGNATORY.fullmatch(text):
                return
            yield paragraph


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
