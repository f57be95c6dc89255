"""The safe list: what of HTML a body may hold. All else is dropped when it is rendered.

Dropped are tags, not texts: what only looks like a tag, such as ``a<b且c>d``, is text.
"""

import re
from typing import Final

from disclosure.items.markup import without_invisible

SAFE_TAGS: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
SAFE_ATTRIBUTES: Final = {
    "*": {"class", "id", "lang", "title", "dir", "role"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope", "headers"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "details": {"open"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
}
SAFE_INPUTS: Final = frozenset({"radio", "checkbox"})

FRAME_ID: Final = re.compile(
    "attachments|citation|columns|contact|form|main|metadata|newest|report|by-[a-z_-]+|year-[0-9]{4}"
)
"""The ids that templates give on pages that hold a body; an id is there but once."""

_OTHER_TAGS: Final = (
    "acronym|address|area|article|aside|audio|base|basefont|bdi|bdo|big|blink|body|button|"
    "canvas|center|data|datalist|dialog|dir|embed|fieldset|font|footer|form|frame|"
    "frameset|head|header|hgroup|html|iframe|legend|link|main|map|marquee|math|menu|meta|"
    "meter|nav|nobr|noembed|noframes|noscript|object|optgroup|option|output|param|picture|"
    "progress|rb|rp|rt|rtc|ruby|search|section|select|source|strike|svg|textarea|time|"
    "title|track|tt|video|wbr|xmp"
)
"""Elements of HTML, today's and yesterday's, that are not safe or have no use here."""

_TAGS: Final = rf"(?:{'|'.join(sorted(SAFE_TAGS))}|{_OTHER_TAGS})(?![^\s/>])|[a-z]+:[a-z]+"
_ATTRIBUTE: Final = (
    r"""[\s/]*+(?:[a-zA-Z_][a-zA-Z0-9_.:-]*+\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++)"""
    r"|(?:checked|controls|disabled|hidden|multiple|noshade|nowrap|open|readonly|required|reversed"
    r"|selected)(?![^\s/>]))"
)
_NO_TAG: Final = re.compile(
    rf"<(?!/?(?:{_TAGS})(?:{_ATTRIBUTE})*+[\s/]*>|\?xml[^<>]*>)", re.IGNORECASE
)
"""The beginning of what is no tag of HTML, nor of the XML that office programs mix into it."""


def with_texts_kept(html: str) -> str:
    """Return the HTML without comments, scripts and styles, texts that look like tags escaped.

    A comment, script or style without an end is such a text, too: it hides nothing.
    """
    return _NO_TAG.sub("&lt;", without_invisible(html))
