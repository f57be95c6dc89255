"""How text is cut into terms: folded letters, then overlapping pairs and triples of them.

The browser cuts queries in the same way (``scripts/search/segmentation.js``); shared vectors and a
differential test hold the two equal. No dictionary and no Unicode property is consulted, so that a
browser of another year cuts alike; characters that only later versions of Unicode decompose or
change in case are the exception.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from disclosure.items.numerals import parse_numeral

BREAK: Final = "\0"
"""Parts strings within a unit's text: no term reaches across it."""

LONGEST_TERM: Final = 3

_LEFT_OUT: Final = re.compile(
    "["
    "\u0000-\u0024\u0026-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7"
    "\u02b9-\u036f\u061c\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u2000-\u202f\u2031-\u206f\u20a0-\u20ff\u2190-\u2bff\u2e00-\u2e7f\u2ff0-\u3004"
    "\u3008-\u3020\u302a-\u3030\u3036\u3037\u303d-\u303f\u3099-\u309c\u30a0\u30fb\u31c0-\u31ef"
    "\ud800-\uf8ff\ufe00-\ufe6f\ufeff\ufff0-\uffff"
    "\U0001f000-\U0001faff\U000e0000-\U0010ffff"
    "]+"
)
_COMMON_MARKS: Final = re.compile(
    "[\t-\r !-$&-/:-@\u00a0\u2018-\u201d\u2026\u3000-\u3003\u3008-\u3015"
    "\uff01-\uff04\uff06-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+"
)
"""Left out beforehand, for what remains of a Chinese text is mostly in normal form already."""

_ZEROS: Final = re.compile("[\u25cb\u25ef]")
_COUNTED: Final = re.compile("第([〇零一二三四五六七八九十百千]{1,9})(?=[条款项号章节编])")


def fold(text: str) -> str:
    """Return ``text`` without all that must not decide whether it is found.

    Width, letter case and compatibility forms are levelled (NFKC); blanks, punctuation, quotes,
    brackets, symbols but % and ‰, zero-width and combining characters are left out; the round
    zeros ○ and ◯ become 〇.
    """
    plain = _ZEROS.sub("〇", _COMMON_MARKS.sub("", text))
    level = unicodedata.normalize("NFKC", plain).lower().replace("ς", "σ")
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", level))


def with_arabic_counts(folded: str) -> str:
    """Return folded text with 第四十一条 as 第41条; the same for 款, 项, 号, 章, 节 and 编."""
    return _COUNTED.sub(lambda found: "第" + _arabic(found[1]), folded)


def unit_text(text: str) -> str:
    """Return the folded text from which a unit's terms are cut.

    Behind it, parted by ``BREAK``, come those pieces that read otherwise when Chinese counts are
    written in Arabic digits, each with the two letters before and behind that share a term with it.
    """
    folded = fold(text)
    pieces = [folded]
    arabic: list[str] = []
    spans: list[tuple[int, int]] = []
    length = done = 0
    for found in _COUNTED.finditer(folded):
        digits = _arabic(found[1])
        if digits == found[1]:
            continue
        lead = folded[done : found.start(1)]
        arabic += (lead, digits)
        spans.append((length + len(lead), length + len(lead) + len(digits)))
        length += len(lead) + len(digits)
        done = found.end(1)
    if spans:
        level = "".join(arabic) + folded[done : done + LONGEST_TERM]
        pieces += [level[max(0, start - 2) : end + 2] for start, end in spans]
    return BREAK.join(pieces)


def terms_of(folded: str) -> set[str]:
    """Return the terms of a unit's text: its pairs and triples of letters, and its last letter.

    Every letter begins a pair or is the last one, so that the terms it begins tell where it stands.
    """
    terms: set[str] = set()
    for run in folded.split(BREAK):
        terms.update(run[-1:])
        for size in range(2, LONGEST_TERM + 1):
            terms.update(run[at : at + size] for at in range(len(run) - size + 1))
    return terms


@lru_cache(maxsize=4096)
def _arabic(numeral: str) -> str:
    value = parse_numeral(numeral)
    return numeral if value is None else str(value)
