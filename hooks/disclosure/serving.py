"""The preview: the site on this machine, brought up to date and reloaded at every change."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from disclosure.building.changes import told
from disclosure.building.progress import Progress, TextProgress
from disclosure.building.publishing import CACHE, publish
from disclosure.building.settings import Settings
from disclosure.reporting import report

_CHANGES: Final = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


class _ChangeObserver(Observer):  # type: ignore[misc, valid-type]  # chosen by watchdog per system
    """Tells of changes only: the build itself reads the files that are watched."""

    def schedule(
        self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        """Watch a folder for changes of files."""
        watch: ObservedWatch = super().schedule(
            event_handler, path, recursive=recursive, event_filter=_CHANGES
        )
        return watch


def serve_preview(settings_now: Callable[[], Settings], host: str, port: int) -> None:
    """Serve the site until interrupted; ``settings_now`` gives the settings of each build."""
    settings = settings_now()
    site = settings.root / CACHE / "preview"

    def build(progress: Progress) -> None:
        done = publish(settings_now(), site, progress)
        print(report(done.built.findings, done.built.items), file=sys.stderr)
        print(told(done.changes) if done.built.kept else "检查未通过，页面没有更新", flush=True)

    build(TextProgress())
    server = LiveReloadServer(lambda: build(Progress()), host, port, str(site))
    server.observer = _ChangeObserver()
    server.error_handler = lambda code: _error_page(site, code)
    for folder in _watched(settings):
        server.watch(str(folder))
    print(f"预览地址：{server.url}（按 Ctrl+C 停止）", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs gives no type
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _watched(settings: Settings) -> list[Path]:
    folders = [settings.root / "docs", settings.root / "metadata", *settings.theme[:1]]
    return [folder for folder in folders if folder.is_dir()]


def _error_page(site: Path, code: int) -> Any:
    page = site / "404.html"
    return page.read_bytes() if code == 404 and page.is_file() else None
