"""Queries with known answers: read from a file, or made of the documents themselves."""

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from disclosure.search.documents import SearchDocument

TARGET, ALL, NONE = "target", "all", "none"
"""Modes: what is expected comes first; all that is expected is found; nothing is found."""

QUOTED: Final = "quoted_phrase"

_SEED: Final = "queries"
_STOP: Final = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
_FORMS: Final = (
    lambda word, year, serial: f"{word}〔{year}〕{serial}号",
    lambda word, year, serial: f"{word}[{year}]{serial}号",
    lambda word, year, serial: f"{word}({year}){serial}号",
    lambda word, year, serial: f"{word}【{year}】第{serial}号",
    lambda word, year, serial: f"{word}〔{year}〕 {serial} 号",
    lambda word, year, serial: f"{word} {year} {serial}号",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query, its type and mode, and the index numbers of the documents that answer it.

    Documents in ``also`` may be found or not: they hold a phrase across the end of a line only, or
    elsewhere than in their text.
    """

    kind: str
    text: str
    mode: str
    expect: frozenset[str]
    also: frozenset[str] = frozenset()

    @property
    def right(self) -> frozenset[str]:
        """Return the documents that may be found."""
        return self.expect | self.also


def read_queries(file: Path, numbers: Mapping[str, str]) -> Iterator[Query]:
    """Yield the queries of a file of JSON lines, the ids of records turned into index numbers.

    A record that was not imported can't be found; a query for such records only is left out.
    """
    for line in file.read_text(encoding="utf-8").splitlines():
        written = json.loads(line)
        expect = frozenset(numbers[each] for each in written["expect"] if each in numbers)
        if expect or written["mode"] == NONE:
            yield Query(
                kind=written["type"],
                text=written["query"],
                mode=written["mode"],
                expect=expect,
                also=frozenset(
                    numbers[each] for each in written.get("also") or () if each in numbers
                ),
            )


def generate_queries(documents: Sequence[SearchDocument], each: int) -> Iterator[Query]:
    """Yield ``each`` queries of every kind: numbers, titles, phrases, several words, nothing."""
    generator = random.Random(_SEED)
    texts = _Texts(documents)
    long = [document for document in documents if len(document.text) > 200]
    makers: tuple[Callable[[SearchDocument], Query], ...] = (
        lambda document: _number(generator, document),
        lambda document: _index_number(generator, document),
        lambda document: _title(generator, document, texts),
        lambda document: _phrase(generator, document, texts),
        lambda document: _words(generator, document, texts),
    )
    for make in makers:
        yield from (make(generator.choice(long)) for _ in range(each))
    for serial in range(max(1, each // 5)):
        text = f"无此机关〔2031〕{serial + 1}号"
        yield Query(kind="no_hit", text=text, mode=NONE, expect=frozenset())


def quoted(queries: Iterable[Query]) -> list[Query]:
    """Return the queries for a phrase once more, as quoted ones: these find nothing else."""
    return [
        replace(query, kind=QUOTED, text=f'"{query.text}"')
        for query in queries
        if query.kind.startswith("phrase_") and '"' not in query.text
    ]


def folded(text: str) -> str:
    """Return a text as it is compared: one width, lower case, letters, decimals, % and ‰ only."""
    level = _STOP.sub("", unicodedata.normalize("NFKC", text).lower())
    return "".join(letter for letter in level if letter.isalnum() or letter in "%‰.")


class _Texts:
    """The folded texts of all documents, to look phrases up in."""

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        self._all = [
            (
                document.index_number,
                "\n".join(map(folded, document.text.splitlines())),
                folded(
                    f"{document.title}{document.summary}{''.join(document.keywords)}"
                    f"{document.issuing_body}{document.text}"
                ),
                folded(document.title),
            )
            for document in documents
        ]

    def with_title(self, fragment: str) -> frozenset[str]:
        """Return the documents whose titles hold a fragment."""
        return frozenset(number for number, _, _, title in self._all if fragment in title)

    def with_words(self, words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Return who holds all words inside lines, and who holds them at all."""
        within = (number for number, lines, _, _ in self._all if all(w in lines for w in words))
        anyhow = (number for number, _, whole, _ in self._all if all(w in whole for w in words))
        return frozenset(within), frozenset(anyhow)


def _number(generator: random.Random, document: SearchDocument) -> Query:
    written = document.document_number
    word, _, rest = written.partition("〔")
    year, _, serial = rest.removesuffix("号").partition("〕")
    text = generator.choice(_FORMS)(word, year, serial) if serial else document.index_number
    expect = frozenset({document.index_number})
    return Query(kind="doc_no", text=text, mode=TARGET, expect=expect)


def _index_number(generator: random.Random, document: SearchDocument) -> Query:
    number = document.index_number
    text = generator.choice((number, number.lower(), number.replace("/", " ")))
    return Query(kind="index_no", text=text, mode=TARGET, expect=frozenset({number}))


def _title(generator: random.Random, document: SearchDocument, texts: _Texts) -> Query:
    title = folded(document.title)
    length = min(len(title), generator.randint(8, 20))
    begin = generator.randint(0, len(title) - length)
    fragment = title[begin : begin + length]
    return Query(
        kind="title_fragment", text=fragment, mode=TARGET, expect=texts.with_title(fragment)
    )


def _phrase(generator: random.Random, document: SearchDocument, texts: _Texts) -> Query:
    return _looked_up("phrase_any_cut", [_cut(generator, document, 3, 10)], texts)


def _words(generator: random.Random, document: SearchDocument, texts: _Texts) -> Query:
    words = [_cut(generator, document, 2, 4) for _ in range(generator.choice((2, 2, 3)))]
    return _looked_up("citizen", words, texts)


def _looked_up(kind: str, words: Sequence[str], texts: _Texts) -> Query:
    within, anyhow = texts.with_words(words)
    return Query(kind=kind, text=" ".join(words), mode=ALL, expect=within, also=anyhow)


def _cut(generator: random.Random, document: SearchDocument, least: int, most: int) -> str:
    """Return a piece of a line of the text, cut anywhere but beside a decimal point."""
    lines = [line for line in map(folded, document.text.splitlines()) if len(line) >= most]
    while True:
        line = generator.choice(lines)
        length = generator.randint(least, most)
        begin = generator.randint(0, len(line) - length)
        piece = line[begin : begin + length]
        if piece == piece.strip("."):
            return piece
