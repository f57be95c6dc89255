"""The editors' command: ``disclosure build``, ``serve``, ``check``, ``import`` and ``visits``."""

import logging
import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.commands.serve import serve as serve_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from disclosure import reporting
from disclosure.arguments import make_parser
from disclosure.importing.command import ImportFaultError
from disclosure.importing.command import run as run_import
from disclosure.preparing import DayError, Markdown, passes, prepare, resolve_day
from disclosure.visits import VisitsError
from disclosure.visits import run as run_visits

REPOSITORY: Final = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 well, 1 faults found, 2 wrong use."""
    options = make_parser().parse_args(arguments)
    commands = {
        "build": build,
        "serve": serve,
        "check": check,
        "import": import_records,
        "visits": visits,
    }
    source = getattr(options, "source", None)
    if source is not None and not (source / "docs").is_dir():
        print(
            f"{source}: 没有 docs 文件夹；请用 --source 指明含 docs 和 metadata 的文件夹",
            file=sys.stderr,
        )
        return 1
    try:
        return commands[options.command](options)
    except (DayError, ImportFaultError, VisitsError) as error:
        print(error, file=sys.stderr)
    except MkDocsException:  # What it says has been printed by the hooks or MkDocs' own log.
        pass
    except OSError as error:
        print(f"{error.filename or ''}: 文件读写失败：{error.strerror}", file=sys.stderr)
    return 1


def _configuration(options: Namespace, site: Path | None = None) -> MkDocsConfig:
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    return load_config(
        str(REPOSITORY / "mkdocs.yml"),
        docs_dir=str(options.source / "docs"),
        site_dir=str(site) if site else None,
        strict=getattr(options, "strict", False),
        extra={"as_of": options.as_of},
    )


def build(options: Namespace) -> int:
    """Build beside the published folder, then swap: a build that fails changes nothing."""
    site: Path = options.site.resolve()
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=site.parent, prefix=f".{site.name}-") as folder:
        new = Path(folder, "new")
        configuration = _configuration(options, new)
        configuration.extra["published"] = str(site)
        build_with_mkdocs(configuration)
        if site.exists():
            site.rename(Path(folder, "old"))
        new.rename(site)
    print(f"网站已生成：{options.site}")
    return 0


def serve(options: Namespace) -> int:
    """Serve with live reload, as ``mkdocs serve`` does, on the address asked for."""
    print(f"预览地址：http://{options.address}/（按 Ctrl+C 停止）", flush=True)
    serve_with_mkdocs(
        str(REPOSITORY / "mkdocs.yml"),
        docs_dir=str(options.source / "docs"),
        dev_addr=options.address,
        extra={"as_of": options.as_of},
    )
    return 0


def check(options: Namespace) -> int:
    """Print every finding without building; return 1 when there are errors."""
    configuration = _configuration(options)
    markdown = Markdown(
        extensions=configuration.markdown_extensions, configs=configuration.mdx_configs
    )
    preparation = prepare(options.source, resolve_day(options.as_of), markdown)
    write = reporting.as_json if options.format == "json" else reporting.as_text
    print(write(preparation.findings, len(preparation.publication.source.records)))
    return 0 if passes(preparation.findings, strict=options.strict) else 1


def import_records(options: Namespace) -> int:
    """Turn exports of an old system into a source folder and print the reconciliation."""
    print(run_import(options.files, options.into, options.mapping).text)
    return 0


def visits(options: Namespace) -> int:
    """Count visits from access logs and print what was counted."""
    print(run_visits(options.logs, options.site))
    return 0
