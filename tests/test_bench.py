"""The parts of the benchmarks that can be wrong without anyone noticing."""

import datetime
from itertools import islice

import pytest

from bench.bodies import chinese
from bench.documents import Issuer, Vocabularies, generate
from bench.quality import HIT, RECALL, TOP, score
from bench.queries import ALL, NONE, TARGET, Query, folded, generate_queries, quoted
from bench.results import Goal
from bench.searchers import Answer
from disclosure.search.documents import SearchDocument

VOCABULARIES = Vocabularies(
    issuers=(
        Issuer(name="示例市财政局", code="11000000MB0001062L", word="示财政"),
        Issuer(name="示例市民政局", code="11000000MB0001054R", word="示民政"),
    ),
    categories=("教育",),
    subjects=("综合政务\\政务公开",),
)


def test_the_same_documents_come_every_time() -> None:
    """A larger number of documents only adds some at the end."""
    few, many = generate(5, VOCABULARIES), generate(50, VOCABULARIES)
    assert list(few) == list(islice(many, 5))


def test_documents_are_told_apart() -> None:
    """No index number and no document number comes twice; numbers have the date's year."""
    documents = list(generate(200, VOCABULARIES))
    assert len({document.index_number for document in documents}) == 200
    assert len({document.document_number for document in documents}) == 200
    assert all(f"/{each.issued.year}-" in each.index_number for each in documents)


def test_documents_are_about_as_long_as_real_ones() -> None:
    """Lengths scatter around 1,900 letters, which real documents have."""
    lengths = [len(document.body) for document in generate(500, VOCABULARIES)]
    assert 1500 < sum(lengths) / len(lengths) < 3000
    assert max(lengths) > 4 * min(lengths)


@pytest.mark.parametrize(
    ("number", "text"), [(7, "七"), (10, "十"), (20, "二十"), (41, "四十一"), (110, "一百一十")]
)
def test_articles_are_counted_in_chinese(number: int, text: str) -> None:
    """Numerals are those of articles and chapters."""
    assert chinese(number) == text


def test_generated_queries_know_their_answers() -> None:
    """Every generated query but those for nothing is answered by a document that it comes from."""
    documents = [
        SearchDocument(
            index_number=each.index_number,
            address=each.index_number.replace("/", "_"),
            title=each.title,
            issued=datetime.date(2020, 1, 1),
            document_number=each.document_number,
            text=each.body,
        )
        for each in generate(20, VOCABULARIES)
    ]
    queries = list(generate_queries(documents, 3))
    assert all(bool(query.expect) != (query.mode == NONE) for query in queries)
    texts = {each.index_number: folded(each.text) for each in documents}
    phrases = [query for query in queries if query.kind == "phrase_any_cut"]
    assert all(query.text in texts[number] for query in phrases for number in query.expect)
    assert [f'"{query.text}"' for query in phrases] == [each.text for each in quoted(phrases)]


def test_scores_are_those_of_the_first_and_of_all() -> None:
    """A target counts by its rank; for all, those in `also` are neither missed nor wrong."""
    target = Query(kind="doc_no", text="", mode=TARGET, expect=frozenset("a"))
    assert score(target, Answer(total=2, found=["b", "a"])).values[HIT] == 0
    every = Query(kind="x", text="", mode=ALL, expect=frozenset("ab"), also=frozenset("c"))
    values = score(every, Answer(total=2, found=["a", "c"])).values
    assert (values[RECALL], values[TOP]) == (0.5, 1.0)


def test_a_goal_is_met_at_its_limit() -> None:
    """A limit is met from the side that it bounds."""
    assert Goal(title="", limit=1, reached=1).met
    assert not Goal(title="", limit=1, reached=1.01).met
    assert not Goal(title="", limit=1, reached=0.99, least=True).met
