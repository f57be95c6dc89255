import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from lunr.builder import Builder
from lunr.query import QueryPresence

from disclosure.search import frames, ranges, shards
from disclosure.search.aliases import aliases_of
from disclosure.search.documents import SearchDocument
from disclosure.search.fields import FIELDS, boosts
from disclosure.search.layout import lay_out
from disclosure.search.parts import parts_of
from disclosure.search.segmentation import BREAK, terms_of, unit_text
from search.laboratory import invented, publish, run

Clause = dict[str, Any]
Tokens = dict[str, Any]
Found = list[list[tuple[str, float]]]
QUERIES = 1000
COMMON = 40
"""Terms are common from so many parts on, for these tests."""
PRESENCE = {1: QueryPresence.OPTIONAL, 2: QueryPresence.REQUIRED, 3: QueryPresence.PROHIBITED}


def ordered(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    """Return documents in the order in which the index numbers them."""
    return sorted(documents, key=lambda item: (item.issued or 0, item.index_number))


def part_tokens(
    texts: Sequence[str], rare: frozenset[str], everywhere: frozenset[str]
) -> list[str]:
    """Return each part's distinct terms; three times those that are rare, and frequent there.

    ``everywhere`` are the common terms of all the item's parts, which each part is taken to hold.
    """
    tokens = []
    for text in texts:
        runs = unit_text(text).split(BREAK)
        counts = Counter(
            run[at : at + size]
            for run in runs
            for size in (2, 3)
            for at in range(len(run) - size + 1)
        )
        counts.update(run[-1:] for run in runs)
        for term in everywhere.union(terms_of(unit_text(text))):
            tokens += [term] * (3 if counts[term] >= 3 and term in rare else 1)
    return tokens


Texts = tuple[list[list[str]], list[list[str]]]


def parts_by_kind(documents: Sequence[SearchDocument]) -> Texts:
    """Return the parts of each document's body, and those of its attachments."""
    bodies = [list(parts_of(item.text)) for item in documents]
    attached = [
        list(parts_of(item.attachment_text)) if item.attachment_text else [] for item in documents
    ]
    return bodies, attached


def rare_and_common(
    documents: Sequence[SearchDocument], texts: Texts
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the terms of few parts, and those of so many that they are told by the item."""
    sizes = [len(own) + len(more) for own, more in zip(*texts, strict=True)]
    units = lay_out([item.issued for item in documents], sizes).units
    parts = [part for kind in texts for some in kind for part in some]
    spread = Counter(term for part in parts for term in terms_of(unit_text(part)))
    return (
        frozenset(term for term, count in spread.items() if count * 16 <= units),
        frozenset(term for term, count in spread.items() if count >= COMMON and count * 4 > units),
    )


def token_streams(documents: Sequence[SearchDocument]) -> list[Tokens]:
    """Return for each document, and each field of lunr's index, all its tokens, computed afresh."""
    bodies, attached = parts_by_kind(documents)
    rare, common = rare_and_common(documents, (bodies, attached))
    streams = []
    for at, item in enumerate(documents):
        tokens: Tokens = {"id": str(at)}
        for field in FIELDS:
            if field.values is not None:
                texts = BREAK.join(map(unit_text, field.values(item)))
                tokens[field.name] = sorted(terms_of(texts))
        tokens["numbers"] = sorted({*tokens["numbers"], *aliases_of(item)})
        own = {term for part in (*bodies[at], *attached[at]) for term in terms_of(unit_text(part))}
        everywhere = frozenset(own & common)
        tokens["body"] = part_tokens(bodies[at], rare, everywhere)
        tokens["attachments"] = part_tokens(attached[at], rare, everywhere)
        streams.append(tokens)
    return streams


def clauses(chance: random.Random, terms: Sequence[str]) -> list[Clause]:
    """Return a query of optional, required, prohibited, prefixed, scoped and boosted terms."""
    if chance.random() < 0.2:  # a phrase: all its terms
        start = chance.randrange(len(terms))
        return [{"term": term, "presence": 2} for term in terms[start : start + 3]]
    query: list[Clause] = []
    for _ in range(chance.randint(1, 5)):
        term = chance.choice(terms)
        clause: Clause = {"term": term, "presence": chance.choice((1, 1, 1, 2, 3))}
        if chance.random() < 0.15:
            clause["term"] = term[: max(1, len(term) - 1)] + "*"
        if chance.random() < 0.3:
            clause["fields"] = chance.sample([field.name for field in FIELDS], 2)
        if chance.random() < 0.2:
            clause["boost"] = chance.choice((2, 5, 0.5))
        query.append(clause)
    if all(clause["presence"] == 3 for clause in query):
        query[0]["presence"] = 1
    return query


def in_python(streams: Sequence[Tokens], queries: Sequence[list[Clause]]) -> Found:
    """Return what the Python lunr finds in a complete index."""
    builder = Builder()
    builder.b(0)
    for name, boost in boosts().items():
        builder.field(name, boost)
    for tokens in streams:
        builder.add(tokens)
    index = builder.build()
    answers = []
    for query in queries:
        asked = index.create_query()
        for clause in query:
            options = {key: clause[key] for key in ("fields", "boost") if key in clause}
            asked.term(
                clause["term"], presence=PRESENCE[clause["presence"]], use_pipeline=False, **options
            )
        answers.append([(found["ref"], found["score"]) for found in index.query(asked)])
    return answers


def differences(ours: Found, theirs: Found, nearly: float) -> list[int]:
    """Return which answers differ in items, or in a score by more than ``nearly``."""
    return [
        at
        for at, (mine, other) in enumerate(zip(ours, theirs, strict=True))
        if dict(mine).keys() != dict(other).keys()
        or any(abs(score - dict(other)[ref]) > nearly for ref, score in dict(mine).items())
    ]


@pytest.fixture(scope="module")
def trial(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, list[Tokens], list[list[Clause]]]:
    """A published index of 500 documents, their tokens, and generated queries."""
    documents = ordered(invented(500, length=60))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frames, "_FEWEST_COMMON", COMMON)
        folder = publish(documents, tmp_path_factory.mktemp("lunr"))
    assert all(rare_and_common(documents, parts_by_kind(documents)))
    streams = token_streams(documents)
    vocabulary = sorted({term for tokens in streams for name in boosts() for term in tokens[name]})
    chance = random.Random(7)
    return folder, streams, [clauses(chance, vocabulary) for _ in range(QUERIES)]


def test_the_shards_answer_as_a_complete_lunr_index(
    trial: tuple[Path, list[Tokens], list[list[Clause]]],
) -> None:
    """Over the shards, lunr.js finds the items of a complete index, with the same scores."""
    folder, streams, queries = trial
    shards = run(folder, "partial", queries)
    assert sum(map(bool, shards)) > QUERIES / 2
    assert differences(shards, run(folder, "complete", [boosts(), streams, queries]), 1e-9) == []


def test_the_shards_answer_as_lunr_in_python(
    trial: tuple[Path, list[Tokens], list[list[Clause]]],
) -> None:
    """The Python lunr finds the same items; it rounds halves to even, so weights part by 0.001."""
    folder, streams, queries = trial
    assert differences(run(folder, "partial", queries), in_python(streams, queries), 0.02) == []


def test_every_term_is_found_where_the_directory_sends_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Terms are found whatever number of ranges the index is made in."""
    monkeypatch.setattr(shards, "_FEW_UNITS", 6)
    monkeypatch.setattr(ranges, "_POSTINGS_A_RANGE", 3000)
    documents = ordered(invented(60, length=40))
    streams = token_streams(documents)
    terms = sorted({term for tokens in streams for name in boosts() for term in tokens[name]})
    answers = run(publish(documents, tmp_path), "partial", [[{"term": term}] for term in terms])
    assert [term for term, answer in zip(terms, answers, strict=True) if not answer] == []
