"""From MkDocs' configuration to the settings of a build: the one place that knows both."""

import datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from disclosure.building.settings import Settings

_LUNR: Final = "contrib/search/templates/search/lunr.js"
"""lunr.js 2.3.9, in MkDocs' package."""

_LUNR_PATH: Final = "assets/scripts/search/lunr.js"


def settings_of(config: MkDocsConfig, day: datetime.date) -> Settings:
    """Return what MkDocs' configuration says of a build on that day."""
    return Settings(
        root=Path(config.docs_dir).parent,
        day=day,
        strict=config.strict,
        theme=tuple(map(Path, config.theme.dirs)),
        more_assets={_LUNR_PATH: Path(str(files("mkdocs").joinpath(_LUNR)))},
        extensions=tuple(config.markdown_extensions),
        configs=dict(config.mdx_configs),
        configuration=Path(config.config_file_path).read_text(encoding="utf-8"),
    )
