"""Document numbers (发文字号): one grammar for every way in which people write the same number.

GB/T 9704-2012 and 党政机关公文处理工作条例 print them as agency word, year in hexagonal brackets,
serial without leading zeros and without 第, then 号. Orders and announcements count otherwise. The
printed original is never rewritten: a number serves to compare, to find and to judge.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from disclosure.items.letters import HAN, UNSEEN
from disclosure.items.numerals import parse_numeral

NumberKind = Literal["document", "order", "announcement"]

_BLANKS: Final = re.compile(rf"[\s{UNSEEN}]+")
_LONGEST_TEXT: Final = 120

_OPEN: Final = r"[〔\[【〖({<〈《「『„]"
_CLOSE: Final = r"[〕\]】〗)}>〉》」』‟”]"
_CHINESE: Final = "〇○零一二三四五六七八九"
_YEAR: Final = rf"(?:(?:19|20)[0-9]{{2}}|[{_CHINESE}]{{4}})"
_SERIAL: Final = rf"(?:[0-9]{{1,6}}|[{_CHINESE}十百千]{{1,7}})"
_ORGAN: Final = "部委会局署院厅行府办"

_WORD: Final = rf"(?P<word>[A-Za-z{HAN}]{{1,20}})"
_ISSUER: Final = rf"(?P<word>[{HAN}、]{{0,59}}(?:[{_ORGAN}]|(?<![{HAN}])国|主席|[省市州县区]长))"
_NOTICE: Final = rf"(?P<word>[{HAN}、]{{0,60}}(?:公告|通告))"
_BRACKETED: Final = rf"{_OPEN}(?P<year>{_YEAR})年?{_CLOSE}"
_COUNT: Final = (
    rf"\(?(?:{_BRACKETED}|(?P<plain_year>{_YEAR})年)?"
    rf"\(?(?:第(?P<serial>{_SERIAL})号?|(?P<plain_serial>{_SERIAL})号)\)?"
)
_COUNT_FIRST: Final = rf"(?:(?P<year>{_YEAR})年)?第?(?P<serial>{_SERIAL})号"
_FOUR_DIGITS: Final = "(?P<year>(?:19|20)[0-9]{2})"

_GRAMMAR: Final[tuple[tuple[NumberKind, re.Pattern[str]], ...]] = (
    ("order", re.compile(rf"{_ISSUER}令{_COUNT}")),
    ("order", re.compile(rf"{_ISSUER}{_COUNT_FIRST}令")),
    ("announcement", re.compile(rf"{_NOTICE}{_COUNT}")),
    ("announcement", re.compile(rf"{_ISSUER}{_COUNT_FIRST}(?P<genre>公告|通告)")),
    (
        "document",
        re.compile(rf"{_WORD}{_BRACKETED}字?第?(?P<serial>[0-9]{{1,6}})号?(?:文件?)?"),
    ),
    ("document", re.compile(rf"{_WORD}{_FOUR_DIGITS}年第?(?P<serial>[0-9]{{1,6}})号")),
    # Without brackets or 年 the four-digit year is still certain, but licences, filings and codes
    # look alike, and without 号 so does any figure.
    ("document", re.compile(rf"{_WORD}(?<![备证码]){_FOUR_DIGITS}(?P<serial>[0-9]{{1,4}})号")),
)
_NO_AGENCY_WORD: Final = re.compile("的|了|第|号|为|及|与|或|关于|根据|依据|按照|依照|文件")
_JOINT_BLANK: Final = re.compile(
    rf"(?<=[{_ORGAN}])[\s{UNSEEN}]+(?=[{HAN}]{{3}})(?!公告|通告|办公)(?=.*(?:令|公告|通告))"
)
_JOINT: Final = re.compile(rf"(部|总局|总署)(?=[{HAN}]{{2,}}(?:部|总局|总署)(?:、|公告|通告|$))")
_CANONICAL: Final = re.compile(
    rf"[A-Za-z{HAN}]+〔[0-9]{{4}}〕[1-9][0-9]*号"
    rf"|[{HAN}、]+(?:令|公告|通告)(?:〔[0-9]{{4}}〕|[0-9]{{4}}年)?"
    r"第(?:[1-9][0-9]*|[〇零一二三四五六七八九十百千]+)号"
)
_REPUBLIC: Final = "中华人民共和国"
_RUNNING_SERIES: Final = frozenset({"国务院", "主席"})
"""Issuers whose orders are counted on over the years, so that a year says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """A document's number.

    ``word`` is the agency word (代字) of a document, the issuer of an order (国务院), or the
    issuer with 公告 or 通告 of an announcement; joint issuers are parted by 、. ``year`` is None
    where the number holds none.
    """

    kind: NumberKind
    word: str
    year: int | None
    serial: int

    @property
    def key(self) -> str:
        """One string per number: ``word|year|serial``, ``国务院令||711``, ``某部公告|2024|16``.

        A joint order or announcement bears the number of its lead agency, so only that counts.
        主席令 start again with each National People's Congress: one key, several orders.
        """
        lead, joint, _ = self.word.partition("、")
        if self.kind == "order":
            lead += "令"
        elif joint:
            lead += self.word[-2:]
        year = "" if self.year is None or self._running else self.year
        return f"{lead}|{year}|{self.serial}"

    @property
    def _running(self) -> bool:
        return self.kind == "order" and self.word.partition("、")[0] in _RUNNING_SERIES

    @property
    def canonical(self) -> str:
        """The number as it should be printed: 示政发〔2018〕7号, 国务院令第711号."""
        if self.kind == "document":
            return f"{self.word}〔{self.year}〕{self.serial}号"
        genre = "令" if self.kind == "order" else ""
        year = "" if self.year is None or self._running else f"{self.year}年"
        return f"{self.word}{genre}{year}第{self.serial}号"


