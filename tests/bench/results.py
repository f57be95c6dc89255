"""What benchmarks find out: results of builds, and goals with whether they are met."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bench.measuring import Measurement
from bench.tools import Tool

COLD: Final = "cold"
UNCHANGED: Final = "nothing changed"
CHANGED: Final = "one item changed"
ADDED: Final = "one item added"
STEPS: Final = (COLD, UNCHANGED, CHANGED, ADDED)

MEGABYTE: Final = 1_000_000
KILOBYTE: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The medians of one kind of build with one tool, and of how many runs they are."""

    items: int
    tool: Tool
    step: str
    measured: Measurement
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is to be reached, and what was: a goal is met up to ``limit`` or, ``least``, from it."""

    title: str
    limit: float
    reached: float
    unit: str = ""
    least: bool = False

    @property
    def met(self) -> bool:
        """Return whether it is reached."""
        return self.reached >= self.limit if self.least else self.reached <= self.limit


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown; all columns but the first are for numbers."""
    head = list(heads)
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *map(list, rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def goal_table(goals: Iterable[Goal]) -> str:
    """Return the goals as a table."""
    return table(
        ("goal", "limit", "reached", "met"),
        (
            (
                goal.title,
                f"{'≥' if goal.least else '≤'} {_number(goal.limit)} {goal.unit}".strip(),
                f"{_number(goal.reached)} {goal.unit}".strip(),
                "yes" if goal.met else "**no**",
            )
            for goal in goals
        ),
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.3f}"
