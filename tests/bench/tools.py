"""What is measured: this project and others, each with its command and what it leaves behind."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.peers import write_hugo, write_mkdocs
from bench.sources import PROGRAM, WORKSPACE, Source

AS_OF: Final = "2026-06-30"
"""The day on which validity is looked at, so that runs of different days compare."""

ENVIRONMENT: Final = WORKSPACE / "venv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder that a tool builds: its items' files, the command, and all that a build leaves."""

    folder: Path
    items: Sequence[Path]
    command: Sequence[str | Path]
    left: Sequence[Path]

    def clear(self) -> None:
        """Delete what builds have left, caches included: the next one is cold."""
        for path in self.left:
            shutil.rmtree(path, ignore_errors=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A generator: ``prepare`` makes its project of a source in a folder of its own."""

    name: str
    title: str
    prepare: Callable[[Source, Path], Project]


def _ours(source: Source, folder: Path) -> Project:
    folder.mkdir(parents=True, exist_ok=True)
    site = folder / "site"
    return Project(
        folder=folder,
        items=source.items(),
        command=[PROGRAM, "build", "--source", source.folder, "--site", site, "--as-of", AS_OF],
        left=[site, source.folder / ".cache"],
    )


def _material(source: Source, folder: Path) -> Project:
    items = write_mkdocs(source, folder)
    return Project(
        folder=folder,
        items=items,
        command=[ENVIRONMENT / "bin" / "mkdocs", "build", "--quiet"],
        left=[folder / "site"],
    )


def _zensical(source: Source, folder: Path) -> Project:
    items = write_mkdocs(source, folder)
    return Project(
        folder=folder,
        items=items,
        command=[ENVIRONMENT / "bin" / "zensical", "build"],
        left=[folder / "site", folder / ".cache"],
    )


def _hugo(source: Source, folder: Path) -> Project:
    # The package's command is a Python script around this, which would be measured, too.
    binary = next(ENVIRONMENT.glob("lib/python*/site-packages/hugo/binaries/hugo"), Path("hugo"))
    items = write_hugo(source, folder)
    return Project(
        folder=folder,
        items=items,
        command=[binary, "--quiet"],
        left=[folder / "public", folder / "resources"],
    )


OURS: Final = Tool(name="ours", title="this project", prepare=_ours)
MATERIAL: Final = Tool(name="material", title="MkDocs + Material, search", prepare=_material)
HUGO: Final = Tool(name="hugo", title="Hugo, bare template", prepare=_hugo)
ZENSICAL: Final = Tool(name="zensical", title="Zensical", prepare=_zensical)

TOOLS: Final = {tool.name: tool for tool in (OURS, MATERIAL, HUGO, ZENSICAL)}
