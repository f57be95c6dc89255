"""Aliases: the terms by which a number leads straight to its own document.

A number is compared by what is left when blanks, brackets, 第, 年 and leading zeros are gone. The
browser brings a number that is typed to the same form (``scripts/search/numbers.js``).
"""

import re
from collections.abc import Iterator
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

LONGEST_ALIAS: Final = 80
_HEAD_LINES: Final = 6
_TAIL: Final = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])?[-－—–]\d+$")


def aliases_of(document: SearchDocument) -> set[str]:
    """Return the aliases of a document: of its own numbers, its index numbers and its title."""
    names = {whole_alias(document.index_number), *map(whole_alias, document.other_numbers)}
    if tail := _TAIL.search(document.index_number):
        names.add(whole_alias(tail[0]))
    if document.document_number:
        names.add(whole_alias(document.document_number))
    for number in own_numbers(document):
        names.update(number_aliases(number))
    names.update(title_aliases(document.title))
    return {name[:LONGEST_ALIAS] for name in names if len(name) > len(MARK)}


def own_numbers(document: SearchDocument) -> Iterator[DocumentNumber]:
    """Yield the numbers that the document bears, not those that it cites.

    They are that of its field; failing it, one that ends the title or fills one of the first lines.
    """
    given = parse_document_number(document.document_number)
    if given is not None:
        yield given
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
    """Return the aliases of a number: with and without its word, and its serial alone."""
    lead = number.word.partition("、")[0]
    words = {number.word, lead}
    if number.kind == "order":
        words = {word + "令" for word in words}
    elif number.kind == "announcement":
        genre = number.word[-2:]
        words = {word.removesuffix(genre) + genre for word in words}
    year = "" if number.year is None else str(number.year)
    aliases = {f"{MARK}{number.serial}号", f"{MARK}{year}{number.serial}号"}
    for word in words:
        aliases.add(f"{MARK}{fold(word)}{year}{number.serial}")
        if number.kind != "document":
            aliases.add(f"{MARK}{fold(word)}{number.serial}")
    return aliases


def whole_alias(text: str) -> str:
    """Return the alias of an opaque number: all its letters and digits."""
    return MARK + fold(text)


def title_aliases(title: str) -> set[str]:
    """Return the aliases of a whole title, by which a title typed in full comes first.

    中华人民共和国 before a law's name may be left out.
    """
    folded = fold(title)
    return {f"{MARK}={name}" for name in (folded, folded.removeprefix("中华人民共和国"))}
