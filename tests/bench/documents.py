"""Documents for the benchmarks: deterministic, of realistic length, and every word invented."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bench.bodies import FORMS, Form
from bench.sentences import Writer, make_writer
from bench.vocabulary import Lexicon, zipf

MOST: Final = 100_000
"""As many documents can be told apart by the five digits of their index numbers."""

_SEED: Final = "documents"
_YEARS: Final = range(2006, 2026)
_MEAN_OF_LOG, _SPREAD_OF_LOG = 7.34, 0.85
_SHORTEST, _LONGEST = 180, 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """A body that issues documents: its full name, its code and the word in its numbers."""

    name: str
    code: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabularies:
    """What the metadata of the source folder lets a document say."""

    issuers: Sequence[Issuer]
    categories: Sequence[str]
    subjects: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document. ``expires`` is set with ``effective``: only normative documents have both."""

    title: str
    index_number: str
    issuer: str
    category: str
    subject: str
    genre: str
    issued: date
    document_number: str
    keywords: tuple[str, ...]
    summary: str
    body: str
    effective: date | None = None
    expires: date | None = None
    related: str = ""


def generate(count: int, vocabularies: Vocabularies) -> Iterator[Document]:
    """Yield the first ``count`` documents; a larger count only adds some at the end."""
    if count > MOST:
        raise ValueError(f"at most {MOST} documents")
    issuers = zipf(range(len(vocabularies.issuers)), exponent=0.7)
    serials: Counter[tuple[str, int]] = Counter()
    for position in range(count):
        issuer, issued = _origin(position, issuers, vocabularies)
        serials[issuer.word, issued.year] += 1
        serial = serials[issuer.word, issued.year]
        number = f"{issuer.word}〔{issued.year}〕{serial}号"
        related = ""
        if position % 10 == 9:
            other = position - 1 - position % 7
            related = _index_number(other, *_origin(other, issuers, vocabularies))
        yield _document(position, vocabularies, issuer, issued, number, related)


def _origin(
    position: int, issuers: Lexicon[int], vocabularies: Vocabularies
) -> tuple[Issuer, date]:
    """Return by whom and when a document was issued; later years have more documents."""
    generator = random.Random(f"{_SEED}:{position}:origin")
    issuer = vocabularies.issuers[issuers.draw(generator)]
    year = generator.choices(_YEARS, weights=range(10, 10 + len(_YEARS)))[0]
    return issuer, date(year, 1, 1) + timedelta(days=generator.randrange(365))


def _index_number(position: int, issuer: Issuer, issued: date) -> str:
    return f"{issuer.code}/{issued.year}-{position:05}"


def _document(
    position: int,
    vocabularies: Vocabularies,
    issuer: Issuer,
    issued: date,
    number: str,
    related: str,
) -> Document:
    generator = random.Random(f"{_SEED}:{position}")
    letters = int(generator.lognormvariate(_MEAN_OF_LOG, _SPREAD_OF_LOG))
    form = _form(generator, letters)
    writer = make_writer(generator, issued)
    subject = _matter(writer)
    effective = issued if form.is_normative else None
    return Document(
        title=form.title.format(issuer=issuer.name, subject=subject),
        index_number=_index_number(position, issuer, issued),
        issuer=issuer.name,
        category="规范性文件" if effective else generator.choice(vocabularies.categories),
        subject=generator.choice(vocabularies.subjects),
        genre=form.genre,
        issued=issued,
        document_number=number,
        keywords=tuple(dict.fromkeys(writer.thing() for _ in range(4))),
        summary=f"就{subject}作出安排，明确{writer.thing()}和{writer.thing()}的要求。",
        body=form.body(writer, max(_SHORTEST, min(letters, _LONGEST)), issuer.name),
        effective=effective,
        expires=_five_years_after(effective) if effective else None,
        related=related,
    )


def _form(generator: random.Random, letters: int) -> Form:
    """Return a form of document that has such a length."""
    fitting = [form for form in FORMS if form.shortest <= letters <= form.longest]
    return generator.choices(fitting, [form.weight for form in fitting])[0]


def _matter(writer: Writer) -> str:
    """Return what a document is about, as its title says it."""
    matter = f"{writer.act()}{writer.thing()}"
    shape = writer.generator.random()
    if shape < 0.4:
        return f"{writer.place()}{matter}"
    if shape < 0.7:
        return f"{writer.day.year}年度{matter}"
    return f"{matter}和{writer.thing()}"


def _five_years_after(day: date) -> date:
    """Return the last day of the five years that begin with a day."""
    return date(day.year + 5, day.month, min(day.day, 28)) - timedelta(days=1)
