# mypy: disable-error-code="import-not-found"
"""The plot of ``make bench``: time and memory against items, cold and warm."""

from collections.abc import Callable, Sequence
from math import ceil, floor, log10
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, StrMethodFormatter

from bench.results import CHANGED, COLD, MEGABYTE, UNCHANGED, Result
from bench.tools import TOOLS

_COLOURS: Final = ("#1f4e79", "#b85c00", "#9c2a6a", "#3f7d3f")
_SHOWN: Final = {COLD: ("o", "-"), CHANGED: ("s", "--"), UNCHANGED: ("^", ":")}
# What makes the same results the same bytes, with text that stays text.
_STYLE: Final = {"svg.hashsalt": "bench", "svg.fonttype": "none", "font.family": "sans-serif"}


def draw(results: Sequence[Result], file: Path) -> None:
    """Draw the results into an SVG file."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(14, 7), layout="constrained")
        left, right = figure.subplots(1, 2)
        _plot(left, results, lambda result: result.measured.seconds)
        left.set(title="Time of a build", ylabel="seconds")
        _plot(right, results, lambda result: result.measured.memory / MEGABYTE)
        right.set(title="Peak memory of a build", ylabel="megabytes")
        lines, labels = left.get_legend_handles_labels()
        figure.legend(
            lines, labels, loc="outside lower center", ncols=4, frameon=False, fontsize="small"
        )
        figure.savefig(file, format="svg", metadata={"Date": None})


def _plot(axes: Any, results: Sequence[Result], value: Callable[[Result], float]) -> None:
    for colour, tool in zip(_COLOURS, TOOLS.values(), strict=True):
        for step, (marker, line) in _SHOWN.items():
            points = sorted(
                (each.items, value(each))
                for each in results
                if each.tool is tool and each.step == step
            )
            if points:
                style = {"color": colour, "marker": marker, "linestyle": line}
                axes.plot(*zip(*points, strict=True), label=f"{tool.title}: {step}", **style)
    axes.set(xscale="log", yscale="log", xlabel="items")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(StrMethodFormatter("{x:,g}"))
        axis.set_minor_formatter(NullFormatter())
    low, high = axes.get_ylim()
    axes.set_ylim(10 ** floor(log10(low)), 10 ** ceil(log10(high)))
    axes.grid(visible=True, which="major", color="#dddddd")
