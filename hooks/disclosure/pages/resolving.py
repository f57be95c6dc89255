"""What a body links to and shows: addresses rewritten for its page, and what is wrong with them."""

import html as html_text
import posixpath
import re
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from disclosure.findings import Finding
from disclosure.items.places import DOCS, is_static
from disclosure.items.records import Attachment
from disclosure.items.values import Context, locate
from disclosure.pages.safe_html import FRAME_ID, SAFE_INPUTS
from disclosure.pages.targets import Targets

_LONGEST_SHOWN: Final = 80
"""Letters of an address that a finding cites: a picture written as ``data:`` has no end."""

_NOTE_MARK: Final = "fnref:"
_WITH_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_WRITTEN: Final = re.compile(
    r"""<(?:a|img)\b[^>]*?\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a body stands: its file, its page's address, and where pages' files lead.

    ``addresses`` maps the Markdown files of the source folder to the addresses of their pages.
    """

    path: str
    address: str
    first_line: int
    context: Context
    addresses: Mapping[str, str]
    bodies: Sequence[str] = ()


class Resolver:
    """Sees every attribute that remains; rewrites addresses and keeps what they point to."""

    def __init__(self, text: str, place: Place) -> None:
        """Begin with a body's source, in which the lines of its links are looked up."""
        self.targets = Targets(text, place.first_line)
        self.place = place
        self.anchors: set[str] = set()
        self.files: dict[str, Attachment] = {}
        self.links: list[tuple[str, str, str]] = []
        self.seen: set[str] = set()
        self.findings: list[Finding] = []

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        """Return what an attribute must say in the page; None if it goes."""
        if name == "id":
            if FRAME_ID.fullmatch(value):
                return None
            self.anchors.add(value)
        elif name == "type" and tag == "input" and value not in SAFE_INPUTS:
            return None
        elif name in ("href", "src") and not value.strip():
            self._report(value, "没有写地址", "请写上文件名或网址，不需要的链接或图片请删去")
            return None
        elif name == "href":
            self.seen.add(value)
            return self._address(value)
        elif name == "src":
            self.seen.add(value)
            if _WITH_SCHEME.match(value):
                remedy = "请把图片文件放到本信息旁边再引用"
                self._report(value, f"图片“{value}”不在本站", remedy)
                return None
            return self._address(value)
        return value

    def report_unseen(self, html: str) -> None:
        """Report the addresses in the HTML that were dropped before they could be seen."""
        for found in _WRITTEN.finditer(html):
            value = html_text.unescape(found[1] or found[2] or found[3] or "")
            if value and value not in self.seen:
                shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
                remedy = "请把文件放到本信息旁边，只写文件名；别的网站写 https:// 开头的网址"
                self._report(value, f"“{shown}”打不开", remedy)

    def doubtful_links(self) -> Iterator[tuple[str, str, int]]:
        """Yield address, anchor and line of each link to an anchor that this page has not."""
        for address, anchor, written in self.links:
            if anchor.startswith(_NOTE_MARK):
                continue  # which Markdown has made
            if address != self.place.address or anchor not in self.anchors:
                yield address, anchor, self.targets.line_of(written)

    def _address(self, written: str) -> str | None:
        """Return what a link in the page must say, recording where it leads."""
        if _WITH_SCHEME.match(written):
            return written
        target, _, anchor = written.partition("#")
        anchor = urllib.parse.unquote(anchor)
        if not target:
            self._link(self.place.address, anchor, written)
            return written
        root = "../" * self.place.address.count("/")
        named = urllib.parse.unquote(target)
        folder = self.place.context.folder
        page = self.place.addresses.get(posixpath.normpath(posixpath.join(folder, named)))
        if page is not None:
            self._link(page, anchor, written)
            return f"{root}{page}" + (f"#{urllib.parse.quote(anchor)}" if anchor else "")
        if self._is_faulty_item(posixpath.normpath(posixpath.join(folder, named))):
            return None
        path, fault = locate(named, 0, self.place.context)
        if fault is not None:
            self._report(written, fault.problem, fault.remedy)
            return None
        if is_static(path):
            return urllib.parse.quote(f"{root}{path.removeprefix(DOCS)}")
        name = path.rpartition("/")[2]
        if path not in self.files:
            size, line = self.place.context.sizes[path], self.targets.line_of(written)
            self.files[path] = Attachment(path=path, name=name, size=size, line=line)
        return urllib.parse.quote(f"files/{name}")

    def _link(self, address: str, anchor: str, written: str) -> None:
        if anchor:
            self.links.append((address, anchor, written))

    def _is_faulty_item(self, path: str) -> bool:
        """Return whether the path is an item that exists but has no page for faults of its own."""
        return path.endswith(".md") and path in self.place.context.sizes

    def _report(self, written: str, problem: str, remedy: str) -> None:
        line = self.targets.line_of(written)
        self.findings.append(broken_link(self.place, line, problem, remedy))


def broken_link(place: Place, line: int, problem: str, remedy: str) -> Finding:
    """Return a finding for a link in a body."""
    return Finding(
        path=place.path,
        line=line,
        subject="正文链接",
        problem=problem,
        remedy=remedy,
        rule="link-broken",
    )
