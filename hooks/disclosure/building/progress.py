"""Progress: what a build is doing, told while it does it, and in a table at the end."""

import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO


@dataclass(slots=True)
class Stage:
    """A stage of a build: its name, how many things it had to do, how many of them were reused."""

    name: str
    items: int = 0
    reused: int = 0
    seconds: float = 0.0


class Progress:
    """Tells nothing; keeps the stages."""

    def __init__(self) -> None:
        """Start without stages."""
        self.stages: list[Stage] = []

    @contextmanager
    def stage(self, name: str, items: int = 0) -> Iterator[tuple[Stage, Callable[[int], None]]]:
        """Time a stage; gives the stage, and a function that is told how many things are done."""
        stage = Stage(name, items)
        self.stages.append(stage)
        start = time.monotonic()
        with self.shown(stage) as advance:
            yield stage, advance
        stage.seconds = time.monotonic() - start

    @property
    def table(self) -> str:
        """Return the closing table: stage, items, reused, seconds."""
        return _table(self.stages)

    @contextmanager
    def shown(self, stage: Stage) -> Iterator[Callable[[int], None]]:  # noqa: ARG002
        """Show the stage while it lasts; here nothing is shown."""
        yield lambda _: None


class TextProgress(Progress):
    """Tells a stream: by a moving bar on a terminal, elsewhere by a line for each long stage."""

    _LONG = 500

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        """Tell this stream."""
        super().__init__()
        self._stream = stream

    @contextmanager
    def shown(self, stage: Stage) -> Iterator[Callable[[int], None]]:
        """Show the stage while it lasts, if it has much to do."""
        if stage.items < self._LONG:
            yield lambda _: None
        elif self._stream.isatty():
            from tqdm import tqdm  # only a terminal needs it

            with tqdm(total=stage.items, desc=stage.name, leave=False, file=self._stream) as bar:

                def advance(count: int) -> None:
                    bar.update(count)

                yield advance
        else:
            print(f"{stage.name}：{stage.items} 件……", file=self._stream, flush=True)
            yield lambda _: None


def _table(stages: list[Stage]) -> str:
    rows = [("阶段", "件数", "沿用", "秒")]
    rows += [
        (each.name, str(each.items), str(each.reused), f"{each.seconds:.1f}") for each in stages
    ]
    rows.append(("合计", "", "", f"{sum(each.seconds for each in stages):.1f}"))
    widths = [max(_width(row[at]) for row in rows) for at in range(4)]
    return "\n".join(
        _padded(row[0], widths[0])
        + "".join(
            "  " + _padded(cell, width, right=True)
            for cell, width in zip(row[1:], widths[1:], strict=True)
        )
        for row in rows
    )


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks


def _width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
