"""An item's body: Markdown to sanitised HTML, with links resolved and the official layout."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import nh3
from markdown import Markdown

from disclosure.checks.privacy import leaks_of
from disclosure.findings import Finding
from disclosure.items.records import Attachment
from disclosure.lookups import Answers, Noted
from disclosure.pages.as_written import AsWritten
from disclosure.pages.official_layout import OfficialLayout
from disclosure.pages.plain_runs import PlainRuns
from disclosure.pages.resolving import Place, Resolver, broken_link
from disclosure.pages.safe_html import SAFE_ATTRIBUTES, SAFE_TAGS, with_texts_kept
from disclosure.pages.texts import plain_text

_CODE: Final = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_UNUSED: Final = re.compile(r'href="#fnref:([^"]{1,40})"')
_NOTE: Final = re.compile(r"\[\^([^\[\]<>\s]{1,40})\]")


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


class BodyRenderer:
    """Renders bodies with one Markdown converter, which is costly to make and reused."""

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any]) -> None:
        """Make the converter with the site's Markdown extensions and the official layout."""
        self._layout = OfficialLayout()
        self._as_written = AsWritten()
        self._markdown = Markdown(
            extensions=[*extensions, PlainRuns(), self._as_written, self._layout],
            extension_configs=dict(configs),
        )

    def render(self, text: str, place: Place) -> Body:
        """Return the rendered body; broken links become findings, unsafe HTML is dropped.

        A body with deeper nesting than can be rendered is a finding, too.
        """
        self._layout.bodies = tuple(place.bodies)
        self._markdown.reset()
        self._as_written.cut.clear()
        try:
            body = sanitise(self._markdown.convert(text), text, place)
            cut = tuple(_cut_row(row, text, place) for row in self._as_written.cut)
            return replace(body, findings=(*body.findings, *cut)) if cut else body
        except RecursionError:
            self._markdown.parser.state.clear()  # which a reset does not do
            return Body(html="", findings=(_too_deep(place),))


def sanitise(html: str, text: str, place: Place) -> Body:
    """Return the HTML reduced to the safe list, its links resolved against the place.

    ``text`` is the source, in which the line of a broken link is looked up.
    """
    addresses, sizes = Noted(place.addresses), Noted(place.context.sizes)
    context = replace(place.context, sizes=sizes)
    resolver = Resolver(text, replace(place, addresses=addresses, context=context))
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
    findings = (
        *resolver.findings,
        *_lost_notes(clean, text, place),
        *_broken_leaks(clean, text, place),
    )
    return Body(
        html=clean,
        anchors=frozenset(resolver.anchors),
        files=tuple(resolver.files.values()),
        links=tuple(resolver.doubtful_links()),
        findings=findings,
        addresses=addresses.answers,
        sizes=sizes.answers,
    )


def _lost_notes(html: str, text: str, place: Place) -> Iterator[Finding]:
    """Yield the footnotes to which no mark leads, and the marks that lead to none."""
    for name in _UNUSED.findall(html):
        if f'id="fnref:{name}"' not in html:
            line = _line_of(f"[^{name}]", text, place)
            remedy = f"请在要加注的文字后写“[^{name}]”，不需要的请删去说明"
            yield broken_link(place, line, f"脚注“[^{name}]”在正文中没有标记", remedy)
    shown = _CODE.sub("", html) if "[^" in html else ""
    for name in dict.fromkeys(_NOTE.findall(shown)):
        line = _line_of(f"[^{name}]", text, place)
        remedy = f"请另起一段写“[^{name}]: 说明”，或删去这个标记"
        yield broken_link(place, line, f"脚注“[^{name}]”没有说明", remedy)


def _line_of(written: str, text: str, place: Place) -> int:
    return place.first_line + text.count("\n", 0, max(0, text.find(written)))


def _broken_leaks(html: str, text: str, place: Place) -> Iterator[Finding]:
    """Yield what must not be published and that only marks in the source keep from being found."""
    told = {leak.rule for leak in leaks_of(text)}
    for leak in leaks_of(plain_text(html.replace("\n", ""))):
        if leak.rule not in told:
            yield Finding(
                path=place.path,
                line=place.first_line,
                subject="正文",
                problem=f"{leak.problem}，中间夹有标记或换行",
                remedy=leak.remedy,
                rule=leak.rule,
            )


def _cut_row(row: str, text: str, place: Place) -> Finding:
    return Finding(
        path=place.path,
        line=_line_of(row.strip(), text, place),
        subject="正文表格",
        problem="这一行的格数比表头多，多出的不会显示",
        remedy="请给表头补上格，或删去多余的“|”",
        rule="table-cut",
    )


def _too_deep(place: Place) -> Finding:
    return Finding(
        path=place.path,
        line=place.first_line,
        subject="正文",
        problem="列表、引用或 HTML 标签一层套一层，层数太多",
        remedy="请减少嵌套的层数，多余的缩进和“- ”请删去",
        rule="nesting-too-deep",
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
                findings.append(broken_link(places[address], line, problem, remedy))
    return tuple(findings)
