"""A built site as a visitor's machine reads it: files, and the elements of each page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

# Where HTML, or a script of the theme, expects an address.
ADDRESS_ATTRIBUTES = ("href", "src", "action", "data-visits")
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its tag, its attributes, and the classes of the elements around it."""

    tag: str
    attributes: Mapping[str, str]
    around: tuple[str, ...]


@dataclass(slots=True)
class Document:
    """A page: its elements in order, and its text by landmark (tag of a child of the body)."""

    elements: list[Element] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def each(self, *tags: str) -> Iterator[Element]:
        """Yield the elements of these tags."""
        return (element for element in self.elements if element.tag in tags)

    def values(self, *names: str) -> Iterator[str]:
        """Yield the values of these attributes, whatever element has them."""
        for element in self.elements:
            yield from (element.attributes[name] for name in names if name in element.attributes)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self.open: list[tuple[str, str]] = []  # tag and class of the elements around

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        around = tuple(name for _, name in self.open)
        self.document.elements.append(Element(tag, attributes, around))
        if tag not in VOID:
            self.open.append((tag, attributes.get("class", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:  # HTML lets some end tags go
            pass

    def handle_data(self, data: str) -> None:
        if len(self.open) > 2:  # below <html> and <body>
            landmark = self.open[2][0]
            self.document.texts[landmark] = self.document.texts.get(landmark, "") + data


@cache
def read_documents(site: Path) -> Mapping[str, Document]:
    """Return the pages of the site by their path, such as ``guide/index.html``."""
    documents = {}
    for file in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(file.read_text(encoding="utf-8"))
        reader.close()
        documents[file.relative_to(site).as_posix()] = reader.document
    return documents


def target(page: str, address: str, root: str) -> str:
    """Return the path of the file that a page's link leads to; ``root`` is the site's own path."""
    path = urlsplit(urljoin(f"{root}{page}", address)).path
    assert path.startswith(root), f"{page}: {address} leaves the site"
    file = unquote(path.removeprefix(root))
    return f"{file}index.html" if not file or file.endswith("/") else file


def is_internal(address: str) -> bool:
    """Return whether an address is one of the site's own."""
    return urlsplit(address)[:2] == ("", "")
