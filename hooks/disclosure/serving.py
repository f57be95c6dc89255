"""The preview: the site on this machine, brought up to date and reloaded at every change."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Timer
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

from disclosure.building.cache import CACHE
from disclosure.building.changes import told
from disclosure.building.progress import Progress, TextProgress
from disclosure.building.publishing import Publisher
from disclosure.building.settings import Settings
from disclosure.os_faults import reason_of
from disclosure.reporting import report

_PAUSE: Final = 1.5
"""Seconds without another change after which the search index follows."""

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


class _Preview:
    """The preview's folder: pages come at once, the search index when there is time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.site = settings.root / CACHE / "preview"
        self._publisher = Publisher(settings.root, self.site)
        self._later: Timer | None = None

    def build(self, progress: Progress) -> None:
        """Bring everything up to date."""
        done = self._publisher.publish(self._settings, progress)
        print(report(done.built.findings, done.built.items), file=sys.stderr)
        print("网页已更新" if done.built.kept else "检查未通过，网页没有更新", flush=True)

    def refresh(self) -> None:
        """Bring the pages up to date, and soon the search index."""
        with _faults_told():
            self._refresh()

    def _refresh(self) -> None:
        self.stop()
        settings = replace(self._settings, indexing=False)
        done = self._publisher.publish(settings, Progress())
        print(report(done.built.findings, done.built.items), file=sys.stderr)
        print(told(done.changes) if done.built.kept else "检查未通过，网页没有更新", flush=True)
        if done.built.kept:
            self._later = Timer(_PAUSE, self._index)
            self._later.start()

    def _index(self) -> None:
        with _faults_told():
            done = self._publisher.publish(self._settings, Progress())
            if done.built.kept is None:
                print("检查未通过，检索没有更新", flush=True)

    def stop(self) -> None:
        """Put off what was to come later."""
        if self._later is not None:
            self._later.cancel()


@contextmanager
def _faults_told() -> Iterator[None]:
    """Say in a line what the system refuses, such as room on the disk; the preview goes on."""
    try:
        yield
    except OSError as error:
        print(f"{error.filename or 'serve'}: {reason_of(error)}", file=sys.stderr)


def serve_preview(settings: Settings, host: str, port: int) -> None:
    """Serve the site until interrupted, with the settings as they are now.

    Raises ``OSError``, before anything is built, if nobody can serve there.
    """
    with socket.create_server((host, port)):
        pass
    preview = _Preview(settings)
    preview.build(TextProgress())
    server = LiveReloadServer(preview.refresh, host, port, str(preview.site))
    server.observer = _ChangeObserver()
    server.error_handler = lambda code: _error_page(preview.site, code)
    for folder in _watched(settings):
        server.watch(str(folder))
    print(f"预览地址：{server.url} （按 Ctrl+C 停止）", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs gives no type
    except KeyboardInterrupt:
        pass
    finally:
        preview.stop()
        server.shutdown()


def _watched(settings: Settings) -> list[Path]:
    folders = [settings.root / "docs", settings.root / "metadata", *settings.theme[:1]]
    return [folder for folder in folders if folder.is_dir()]


def _error_page(site: Path, code: int) -> Any:
    page = site / "404.html"
    return page.read_bytes() if code == 404 and page.is_file() else None
