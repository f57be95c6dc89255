"""The report of ``make bench-search``: bytes, times, quality, and how they stand to the goals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from bench.building_report import machine
from bench.quality import MEASURES, Score, by_kind, quality_goals
from bench.results import KILOBYTE, MEGABYTE, Goal, goal_table, table
from bench.searchers import INDEX, MODULE, PAGE, PAGEFIND, SCRIPTS, Bytes, Trial

_SCALE: Final = 10_000
_LARGE: Final = 100_000

_BYTES_NOTE: Final = (
    "Of a first query with ten results: code and data, without the page's HTML and styles. Of a "
    "later one: what it adds."
)
_TIME_NOTE: Final = (
    "To ten results, with the code loaded and none of the query's data; and the longest block of "
    "the main thread, of which browsers tell from 50 ms on."
)
_GOALS_NOTE: Final = (
    "Bytes and blocks are those of the search page; bytes are judged by the 95th percentile."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexing:
    """What making an index took, and how large it is in bytes."""

    seconds: float
    memory: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that one run found out, by title of the searcher."""

    items: int
    indexing: Mapping[str, Indexing]
    trials: Mapping[str, Sequence[Trial]]
    scores: Mapping[str, Sequence[Score]]


def search_report(findings: Findings) -> str:
    """Return the report in Markdown."""
    about = f"{findings.items:,} items; {machine()}; Chromium, cold cache, uncompressed."
    if PAGEFIND.title not in findings.indexing:
        about += f"\n\n{PAGEFIND.title} has made no index of these items."
    return "\n".join(
        (
            f"# Search\n\n{about}\n",
            "## Index\n",
            _index_table(findings),
            f"## Bytes\n\n{_BYTES_NOTE}\n",
            _bytes_table(findings),
            f"## Time\n\n{_TIME_NOTE}\n",
            _time_table(findings),
            "## By type of query\n",
            _kinds_table(findings),
            "## Quality\n",
            _quality_table(findings),
            f"## Goals\n\n{_GOALS_NOTE}\n",
            goal_table(search_goals(findings)),
        )
    )


def search_goals(findings: Findings) -> list[Goal]:
    """Return the goals on which these findings bear."""
    goals = quality_goals(findings.scores[MODULE.title])
    page = findings.trials[PAGE.title]
    more = 2 if findings.items >= _LARGE else 1
    first = _late([_needed(trial.first) for trial in page]) / KILOBYTE
    later = _late([_needed(trial.later) for trial in page]) / KILOBYTE
    times = [trial.milliseconds for trial in page]
    block = max(trial.block for trial in page)
    index = findings.indexing[PAGE.title]
    size = max(1.0, findings.items / _SCALE)
    return [
        *goals,
        *_goals_beside_pagefind(findings),
        Goal(title="first query", limit=130 * more, reached=first, unit="KB"),
        Goal(title="later query", limit=60 * more, reached=later, unit="KB"),
        Goal(title="time to results, page, p95", limit=300, reached=_late(times), unit="ms"),
        Goal(title="longest block of the main thread", limit=50, reached=block, unit="ms"),
        Goal(title="index build", limit=15 * size, reached=index.seconds, unit="s"),
        Goal(title="index build", limit=1 * size, reached=index.memory / 1e9, unit="GB"),
    ]


def _goals_beside_pagefind(findings: Findings) -> list[Goal]:
    """Return the goals that compare with Pagefind; none if it made no index."""
    if PAGEFIND.title not in findings.trials:
        return []
    page, module, pagefind = (findings.trials[one.title] for one in (PAGE, MODULE, PAGEFIND))
    firsts = [_late([_needed(trial.first) for trial in trials]) for trials in (page, pagefind)]
    quotient = _middle_time(module) / _middle_time(pagefind)
    return [
        Goal(title="first query, in those of Pagefind", limit=0.4, reached=firsts[0] / firsts[1]),
        Goal(title="time to results, module, in those of Pagefind", limit=1, reached=quotient),
    ]


def _needed(loaded: Bytes) -> int:
    return loaded[SCRIPTS] + loaded[INDEX]


def _middle_time(trials: Sequence[Trial]) -> float:
    return median(trial.milliseconds for trial in trials)


def _late(values: Iterable[float]) -> float:
    """Return the 95th percentile: a value that was measured, never one between."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def _spread(values: Sequence[float], show: Callable[[float], str]) -> list[str]:
    return [show(median(values)), show(_late(values)), show(max(values))]


def _kilobytes(size: float) -> str:
    return f"{size / KILOBYTE:,.1f}"


def _milliseconds(value: float) -> str:
    return f"{value:,.0f}"


def _index_table(findings: Findings) -> str:
    return table(
        ("searcher", "seconds", "memory MB", "size MB"),
        (
            (
                title.partition(",")[0],
                f"{made.seconds:.1f}",
                f"{made.memory / MEGABYTE:,.0f}",
                f"{made.size / MEGABYTE:,.1f}",
            )
            for title, made in findings.indexing.items()
        ),
    )


def _bytes_table(findings: Findings) -> str:
    rows: list[list[str]] = []
    for title, trials in findings.trials.items():
        for name, loads in (
            ("first", [trial.first for trial in trials]),
            ("later", [trial.later for trial in trials]),
        ):
            spread = _spread([_needed(load) for load in loads], _kilobytes)
            code = _kilobytes(median(load[SCRIPTS] for load in loads))
            rows.append([f"{title}: {name}", *spread, code])
    return table(("searcher: query", "median KB", "p95", "largest", "of it code"), rows)


def _time_table(findings: Findings) -> str:
    rows: list[list[str]] = []
    for title, trials in findings.trials.items():
        block = max(trial.block for trial in trials)
        times = _spread([trial.milliseconds for trial in trials], _milliseconds)
        rows.append([title, *times, _milliseconds(block) if block else "< 50"])
    return table(("searcher", "median ms", "p95", "longest", "longest block ms"), rows)


def _kinds_table(findings: Findings) -> str:
    rows: list[list[str]] = []
    for title, trials in findings.trials.items():
        for kind in dict.fromkeys(trial.query.kind for trial in trials):
            these = [trial for trial in trials if trial.query.kind == kind]
            later = [trial.later for trial in trials if trial.following.kind == kind]
            rows.append(
                [
                    f"{kind}: {title}",
                    str(len(these)),
                    _kilobytes(median(_needed(trial.first) for trial in these)),
                    _kilobytes(median(map(_needed, later))),
                    _milliseconds(_middle_time(these)),
                ]
            )
    return table(("type: searcher", "n", "first KB", "later KB", "ms"), sorted(rows))


def _quality_table(findings: Findings) -> str:
    rows = (
        [
            f"{kind}: {title.partition(',')[0]}",
            f"{means['n']:.0f}",
            *(f"{means[name]:.3f}" if name in means else "" for name in MEASURES),
        ]
        for title, scores in findings.scores.items()
        for kind, means in by_kind(scores).items()
    )
    return table(("type: searcher", "n", *MEASURES), sorted(rows))
