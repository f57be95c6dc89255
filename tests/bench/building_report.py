"""The report of ``make bench``: what was measured, and how it stands to the goals."""

import os
import platform
import subprocess
from collections.abc import Iterator, Mapping, Sequence

from bench.measuring import Measurement
from bench.results import CHANGED, COLD, MEGABYTE, STEPS, UNCHANGED, Goal, Result, goal_table, table
from bench.tools import ENVIRONMENT, HUGO, MATERIAL, OURS
from bench.weighing import Weights

_GOAL_SIZE = 10_000
_LARGE = 100_000

Measured = Mapping[tuple[int, str, str], Measurement]


def building_goals(results: Sequence[Result], weights: Weights | None) -> Iterator[Goal]:
    """Yield the goals on which these results bear."""
    found: Measured = {(r.items, r.tool.name, r.step): r.measured for r in results}
    for items in sorted({result.items for result in results}):
        yield from _against_others(items, found)
    yield from _by_size(found)
    if weights:
        title = "item page compressed, besides its own text, largest"
        yield Goal(title=title, limit=12, reached=weights.page / 1000, unit="KB")
        title = "styles, scripts and fonts of the first view, compressed"
        yield Goal(title=title, limit=90, reached=weights.assets / 1000, unit="KB")


def _against_others(items: int, found: Measured) -> Iterator[Goal]:
    ours = {step: found.get((items, OURS.name, step)) for step in STEPS}
    material = found.get((items, MATERIAL.name, COLD))
    hugo = found.get((items, HUGO.name, COLD))
    if (cold := ours[COLD]) and material:
        title = f"{items:,} items: cold, in builds of MkDocs + Material"
        yield Goal(title=title, limit=0.45, reached=cold.seconds / material.seconds)
    for step, limit in ((CHANGED, 1.5), (UNCHANGED, 1.0)):
        if (warm := ours[step]) and hugo:
            title = f"{items:,} items: {step}, in builds of Hugo"
            yield Goal(title=title, limit=limit, reached=warm.seconds / hugo.seconds)


def _by_size(found: Measured) -> Iterator[Goal]:
    small = found.get((_GOAL_SIZE, OURS.name, COLD))
    large = found.get((_LARGE, OURS.name, COLD))
    if not large:
        return
    if small:
        factor = _LARGE / _GOAL_SIZE
        times, memory = large.seconds / small.seconds, large.memory / small.memory
        of = f"an item's at {_LARGE:,} items, in those at {_GOAL_SIZE:,}"
        yield Goal(title=f"time, {of}", limit=1.25, reached=times / factor)
        yield Goal(title=f"memory, {of}", limit=1.25, reached=memory / factor)
    title = f"peak memory at {_LARGE:,} items"
    yield Goal(title=title, limit=3, reached=large.memory / 1e9, unit="GB")


def building_report(
    results: Sequence[Result], goals: Sequence[Goal], failures: Sequence[str]
) -> str:
    """Return the report in Markdown."""
    parts = ["# Builds\n", f"{machine()}\n\n{_versions()}\n", _results_table(results)]
    parts.append(
        "Medians; wall seconds, processor seconds of all processes, peak memory. Cold: no output "
        "and no cache of an earlier build. MkDocs and Zensical have only the home page in their "
        "navigation.\n"
    )
    if goals:
        parts += ["## Goals\n", goal_table(goals)]
    if failures:
        parts += ["## Failed\n", *(f"```text\n{failure}\n```\n" for failure in failures)]
    return "\n".join(parts)


def machine() -> str:
    """Return on what was measured."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def _results_table(results: Sequence[Result]) -> str:
    return table(
        ("items", "tool", "build", "runs", "seconds", "processor s", "memory MB"),
        (
            (
                f"{result.items:,}",
                result.tool.title,
                result.step,
                str(result.runs),
                f"{result.measured.seconds:.2f}",
                f"{result.measured.processor:.2f}",
                f"{result.measured.memory / MEGABYTE:,.0f}",
            )
            for result in results
        ),
    )


def _versions() -> str:
    names = ("hugo", "jieba", "mkdocs", "mkdocs-material", "zensical")
    script = "import sys; from importlib.metadata import version\n"
    script += "print(*(f'{name} {version(name)}' for name in sys.argv[1:]), sep=', ')"
    python = str(ENVIRONMENT / "bin" / "python")
    asked = subprocess.run(
        [python, "-c", script, *names], check=True, capture_output=True, text=True
    )
    return asked.stdout.strip()
