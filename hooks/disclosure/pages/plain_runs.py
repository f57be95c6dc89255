"""Texts without Markdown signs, spared the search for them: most of an official document is such.

Python-Markdown tries each inline pattern on each paragraph. A paragraph that holds none of the
signs with which these patterns begin is marked as finished (``AtomicString``) before they run.
"""

from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
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


class PlainRuns(Extension):
    """A Markdown extension without effect but on time; other inline patterns switch it off."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the processor to run before the inline patterns."""
        md.treeprocessors.register(_Processor(md), "plain_runs", 25)


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