def parse_document_number(text: str) -> DocumentNumber | None:
    """Return the number that the whole of ``text`` writes, or None.

    Ignored are width, blanks and zero-width letters, the sort of brackets around the year (mixed
    pairs too), 第 or 字 before the serial, leading zeros, a missing 号, round brackets around the
    whole, 中华人民共和国 before an issuer, and whether an order counts in Chinese numerals; 国令 is
    国务院令. The year may also stand without brackets if agency word and 号 are there (某政发20187
    号, 某政发2018年7号). Dates, titles, bare figures and numbers without word or year give None.
    """
    if len(text) > _LONGEST_TEXT:
        return None
    plain = _JOINT_BLANK.sub("、", unicodedata.normalize("NFKC", text).strip())
    plain = _BLANKS.sub("", plain).removeprefix("(").removesuffix(")")
    for kind, pattern in _GRAMMAR:
        if found := pattern.fullmatch(plain):
            return _number(kind, found.groupdict())
    return None


def is_canonical(text: str) -> bool:
    """Return whether a number is printed faultlessly.

    Orders and announcements may name the year as 2024年 or 〔2024〕, count in Chinese numerals, and
    orders may be called 国令 or 中华人民共和国国务院令.
    """
    number = parse_document_number(text)
    return number is not None and (
        text == number.canonical or _CANONICAL.fullmatch(text) is not None
    )


def _number(kind: NumberKind, parts: dict[str, str | None]) -> DocumentNumber | None:
    year = parse_numeral(parts.get("year") or parts.get("plain_year") or "")
    serial = parse_numeral(parts.get("serial") or parts.get("plain_serial") or "")
    word = parts["word"] or ""
    if not serial or (year and not 1900 <= year <= 2099):
        return None
    if kind == "document":
        if _NO_AGENCY_WORD.search(word) or not re.search(rf"[{HAN}]", word):
            return None
    else:
        word = _JOINT.sub(r"\1、", word)
        word = "、".join(_issuer(name) for name in word.split("、")) + (parts.get("genre") or "")
        if not word or (year is None and word in {"公告", "通告"}):
            return None
    return DocumentNumber(kind=kind, word=word, year=year, serial=serial)


def _issuer(name: str) -> str:
    """Return an issuer's name without 中华人民共和国, 国 (of 国令) as 国务院."""
    short = name.removeprefix(_REPUBLIC) or name
    return "国务院" if short == "国" else short


