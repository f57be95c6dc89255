"""An item's body: Markdown to sanitised HTML, with links resolved and the official layout."""

import posixpath
import re
import urllib.parse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import nh3
from markdown import Markdown

from disclosure.findings import Finding
from disclosure.items.records import Attachment
from disclosure.items.values import Context, locate
from disclosure.lookups import Answers, Noted
from disclosure.pages.official_layout import OfficialLayout
from disclosure.pages.plain_runs import PlainRuns
from disclosure.pages.safe_html import SAFE_ATTRIBUTES, SAFE_INPUTS, SAFE_TAGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A rendered body: its HTML, the anchors in it, the files it shows, the pages it links to.

    ``links`` are (address, anchor) of pages of this site, to be checked once all are known.
    ``addresses`` and ``sizes`` are the questions about the rest of the source folder on whose
    answers the body depends.
    """

    html: str
    anchors: frozenset[str] = frozenset()
    files: tuple[Attachment, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
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
        """Return the rendered body; broken links become findings, unsafe HTML is dropped."""
        self._layout.bodies = tuple(place.bodies)
        self._markdown.reset()
        return sanitise(self._markdown.convert(text), text, place)


def sanitise(html: str, text: str, place: Place) -> Body:
    """Return the HTML reduced to the safe list, its links resolved against the place.

    ``text`` is the source, in which the line of a broken link is looked up.
    """
    addresses, sizes = Noted(place.addresses), Noted(place.context.sizes)
    context = replace(place.context, sizes=sizes)
    resolver = _Resolver(text, replace(place, addresses=addresses, context=context))
    clean = nh3.clean(
        html,
        tags=set(SAFE_TAGS),
        attributes={tag: set(names) for tag, names in SAFE_ATTRIBUTES.items()},
        attribute_filter=resolver.attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    return Body(
        html=clean,
        anchors=frozenset(resolver.anchors),
        files=tuple(resolver.files.values()),
        links=tuple(dict.fromkeys(resolver.links)),
        findings=tuple(resolver.findings),
        addresses=addresses.answers,
        sizes=sizes.answers,
    )


class _Resolver:
    """Sees every attribute that remains; rewrites addresses and keeps what they point to."""

    def __init__(self, text: str, place: Place) -> None:
        self.text = text
        self.place = place
        self.anchors: set[str] = set()
        self.files: dict[str, Attachment] = {}
        self.links: list[tuple[str, str]] = []
        self.findings: list[Finding] = []

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        if name == "id":
            self.anchors.add(value)
        elif name == "type" and tag == "input" and value not in SAFE_INPUTS:
            return None
        elif name == "href":
            return self._address(value)
        elif name == "src":
            if re.match(r"[a-z][a-z0-9+.-]*:|//", value, re.IGNORECASE):
                remedy = "请把图片文件放到本信息旁边再引用"
                self._report(value, f"图片“{value}”不在本站", remedy)
                return None
            return self._address(value)
        return value

    def _address(self, written: str) -> str | None:
        """Return what a link in the page must say, recording where it leads."""
        if re.match(r"[a-z][a-z0-9+.-]*:|//", written, re.IGNORECASE):
            return written
        target, _, anchor = written.partition("#")
        anchor = urllib.parse.unquote(anchor)
        if not target:
            self.links.append((self.place.address, anchor))
            return written
        root = "../" * self.place.address.count("/")
        named = urllib.parse.unquote(target)
        folder = self.place.context.folder
        page = self.place.addresses.get(posixpath.normpath(posixpath.join(folder, named)))
        if page is not None:
            self.links.append((page, anchor))
            return f"{root}{page}" + (f"#{urllib.parse.quote(anchor)}" if anchor else "")
        if self._is_faulty_item(posixpath.normpath(posixpath.join(folder, named))):
            return None
        path, fault = locate(named, 0, self.place.context)
        if fault is not None:
            self._report(written, fault.problem, fault.remedy)
            return None
        name = path.rpartition("/")[2]
        size = self.place.context.sizes[path]
        self.files[path] = Attachment(path=path, name=name, size=size)
        return urllib.parse.quote(f"files/{name}")

    def _is_faulty_item(self, path: str) -> bool:
        """Return whether the path is an item that exists but has no page for faults of its own."""
        return path.endswith(".md") and path in self.place.context.sizes

    def _report(self, written: str, problem: str, remedy: str) -> None:
        found = self.text.find(urllib.parse.unquote(written))
        found = self.text.find(written) if found < 0 else found
        line = self.place.first_line + self.text.count("\n", 0, max(found, 0))
        finding = Finding(
            path=self.place.path,
            line=line,
            subject="正文链接",
            problem=problem,
            remedy=remedy,
            rule="link-broken",
        )
        self.findings.append(finding)


def check_links(
    bodies: Mapping[str, Body], places: Mapping[str, Place], known: frozenset[str]
) -> tuple[Finding, ...]:
    """Return a finding for each link to an anchor that its page does not have.

    ``bodies`` and ``places`` are kept by address, the places of those bodies at least that have
    such links; ``known`` addresses have pages without a body.
    """
    findings = []
    for address, body in bodies.items():
        for target, anchor in body.links:
            reached = bodies.get(target)
            if (
                anchor
                and target not in known
                and (reached is None or anchor not in reached.anchors)
            ):
                place = places[address]
                finding = Finding(
                    path=place.path,
                    line=place.first_line,
                    subject="正文链接",
                    problem=f"锚点“#{anchor}”不存在",
                    remedy="请改成页面中已有的锚点，或去掉“#”及其后的文字",
                    rule="link-broken",
                )
                findings.append(finding)
    return tuple(findings)
