"""The MkDocs events: MkDocs loads the configuration and serves; the package does the rest.

No page is an MkDocs page, and no file is copied by MkDocs: what citizens read does not depend on
MkDocs' own pipeline.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from disclosure.building.publishing import build_anew
from disclosure.configuration import settings_of
from disclosure.day import DayError, resolve_day
from disclosure.reporting import report
from disclosure.visits.recording import VISITS_FILE, keep_visits


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build everything beside the site; errors stop here, before MkDocs clears it."""
    try:
        settings = settings_of(config, resolve_day(None))
    except DayError as error:
        raise PluginError(str(error)) from error
    beside = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    built = build_anew(settings, Path(beside.name))
    print(report(built.findings, built.items), file=sys.stderr)
    if built.kept is None:
        raise PluginError("检查未通过，没有生成网站；请按上面的提示改正后重试")
    (Path(beside.name) / VISITS_FILE).write_bytes(keep_visits(Path(config.site_dir)))
    config.theme.static_templates.clear()  # 404 and site map are pages like the others
    config.watch.append(str(settings.root / "metadata"))
    config.extra["built"] = beside
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave nothing to MkDocs."""
    return Files([])


def on_post_build(config: MkDocsConfig) -> None:
    """Put everything in place."""
    beside = config.extra.pop("built")
    shutil.copytree(beside.name, config.site_dir, dirs_exist_ok=True)
    beside.cleanup()
