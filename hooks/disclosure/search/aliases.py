"""Aliases: the terms by which a number leads straight to its own document.

A number is compared by what is left when blanks, brackets, 第, 年 and leading zeros are gone. The
browser brings a number that is typed to the same form (``scripts/search/numbers.js``).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from disclosure.items.document_numbers import (
    DocumentNumber,
    find_document_numbers,
    parse_document_number,
)
from disclosure.search.documents import SearchDocument
from disclosure.search.segmentation import fold

MARK: Final = "#"
"""Begins every alias. Folding leaves it out, so that no term of text can be an alias."""

LOCAL: Final = "~"
"""Ends the alias of a local rule's title without its place."""

LONGEST_ALIAS: Final = 80
_HEAD_LINES: Final = 6
_TAIL: Final = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])?[-－—–]\d+$")

_WORDLESS: Final = re.compile("(?:(?P<year>(?:19|20)[0-9]{2})年?)?第?(?P<serial>[0-9]{1,6})号")
"""A number without agency word, such as 第9号 or 2019年第8号."""

_GOVERNMENT: Final = re.compile("(?P<place>.*(?P<level>[省市州县区旗]))人民政府")
_OF_A_PLACE: Final = re.compile(
    "(?:(?!关于).){1,9}?(?:省|市|县|区|州|旗)(?P<name>.{2,}(?:条例|办法|规定|规则|细则))"
)
"""The title of a local rule, whose place citizens leave out."""


def aliases_of(document: SearchDocument) -> set[str]:
    """Return the aliases of a document: of its own numbers, its index numbers and its title."""
    names = {whole_alias(document.index_number), *map(whole_alias, document.other_numbers)}
    if tail := _TAIL.search(document.index_number):
        names.add(whole_alias(tail[0]))
    if document.document_number:
        names.add(whole_alias(document.document_number))
        if counted := _WORDLESS.fullmatch(fold(document.document_number)):
            names.add(f"{MARK}{counted['year'] or ''}{int(counted['serial'])}号")
    for number in own_numbers(document):
        names.update(number_aliases(number))
        names.update(_body_aliases(number, (document.issuing_body, *document.co_issuers)))
    names.update(title_aliases(document.title))
    return {name[:LONGEST_ALIAS] for name in names if len(name) > len(MARK)}


def own_numbers(document: SearchDocument) -> Iterator[DocumentNumber]:
    """Yield the numbers that the document bears, not those that it cites.

    They are those of its fields and one at the end of its title; failing a field, one that fills
    one of the first lines.
    """
    for given in (document.document_number, *document.other_numbers):
        if (number := parse_document_number(given)) is not None:
            yield number
    for _, end, number in find_document_numbers(document.title):
        if not fold(document.title[end:]):
            yield number
    if document.document_number:
        return
    for line in document.text.lstrip().split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        if (found := parse_document_number(line.strip())) is not None:
            yield found
            return


def number_aliases(number: DocumentNumber) -> set[str]:
    """Return the aliases of a number: with and without its word, and its serial alone.

    A government's order is called by shorter names too: 市政府令, 政府令, 令; an announcement by
    any of its issuers, with 国家 or without, or by none.
    """
    lead = number.word.partition("、")[0]
    words = {number.word, lead}
    if number.kind == "order":
        words = {word + "令" for word in words | _short_names(lead)}
    elif number.kind == "announcement":
        genre = number.word[-2:]
        issuers = number.word.removesuffix(genre)
        words = {word + genre for word in {issuers, "", *issuers.split("、")}}
        words |= {word.replace("国家", "") for word in words}
    year = "" if number.year is None else str(number.year)
    aliases = {f"{MARK}{number.serial}号", f"{MARK}{year}{number.serial}号"}
    for word in words:
        aliases.add(f"{MARK}{fold(word)}{year}{number.serial}")
        if number.kind != "document":
            aliases.add(f"{MARK}{fold(word)}{number.serial}")
    return aliases


def _body_aliases(number: DocumentNumber, bodies: Iterable[str]) -> Iterator[str]:
    """Yield what a number is called by who does not know its word: 某某局2024年第7号."""
    if number.kind != "order" and number.year is not None:
        for body in bodies:
            yield f"{MARK}{fold(body)}{number.year}{number.serial}"


def _short_names(issuer: str) -> set[str]:
    """Return what citizens call an issuer of orders besides its name; the empty name among them."""
    government = _GOVERNMENT.fullmatch(issuer)
    if government is None:
        return {""}
    place, level = government.groups()
    return {"", "政府", "人民政府", f"{level}政府", f"{level}人民政府", f"{place}政府"}


def whole_alias(text: str) -> str:
    """Return the alias of an opaque number: all its letters and digits."""
    return MARK + fold(text)


def title_aliases(title: str) -> set[str]:
    """Return the aliases of a whole title, by which a title typed in full comes first.

    中华人民共和国 before a law's name may be left out, and the place before that of a local rule.
    """
    folded = fold(title)
    names = {folded, folded.removeprefix("中华人民共和国")}
    if local := _OF_A_PLACE.fullmatch(folded):
        names.add(local["name"] + LOCAL)
    return {f"{MARK}={name}" for name in names}
