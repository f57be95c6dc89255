"""A static file server such as a host would run: files, a policy, and nothing else."""

import functools
import gzip
import io
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

POLICY = "default-src 'self'; img-src 'self' data:"


class _Files(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # The types a host sends, whatever this machine's own table says.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def __init__(
        self,
        *args: Any,
        mount: str,
        compressing: bool,
        headers_by_end: Mapping[str, Mapping[str, str]],
        **kwargs: Any,
    ) -> None:
        self.mount = mount
        self.compressing = compressing
        self.headers_by_end = headers_by_end
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.mount):
            return str(Path(self.directory, "outside the site"))
        return super().translate_path(path.removeprefix(self.mount.rstrip("/")))

    def send_head(self) -> IO[bytes] | None:  # type: ignore[override]
        if not self.compressing or not self.path.partition("?")[0].endswith(".js"):
            return super().send_head()
        data = gzip.compress(Path(self.translate_path(self.path)).read_bytes())
        self.send_response(200)
        for name, value in {"Content-Type": "text/javascript", "Content-Encoding": "gzip"}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        for end, headers in self.headers_by_end.items():
            if self.path.partition("?")[0].endswith(end):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name upstream
        pass


class QuietServer(ThreadingHTTPServer):
    """A server that does not report the connections which browsers drop."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error, unless it is a dropped connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(
    folder: Path,
    mount: str,
    *,
    compressing: bool = False,
    headers_by_end: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Iterator[str]:
    """Serve a folder while the block runs; give its address, which ends with `mount`.

    `mount` is "/" or a path such as "/xxgk/". Only what lies below it is found, so that a page
    which takes the root of the host for its own is caught. Each response carries POLICY. A server
    that is `compressing` sends scripts so, as many hosts do; one with `headers_by_end` sends more
    headers with files whose path ends so.
    """
    handler = functools.partial(
        _Files,
        directory=str(folder),
        mount=mount,
        compressing=compressing,
        headers_by_end=headers_by_end,
    )
    with QuietServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{mount}"
        server.shutdown()
