"""A static file server such as a host would run: files, a policy, and nothing else."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

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

    def __init__(self, *args: Any, mount: str, **kwargs: Any) -> None:
        self.mount = mount
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.mount):
            return str(Path(self.directory, "outside the site"))
        return super().translate_path(path.removeprefix(self.mount.rstrip("/")))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name upstream
        pass


@contextmanager
def serving(folder: Path, mount: str) -> Iterator[str]:
    """Serve a folder while the block runs; give its address, which ends with `mount`.

    `mount` is "/" or a path such as "/xxgk/". Only what lies below it is found, so that a page
    which takes the root of the host for its own is caught. Each response carries POLICY.
    """
    handler = functools.partial(_Files, directory=str(folder), mount=mount)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{mount}"
        server.shutdown()