_THIN: Final = rf"[ \t\u00a0\u2000-\u200a\u3000{UNSEEN}]"
_GAP: Final = rf"{_THIN}*+"
_PART: Final = rf"(?:、|{_THIN}+)"
_FOLD: Final = rf"{_GAP}(?:\n{_GAP})?"
_DIGIT: Final = "[0-9０-９]"
_WILD_YEAR: Final = rf"(?:{_DIGIT}{{4}}|[{_CHINESE}]{{4}})"
_WILD_SERIAL: Final = rf"(?:{_DIGIT}{{1,6}}|[{_CHINESE}十百千]{{1,7}})"
_WILD_BRACKETED: Final = (
    rf"[〔\[【〖({{<〈《「『„﹝［（]{_GAP}{_WILD_YEAR}{_GAP}年?{_GAP}[〕\]】〗)}}>〉》」』‟”﹞］）]"
)
_TAIL: Final = re.compile(
    rf"(?:令|公告|通告){_FOLD}(?P<open>[(（])?(?:{_WILD_BRACKETED}|{_WILD_YEAR}{_GAP}年)?{_GAP}"
    rf"(?P<inner>[(（])?第?{_GAP}{_WILD_SERIAL}{_GAP}号(?(open)[)）]|(?(inner)[)）]))"
    rf"|(?:{_WILD_YEAR}年)?第{_GAP}{_WILD_SERIAL}{_GAP}号(?:令|公告|通告)"
    rf"|{_WILD_BRACKETED}{_FOLD}字?第?{_GAP}{_DIGIT}{{1,6}}{_FOLD}号"
    rf"|[〔\[【﹝［]{_WILD_YEAR}[〕\]】﹞］]{_DIGIT}{{1,6}}(?![0-9０-９A-Za-z年月日])"
)
_RUN: Final = re.compile(rf"[A-Za-z{HAN}]*{_GAP}$")
_JOINT_RUN: Final = re.compile(rf"(?:[{HAN}]+[{_ORGAN}]{_PART})*[{HAN}]*{_GAP}$")
_LEAD: Final = re.compile(
    "(?:的|了|为|及|与|或|按照?|以|号|关于|根据|依据|依照|遵照|参照|符合|执行|贯彻|落实|做好|转发|印发"
    "|复函|修改|修订|废止|替代|代替|取代|详见|参见|通过|属于|下发|发布|公布|通知|意见|办法|规定|方案"
    "|条例|细则|文件|我[国院省市县区厅局]|原(?=国家|中华)|[一二三四五六七八九十]日)(?=.)"
)
_AGENCY: Final = re.compile("人民政府(?=.)")
_LOOK_BACK: Final = 60
_LONGEST_WORD: Final = 15
_LONGEST_ISSUER: Final = 40


def find_document_numbers(text: str) -> Iterator[tuple[int, int, DocumentNumber]]:
    """Yield start, end (offsets in ``text``) and number of each number within running text.

    Certain are year and serial, and the word's end. Where the word begins is certain only after
    punctuation, a bracket, a line's start or another number; after other text it begins behind the
    last word that introduces citations (根据, 按照, 印发 …), so that stray letters may precede it.
    A run longer than 15 letters (issuers: 40) is given up. Years need brackets (or 年 for orders
    and announcements), and without 号 only square or hexagonal ones count.
    """
    floor = 0
    for tail in _TAIL.finditer(text):
        start = _word_start(text, floor, tail)
        number = parse_document_number(text[start : tail.end()]) if start is not None else None
        if start is not None and number is not None:
            yield start, tail.end(), number
        floor = tail.end()


def _word_start(text: str, floor: int, tail: re.Match[str]) -> int | None:
    """Return where the word before a number's ``tail`` begins; None where nobody can tell."""
    document = tail[0][0] not in "令公通" and tail[0][-1] not in "令告"
    floor = max(floor, tail.start() - _LOOK_BACK)
    found = (_RUN if document else _JOINT_RUN).search(text, floor, tail.start())
    if found is None:
        return None
    start, run = found.start(), found[0]
    if start == floor > 0 and run[:1] in ("和", "、"):
        start += 1
    if run[:1] in ("年", "月", "日") and text[start - 1 : start].isdigit():
        start += 1
    for pattern in (_LEAD, _AGENCY) if document else (_LEAD,):
        for lead in pattern.finditer(text, start, tail.start()):
            start = lead.end()
    if not document:
        start = _issuer_start(text, start, tail.start())
    longest = _LONGEST_WORD if document else _LONGEST_ISSUER
    return start if tail.start() - start <= longest else None


def _issuer_start(text: str, start: int, end: int) -> int:
    """Return where the issuer within a run of text begins, by the names that cannot be mistaken."""
    run = text[start:end].rstrip()
    if _REPUBLIC in run:
        return start + run.index(_REPUBLIC)
    for name in _RUNNING_SERIES:
        if run.endswith(name):
            return start + len(run) - len(name)
    return start
