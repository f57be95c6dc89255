"""A static file server that compresses nothing and notes how many bytes of what it sends."""

import functools
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import IO, Any

from browser.static_server import QuietServer

BLANK = "blank.html"
"""A page with nothing on it, which the server has beside those of the folder."""

_BLANK_PAGE = b"<!doctype html><html lang=zh-CN><meta charset=utf-8><title>-</title></html>"


class Traffic:
    """The files that were sent since they were last taken, with their bytes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sent: list[tuple[str, int]] = []

    def note(self, path: str, size: int) -> None:
        """Note that a file was sent."""
        with self._lock:
            self._sent.append((path, size))

    def take(self) -> list[tuple[str, int]]:
        """Return what was sent, and begin anew."""
        with self._lock:
            sent, self._sent = self._sent, []
        return sent


class _Files(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as in any web server: else bodies wait 40 ms behind headers
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
    }

    def __init__(self, *args: Any, traffic: Traffic, **kwargs: Any) -> None:
        self.traffic = traffic
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self.path != f"/{BLANK}":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_BLANK_PAGE)))
        self.end_headers()
        self.wfile.write(_BLANK_PAGE)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        self.traffic.note(self.path.partition("?")[0], _size(source))
        super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name upstream
        pass


class _Server(QuietServer):
    request_queue_size = 64


def _size(source: IO[bytes]) -> int:
    return os.fstat(source.fileno()).st_size


@contextmanager
def counting(folder: Path) -> Iterator[tuple[str, Traffic]]:
    """Serve a folder while the block runs; give its address and what is sent from it.

    Bytes are those of bodies: of a file, its size. Headers are not counted, here or there.
    """
    traffic = Traffic()
    handler = functools.partial(_Files, directory=str(folder), traffic=traffic)
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", traffic
        server.shutdown()
