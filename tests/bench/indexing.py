"""``python -m bench.indexing``: the search index alone, in a process whose memory is its own."""

import argparse
import pickle
import time
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config import load_config

from bench.sources import ROOT
from bench.tools import AS_OF
from disclosure.building.progress import Progress
from disclosure.building.survey import render_body, survey
from disclosure.configuration import settings_of
from disclosure.day import resolve_day
from disclosure.pages.bodies import BodyRenderer
from disclosure.pages.searching import search_document
from disclosure.search.build import build_search
from disclosure.search.documents import SearchDocument


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the documents of a source (``prepare``), or index such documents (``index``)."""
    parser = argparse.ArgumentParser(prog="bench.indexing", description=__doc__)
    parser.add_argument("action", choices=("prepare", "index"))
    parser.add_argument("documents", type=Path)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--took", type=Path, help="where to write how many seconds it took")
    options = parser.parse_args(arguments)
    if options.action == "prepare":
        options.documents.write_bytes(pickle.dumps(_documents_of(options.source)))
    else:
        documents = read_documents(options.documents)
        begun = time.perf_counter()
        for _ in build_search(documents):
            pass
        options.took.write_text(f"{time.perf_counter() - begun}\n", encoding="utf-8")
    return 0


def read_documents(file: Path) -> list[SearchDocument]:
    """Return the documents that ``prepare`` wrote."""
    documents: list[SearchDocument] = pickle.loads(file.read_bytes())
    return documents


def _documents_of(source: Path) -> list[SearchDocument]:
    configuration = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(source / "docs"))
    settings = settings_of(configuration, resolve_day(AS_OF))
    bodies = BodyRenderer(settings.extensions, settings.configs)
    publication = survey(settings, bodies, b"", {}, Progress()).publication
    return [
        search_document(record, render_body(publication, bodies, record))
        for record in publication.catalogue.records
    ]


if __name__ == "__main__":
    raise SystemExit(main())
