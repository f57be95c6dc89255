"""``python -m bench.building``: how long builds take, here and with other generators."""

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.building_report import building_goals, building_report
from bench.measuring import CommandFailedError, Measurement, middle, run
from bench.progress import say
from bench.results import ADDED, CHANGED, COLD, STEPS, Result
from bench.sources import WORKSPACE, Source, add_copy, append_sentence, generated, imported
from bench.tools import OURS, TOOLS, Project, Tool
from bench.weighing import weigh_site


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write ``building.md`` and ``building.svg``, print the table; 1 if a tool failed."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that edits are undone
    results: list[Result] = []
    failures: list[str] = []
    weights = None
    report = ""
    for source in _sources(options):
        for name in options.tools.split(","):
            tool = TOOLS[name]
            try:
                results += _measured(tool, source, options)
            except CommandFailedError as error:
                failures.append(f"{tool.title}, {len(source.items())} items: {error}")
                say(failures[-1])
            if tool is OURS:
                weights = weigh_site(_folder(source, tool) / "site")
            goals = list(building_goals(results, weights))
            report = building_report(results, goals, failures)
            (WORKSPACE / "building.md").write_text(report, encoding="utf-8")
    _draw(results, WORKSPACE / "building.svg")
    say(report)
    return 1 if failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.building", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of generated items")
    parser.add_argument("--scale", type=int, help="one more number of generated items")
    parser.add_argument("--corpus", help="exports with real records, instead of generated items")
    parser.add_argument("--tools", default=",".join(TOOLS), help="which tools (default: all)")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median counts")
    parser.add_argument(
        "--patience", type=float, default=200, help="seconds after which a step is not run again"
    )
    return parser


def _sources(options: argparse.Namespace) -> Iterator[Source]:
    """Yield the sources asked for, each made when its turn comes."""
    if options.corpus:
        say("importing the corpus")
        yield imported([Path(name) for name in options.corpus.split(",")])
        return
    sizes = {int(size) for size in options.sizes.split(",")}
    for size in sorted(sizes | {options.scale} if options.scale else sizes):
        say(f"generating {size} items")
        yield generated(size)


def _measured(tool: Tool, source: Source, options: argparse.Namespace) -> Iterator[Result]:
    """Yield a result for each kind of build, cold first; leave the source as it was."""
    project = tool.prepare(source, _folder(source, tool))
    items = len(project.items)
    changing = project.items[items // 2]
    before = changing.read_bytes()
    added: list[Path] = []
    try:
        for step in STEPS:
            if step == ADDED and tool is not OURS:
                continue
            runs: list[Measurement] = []
            while len(runs) < options.runs and sum(r.seconds for r in runs) < options.patience:
                if step == COLD:
                    project.clear()
                elif step == CHANGED:
                    append_sentence(changing)
                elif step == ADDED:
                    added.append(add_copy(changing, len(added)))
                runs.append(_run(project, f"{items} items, {tool.title}, {step}", len(runs) + 1))
            yield Result(items=items, tool=tool, step=step, measured=middle(runs), runs=len(runs))
    finally:
        changing.write_bytes(before)
        for file in added:
            file.unlink()


def _run(project: Project, title: str, number: int) -> Measurement:
    measured = run(project.command, project.folder)
    say(f"{title}, run {number}: {measured.seconds:.2f} s, {measured.memory / 1e6:.0f} MB")
    return measured


def _folder(source: Source, tool: Tool) -> Path:
    return WORKSPACE / "builds" / f"{source.folder.name}-{tool.name}"


def _draw(results: Sequence[Result], file: Path) -> None:
    # Not above: children begin with this process's memory, and drawing needs much.
    from bench.plotting import draw

    draw(results, file)


if __name__ == "__main__":
    raise SystemExit(main())
