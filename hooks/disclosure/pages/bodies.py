"""An item's body: Markdown to sanitised HTML, with links resolved and the official layout."""

import html as html_text
import posixpath
import re
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import nh3
from markdown import Markdown

from disclosure.findings import Finding
from disclosure.items.places import DOCS, is_static
from disclosure.items.records import Attachment
from disclosure.items.values import Context, locate
from disclosure.lookups import Answers, Noted
from disclosure.pages.official_layout import OfficialLayout
from disclosure.pages.plain_runs import PlainRuns
from disclosure.pages.safe_html import (
    FRAME_ID,
    SAFE_ATTRIBUTES,
    SAFE_INPUTS,
    SAFE_TAGS,
    with_texts_kept,
)
from disclosure.pages.targets import Targets


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A rendered body: its HTML, the anchors in it, the files it shows, the anchors it links to.

    ``links`` are (address, anchor, line) of links to anchors in pages of this site that are not
    known to exist, to be checked once all are known; the line is that of the file.
    ``addresses`` and ``sizes`` are the questions about the rest of the source folder on whose
    answers the body depends.
    """

    html: str
    anchors: frozenset[str] = frozenset()
    files: tuple[Attachment, ...] = ()
    links: tuple[tuple[str, str, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    addresses: Answers[str] = ()
    sizes: Answers[int] = ()

    @property
    def without_html(self) -> "Body":
        """Return the body without its HTML, which is much, to be kept from build to build."""
        return replace(self, html="")


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


class BodyRenderer:
    """Renders bodies with one Markdown converter, which is costly to make and reused."""

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any]) -> None:
        """Make the converter with the site's Markdown extensions and the official layout."""
        self._layout = OfficialLayout()
        self._markdown = Markdown(
            extensions=[*extensions, PlainRuns(), self._layout], extension_configs=dict(configs)
        )

    def render(self, text: str, place: Place) -> Body:
        """Return the rendered body; broken links become findings, unsafe HTML is dropped.

        A body with deeper nesting than can be rendered is a finding, too.
        """
        self._layout.bodies = tuple(place.bodies)
        self._markdown.reset()
        try:
            return sanitise(self._markdown.convert(text), text, place)
        except RecursionError:
            self._markdown.parser.state.clear()  # which a reset does not do
            return Body(html="", findings=(_too_deep(place),))


def sanitise(html: str, text: str, place: Place) -> Body:
    """Return the HTML reduced to the safe list, its links resolved against the place.

    ``text`` is the source, in which the line of a broken link is looked up.
    """
    addresses, sizes = Noted(place.addresses), Noted(place.context.sizes)
    context = replace(place.context, sizes=sizes)
    resolver = _Resolver(text, replace(place, addresses=addresses, context=context))
    shown = with_texts_kept(html) if "<" in text else html  # else all tags are Markdown's
    clean = nh3.clean(
        shown,
        tags=set(SAFE_TAGS),
        attributes={tag: set(names) for tag, names in SAFE_ATTRIBUTES.items()},
        attribute_filter=resolver.attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    resolver.report_unseen(shown)
    return Body(
        html=clean,
        anchors=frozenset(resolver.anchors),
        files=tuple(resolver.files.values()),
        links=tuple(resolver.doubtful_links()),
        findings=tuple(resolver.findings),
        addresses=addresses.answers,
        sizes=sizes.answers,
    )


_LONGEST_SHOWN: Final = 80
"""Letters of an address that a finding cites: a picture written as ``data:`` has no end."""

_WITH_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_WRITTEN: Final = re.compile(
    r"""<(?:a|img)\b[^>]*?\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)


class _Resolver:
    """Sees every attribute that remains; rewrites addresses and keeps what they point to."""

    def __init__(self, text: str, place: Place) -> None:
        self.targets = Targets(text, place.first_line)
        self.place = place
        self.anchors: set[str] = set()
        self.files: dict[str, Attachment] = {}
        self.links: list[tuple[str, str, str]] = []
        self.seen: set[str] = set()
        self.findings: list[Finding] = []

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        if name == "id":
            if FRAME_ID.fullmatch(value):
                return None
            self.anchors.add(value)
        elif name == "type" and tag == "input" and value not in SAFE_INPUTS:
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
        self.findings.append(_broken(self.place, line, problem, remedy))


def _too_deep(place: Place) -> Finding:
    return Finding(
        path=place.path,
        line=place.first_line,
        subject="正文",
        problem="列表、引用或 HTML 标签一层套一层，层数太多",
        remedy="请减少嵌套的层数，多余的缩进和“- ”请删去",
        rule="nesting-too-deep",
    )


def _broken(place: Place, line: int, problem: str, remedy: str) -> Finding:
    return Finding(
        path=place.path,
        line=line,
        subject="正文链接",
        problem=problem,
        remedy=remedy,
        rule="link-broken",
    )


def check_links(
    bodies: Mapping[str, Body], places: Mapping[str, Place], known: frozenset[str]
) -> tuple[Finding, ...]:
    """Return a finding for each link to an anchor that its page does not have.

    ``bodies`` and ``places`` are kept by address, the places of those bodies at least that have
    such links; ``known`` addresses have pages without a body.
    """
    findings = []
    remedy = "请改成页面中已有的锚点，或去掉“#”及其后的文字"
    for address, body in bodies.items():
        for target, anchor, line in body.links:
            reached = bodies.get(target)
            if target not in known and (reached is None or anchor not in reached.anchors):
                problem = f"锚点“#{anchor}”不存在"
                findings.append(_broken(places[address], line, problem, remedy))
    return tuple(findings)
