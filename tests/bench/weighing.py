"""What a reader's machine loads for an item page, compressed as hosts compress."""

import gzip
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

_LOADED: Final = re.compile(r'<(?:link[^>]*?rel="(?:stylesheet|modulepreload)"|script)[^>]*>')
_ADDRESS: Final = re.compile(r'(?:href|src)="([^"]+)"')
_IMPORT: Final = re.compile(r"""(?:import|export)\b[^"'();]*["'](\.[^"']+\.js)["']""")
_STYLE_IMPORT: Final = re.compile(r"""@import\s+(?:url\()?["']?([^"')]+)""")
_FONT: Final = re.compile(r"""url\(["']?([^"')]+\.woff2?)""")
_SAMPLE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Bytes, compressed: an item page's besides its text (the largest), and its assets'."""

    page: int
    assets: int


def weigh_site(site: Path) -> Weights | None:
    """Return the weights over some item pages of a site; nothing if it has none."""
    pages = sorted(site.glob("items/*/index.html"))
    chosen = pages[:: max(1, len(pages) // _SAMPLE)]
    if not chosen:
        return None
    return Weights(
        page=max(map(_besides_text, chosen)),
        assets=max(sum(map(_size, _assets(page))) for page in chosen),
    )


def compressed(data: bytes) -> int:
    """Return the size of data as a host's gzip leaves it."""
    return len(gzip.compress(data, 6))


class _BodyText(HTMLParser):
    """Collects the text of an item's body: what stands in the element of its class."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag == "div" and (self.depth or "document__body" in classes):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text.append(data)


def _besides_text(page: Path) -> int:
    html = page.read_bytes()
    parser = _BodyText()
    parser.feed(html.decode())
    return compressed(html) - compressed("".join(parser.text).encode())


def _size(file: Path) -> int:
    data = file.read_bytes()
    return len(data) if file.suffix == ".woff2" else compressed(data)


def _assets(page: Path) -> set[Path]:
    """Return all styles, scripts and fonts that a page names, and that these name."""
    html = page.read_text(encoding="utf-8")
    waiting = [
        (page.parent / address[1]).resolve()
        for tag in _LOADED.findall(html)
        if (address := _ADDRESS.search(tag))
    ]
    found: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file in found or not file.is_file():
            continue
        found.add(file)
        waiting += [(file.parent / name).resolve() for name in _named_in(file)]
    return found


def _named_in(file: Path) -> list[str]:
    if file.suffix == ".js":
        return _IMPORT.findall(file.read_text(encoding="utf-8"))
    if file.suffix == ".css":
        text = file.read_text(encoding="utf-8")
        return _STYLE_IMPORT.findall(text) + _FONT.findall(text)
    return []
