"""The bodies of benchmark documents: forms of official documents, as long as asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final, Protocol

from bench.sentences import Writer

_DIGITS: Final = "零一二三四五六七八九"
_TABLE_EVERY: Final = 6


class Body(Protocol):
    """Writes a body, in Markdown, of some number of letters."""

    def __call__(self, writer: Writer, letters: int, issuer: str) -> str:
        """Return the body, with the issuer's signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of documents: how it is called, how long it gets, how often it is met."""

    title: str
    genre: str
    body: Body
    weight: int
    shortest: int = 0
    longest: int = 1_000_000
    is_normative: bool = False


def chinese(number: int) -> str:
    """Return a number below 1,000 in Chinese numerals, as articles and chapters are counted."""
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return f"十{_DIGITS[number % 10] if number % 10 else ''}"
    if number < 100:
        return f"{_DIGITS[number // 10]}十{_DIGITS[number % 10] if number % 10 else ''}"
    hundreds, rest = divmod(number, 100)
    if not rest:
        return f"{_DIGITS[hundreds]}百"
    between = "零" if rest < 10 else "一" if rest < 20 else ""
    return f"{_DIGITS[hundreds]}百{between}{chinese(rest)}"


def notice(writer: Writer, letters: int, issuer: str) -> str:
    """Return a notice: whom it addresses, numbered sections, a signature."""
    opening = ["各有关单位：", f"为{writer.clause()}，{writer.clause()}，现将有关事项通知如下："]
    return _assemble(opening, _sections(writer), letters, _signed(writer, issuer))


def rules(writer: Writer, letters: int, issuer: str) -> str:
    """Return rules: chapters, articles counted through."""
    opening = [f"现将有关规定印发给你们，请认真贯彻执行。{writer.sentence()}"]
    closing = ["本规定自印发之日起施行，有效期五年。", *_signed(writer, issuer)]
    return _assemble(opening, _articles(writer), letters, closing)


def announcement(writer: Writer, letters: int, issuer: str) -> str:
    """Return an announcement: an opening, a table, what follows from it."""
    opening = [f"{writer.paragraph()}现公告如下：", table(writer)]
    return _assemble(opening, _paragraphs(writer), letters, _signed(writer, issuer))


def reply(writer: Writer, letters: int, issuer: str) -> str:
    """Return a reply to a request: short, its points numbered."""
    opening = [f"《关于{writer.act()}{writer.thing()}的请示》收悉。经研究，批复如下："]
    return _assemble(opening, _points(writer), letters, _signed(writer, issuer))


def programme(writer: Writer, letters: int, issuer: str) -> str:
    """Return a programme of many chapters, with sections and tables."""
    opening = [writer.paragraph(), writer.paragraph()]
    return _assemble(opening, _chapters(writer), letters, _signed(writer, issuer))


def table(writer: Writer) -> str:
    """Return a table of places, things and figures."""
    rows = [
        f"| {row} | {writer.place()} | {writer.thing()} | {writer['money']} | {writer['percent']} |"
        for row in range(1, writer.generator.randint(4, 16))
    ]
    return "\n".join(["| 序号 | 地点 | 内容 | 数量 | 比例 |", "|---:|---|---|---:|---:|", *rows])


def chinese_day(day: date) -> str:
    """Return a day as texts write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def _assemble(
    opening: Sequence[str], middle: Iterator[str], letters: int, closing: Sequence[str]
) -> str:
    blocks = list(opening)
    length = sum(map(len, blocks)) + sum(map(len, closing))
    while length < letters:
        blocks.append(next(middle))
        length += len(blocks[-1])
    return "\n\n".join([*blocks, *closing]) + "\n"


def _signed(writer: Writer, issuer: str) -> list[str]:
    return [issuer, chinese_day(writer.day)]


def _paragraphs(writer: Writer) -> Iterator[str]:
    while True:
        yield writer.paragraph()


def _points(writer: Writer) -> Iterator[str]:
    for number in count(1):
        yield f"{chinese(number)}、{writer.paragraph()}"


def _sections(writer: Writer) -> Iterator[str]:
    for number in count(1):
        yield f"## {chinese(number)}、{writer.act()}{writer.thing()}"
        for point in range(1, writer.generator.randint(2, 7)):
            yield f"（{chinese(point)}）{writer.paragraph()}"
        if number % _TABLE_EVERY == 0:
            yield table(writer)


def _articles(writer: Writer) -> Iterator[str]:
    article = 0
    for chapter in count(1):
        yield f"## 第{chinese(chapter)}章 {writer.thing()}"
        for _ in range(writer.generator.randint(3, 12)):
            article += 1
            yield f"第{chinese(article)}条 {writer.paragraph()}"
            if writer.generator.random() < 0.3:
                for item in range(1, writer.generator.randint(3, 7)):
                    yield f"（{chinese(item)}）{writer.clause()}；"


def _chapters(writer: Writer) -> Iterator[str]:
    for chapter in count(1):
        yield f"## 第{chinese(chapter)}章 {writer.act()}{writer.thing()}"
        for section in range(1, writer.generator.randint(3, 6)):
            yield f"### 第{chinese(section)}节 {writer.thing()}"
            for _ in range(writer.generator.randint(2, 5)):
                yield writer.paragraph()
        yield table(writer)


def _named(kind: str) -> str:
    return f"{{issuer}}关于{{subject}}的{kind}"


FORMS: Final = (
    Form(title=_named("通知"), genre="通知", body=notice, weight=40),
    Form(title="{subject}管理办法", genre="通知", body=rules, weight=20, shortest=800,
         is_normative=True),
    Form(title=_named("公告"), genre="公告", body=announcement, weight=15),
    Form(title=_named("通告"), genre="通告", body=announcement, weight=5),
    Form(title=_named("批复"), genre="批复", body=reply, weight=10, longest=1500),
    Form(title=_named("实施意见"), genre="意见", body=notice, weight=10, shortest=1000),
    Form(title="{subject}规划", genre="规划", body=programme, weight=30, shortest=4000),
)  # fmt: skip
