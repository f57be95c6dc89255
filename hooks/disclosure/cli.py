"""The editors' command: ``disclosure build``, ``serve``, ``check``, ``import`` and ``visits``."""

import io
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from disclosure import reporting
from disclosure.arguments import make_parser
from disclosure.building.changes import told
from disclosure.building.checking import check as check_settings
from disclosure.building.digests import program_digest
from disclosure.building.progress import Progress, TextProgress
from disclosure.building.publishing import publish
from disclosure.building.settings import Settings
from disclosure.building.survey import passes
from disclosure.building.target import TargetError, check_target
from disclosure.configuration import settings_of
from disclosure.day import DayError, resolve_day
from disclosure.importing.command import ImportFaultError
from disclosure.importing.command import run as run_import
from disclosure.os_faults import reason_of
from disclosure.reporting import report
from disclosure.serving import serve_preview
from disclosure.visits import VisitsError
from disclosure.visits import run as run_visits

REPOSITORY: Final = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code: 0 well, 1 faults found, 2 wrong use."""
    if arguments is None:
        _name_files_in_utf8()
    _print_whatever_letters()
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
    except (DayError, ImportFaultError, TargetError, VisitsError) as error:
        print(error, file=sys.stderr)
    except MkDocsException as error:  # of some faults MkDocs' log says more
        print(f"mkdocs.yml: 配置有误（{' '.join(str(error).split())}）；请改正", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or options.command}: {reason_of(error)}", file=sys.stderr)
    return 1


def _name_files_in_utf8() -> None:
    """Start again where the locale is in GBK, say: names of files on the disk are in UTF-8."""
    if sys.getfilesystemencoding() != "utf-8":
        os.environ["PYTHONIOENCODING"] = sys.stdout.encoding  # which the terminal knows
        os.execv(sys.executable, [sys.executable, "-X", "utf8", "-m", "disclosure", *sys.argv[1:]])


def _print_whatever_letters() -> None:
    """Let letters that a terminal in GBK does not know be printed as their codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _settings(options: Namespace) -> Settings:
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    configuration = load_config(
        str(REPOSITORY / "mkdocs.yml"),
        docs_dir=str(options.source / "docs"),
        strict=getattr(options, "strict", False),
    )
    return settings_of(configuration, resolve_day(options.as_of))


def build(options: Namespace) -> int:
    """Build and publish at once; a build that fails changes nothing."""
    site: Path = options.site.resolve()
    check_target(site, options.source)
    site.parent.mkdir(parents=True, exist_ok=True)
    progress = TextProgress()
    done = publish(_settings(options), site, progress, dry_run=options.dry_run)
    print(report(done.built.findings, done.built.items), file=sys.stderr)
    if done.built.kept is None:
        print("检查未通过，没有生成网站；请按上面的提示改正后重试", file=sys.stderr)
        return 1
    print(progress.table, file=sys.stderr)
    print(told(done.changes))
    print(f"试运行，没有改动：{options.site}" if options.dry_run else f"网站已生成：{options.site}")
    return 0


def serve(options: Namespace) -> int:
    """Serve with live reload on the address asked for, following every change."""
    serve_preview(_settings(options), *options.address)
    return 0


def check(options: Namespace) -> int:
    """Print every finding without building; return 1 when there are errors."""
    findings, items = check_settings(_settings(options), program_digest(), Progress())
    is_json = options.format == "json"
    print(reporting.as_json(findings) if is_json else reporting.as_text(findings, items))
    return 0 if passes(findings, strict=options.strict) else 1


def import_records(options: Namespace) -> int:
    """Turn exports into a source folder, print the reconciliation; 1 if nothing was usable."""
    done = run_import(options.files, options.into, options.mapping)
    print(done.text)
    return 0 if done.written or done.unchanged else 1


def visits(options: Namespace) -> int:
    """Count visits from access logs and print what was counted."""
    print(run_visits(options.logs, options.site))
    return 0
