"""Settings: what a build is told, once MkDocs' configuration and the command line are read."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a build is told.

    ``root`` is the source folder, ``theme`` the folders of templates and static files, the first of
    which go before the others; ``more_assets`` are static files from elsewhere, by published path.
    ``extensions`` and ``configs`` are the Markdown extensions as Python-Markdown takes them,
    ``configuration`` is the text that they were read from. Where ``indexing`` is off, the search
    index stays as it was: the preview has no time for it.
    """

    root: Path
    day: datetime.date
    strict: bool = False
    theme: Sequence[Path] = ()
    more_assets: Mapping[str, Path] = field(default_factory=dict)
    extensions: Sequence[Any] = ()
    configs: Mapping[str, Any] = field(default_factory=dict)
    configuration: str = ""
    indexing: bool = True
