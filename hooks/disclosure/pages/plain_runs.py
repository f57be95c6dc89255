"""Texts without Markdown signs, spared the search for them: most of an official document is such.

Python-Markdown tries each kind of block on each paragraph, and each inline pattern on its text. A
line by itself that begins with a Chinese letter is no other block than a paragraph, and a text
without the signs with which inline patterns begin is finished (``AtomicString``).
"""

import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_SIGNS: Final = frozenset("`\\[]!<>&*_{}\2\3")
_LINE_BREAK: Final = "  \n"
_KNOWN_PATTERNS: Final = frozenset(
    [
        "autolink",
        "automail",
        "backtick",
        "em_strong",
        "em_strong2",
        "entity",
        "escape",
        "footnote",
        "html",
        "image_link",
        "image_reference",
        "linebreak",
        "link",
        "not_strong",
        "reference",
        "short_image_ref",
        "short_reference",
    ]
)
"""The inline patterns all of which need one of the signs, or two blanks before a line's end."""

_KNOWN_BLOCKS: Final = frozenset(
    [
        "admonition",
        "code",
        "details",
        "empty",
        "footnote",
        "hashheader",
        "hr",
        "indent",
        "markdown_block",
        "olist",
        "paragraph",
        "quote",
        "reference",
        "setextheader",
        "tabbed",
        "table",
        "ulist",
    ]
)
"""The kinds of blocks none of which begins with a Chinese letter, but a paragraph."""

_PLAIN_LINE: Final = re.compile(r"[\u4e00-\u9fff《“（〔][^\n|\2\3]*")


class PlainRuns(Extension):
    """A Markdown extension without effect but on time; patterns it does not know switch it off."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the processors to run before blocks are told apart, and before the patterns."""
        md.treeprocessors.register(_Processor(md), "plain_runs", 25)
        md.parser.blockprocessors.register(_PlainParagraph(md.parser), "plain_paragraph", 1000)


class _PlainParagraph(BlockProcessor):
    def test(self, parent: Element, block: str) -> bool:
        known = self.parser.blockprocessors
        return (
            parent.tag == "div"
            and not parent.attrib
            and _PLAIN_LINE.fullmatch(block) is not None
            and not self.parser.state.isstate("list")
            and len(known) == 1 + sum(name in known for name in _KNOWN_BLOCKS)
        )

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = blocks.pop(0)


class _Processor(Treeprocessor):
    def run(self, root: Element) -> None:
        assert self.md is not None
        patterns = self.md.inlinePatterns
        if len(patterns) > sum(name in patterns for name in _KNOWN_PATTERNS):
            return
        for element in root.iter():
            if element.text and _is_plain(element.text):
                element.text = AtomicString(element.text)


def _is_plain(text: str) -> bool:
    return _SIGNS.isdisjoint(text) and _LINE_BREAK not in text
