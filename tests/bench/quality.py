"""How good answers are: the first one, the rank, recall and precision, by type of query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from bench.queries import ALL, NONE, QUOTED, Query
from bench.results import Goal
from bench.searchers import Answer

HIT, RANK, RECALL, TOP, PRECISION, NOTHING = "hit@1", "MRR", "recall", "p@10", "precision", "none"
MEASURES: Final = (HIT, RANK, RECALL, TOP, PRECISION, NOTHING)

_PHRASES: Final = (
    "phrase_rare",
    "phrase_some",
    "phrase_common",
    "phrase_any_cut",
    "phrase_cross_word",
    "width_variant",
)
_GOALS: Final = (
    ("numbers, first result", ("doc_no", "order_no", "index_no"), HIT, 1.0),
    ("titles, first result", ("title_fragment", "title_reordered"), HIT, 0.97),
    ("phrases, recall", _PHRASES, RECALL, 1.0),
    ("phrases, precision of the first ten", _PHRASES, TOP, 1.0),
    ("quoted phrases, precision of all results", (QUOTED,), PRECISION, 1.0),
    (
        "issuer, year or law with a topic, first result",
        ("issuer_topic", "year_topic", "law_article"),
        HIT,
        0.95,
    ),
    ("several words, recall", ("citizen",), RECALL, 0.98),
    ("nothing to find, said so", ("no_hit",), NOTHING, 1.0),
)


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of one answer, by measure; those that its query's mode does not have lack."""

    query: Query
    found: Sequence[str]
    values: Mapping[str, float]

    @property
    def kind(self) -> str:
        """Return the type of the query."""
        return self.query.kind

    @property
    def is_miss(self) -> bool:
        """Return whether a better answer was possible; only a phrase in quotes excludes others."""
        measures = (HIT, RECALL, TOP, NOTHING, *((PRECISION,) if self.kind == QUOTED else ()))
        return any(self.values.get(measure, 1.0) < 1 for measure in measures)


def score(query: Query, answer: Answer) -> Score:
    """Return how good an answer is."""
    if query.mode == NONE:
        return Score(query, answer.found, {NOTHING: float(answer.total == 0)})
    found = answer.found
    if query.mode == ALL:
        top = found[: min(10, len(query.expect))]
        values = {
            RECALL: len(query.expect & set(found)) / len(query.expect),
            TOP: sum(each in query.right for each in top) / min(10, len(query.expect)),
            PRECISION: sum(each in query.right for each in found) / len(found) if found else 0.0,
        }
        return Score(query, found, values)
    rank = next((at for at, each in enumerate(found[:10], 1) if each in query.expect), 0)
    values = {HIT: float(rank == 1), RANK: 1 / rank if rank else 0.0}
    return Score(query, found, values)


def by_kind(scores: Iterable[Score]) -> dict[str, dict[str, float]]:
    """Return the means of each type of query, and how many there were as ``n``."""
    kinds: defaultdict[str, list[Score]] = defaultdict(list)
    for each in scores:
        kinds[each.kind].append(each)
    return {
        kind: {"n": len(found)}
        | {name: fmean(each.values[name] for each in found) for name in found[0].values}
        for kind, found in sorted(kinds.items())
    }


def quality_goals(scores: Sequence[Score]) -> list[Goal]:
    """Return the goals on which these scores bear."""
    goals: list[Goal] = []
    for title, kinds, measure, limit in _GOALS:
        values = [each.values[measure] for each in scores if each.kind in kinds]
        if values:
            goals.append(Goal(title=title, limit=limit, reached=fmean(values), least=True))
    return goals
