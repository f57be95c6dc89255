"""The MkDocs events: MkDocs loads the configuration and the theme and serves; we do the rest.

No page is an MkDocs page. The pages are rendered by ``disclosure`` after MkDocs has copied the
static files, so that what citizens read does not depend on MkDocs' own pipeline.
"""

import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from disclosure.findings import Finding, Severity
from disclosure.pages.rendering import PageRenderer
from disclosure.preparing import DayError, Markdown, passes, prepare, resolve_day
from disclosure.publishing import keep_visits, write_site
from disclosure.reporting import as_text
from disclosure.theme import find_assets, is_published

LUNR = "contrib/search/templates/search/lunr.js"  # lunr.js 2.3.9, unmodified, in MkDocs' package
LUNR_PATH = "assets/scripts/search/lunr.js"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the source; stop here, before anything is written, when it has errors."""
    root = Path(config.docs_dir).parent
    try:
        day = resolve_day(config.extra.get("as_of"))
    except DayError as error:
        raise PluginError(str(error)) from error
    markdown = Markdown(extensions=config.markdown_extensions, configs=config.mdx_configs)
    preparation = prepare(root, day, markdown)
    source = preparation.publication.source
    _report(preparation.findings, len(source.records), strict=config.strict)
    site = source.metadata.site
    config.site_name, config.site_url = site.name, site.address
    config.theme.static_templates.clear()  # 404 and site map are pages like the others
    config.watch.append(str(root / "metadata"))
    config.extra["preparation"] = preparation
    config.extra["visits"] = keep_visits(Path(config.extra.get("published", config.site_dir)))
    return config


def _report(findings: Sequence[Finding], items: int, *, strict: bool) -> None:
    shown = [each for each in findings if each.severity > Severity.NOTICE]
    print(as_text(shown, items), file=sys.stderr)
    if not passes(findings, strict=strict):
        raise PluginError("检查未通过，没有生成网站；请按上面的提示改正后重试")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave to MkDocs only static files: the theme's own and those beside the columns."""
    themes = set(config.theme.dirs)
    return Files(
        [file for file in files if is_published(file.src_uri, of_theme=file.src_dir in themes)]
    )


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the template environment for the pages."""
    config.extra["environment"] = env
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Write everything; a page that lacks what the law wants on it stops the build here."""
    publication = config.extra["preparation"].publication
    folder = Path(config.site_dir)
    renderer = PageRenderer(
        config.extra["environment"],
        publication.source.metadata.site,
        publication.navigation,
        find_assets(folder),
    )
    (folder / LUNR_PATH).write_bytes(files("mkdocs").joinpath(LUNR).read_bytes())
    findings = write_site(publication, renderer, folder, visits=config.extra["visits"])
    if findings:
        _report(findings, len(publication.catalogue.records), strict=config.strict)
