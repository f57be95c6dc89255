"""Sentences of benchmark documents: the patterns of official language, with drawn words."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bench.vocabulary import ACTS, FIRM_ENDS, OFFICES, PLACE_ENDS, Lexicon, names, things, zipf

_THINGS: Final = things()
_NAMES: Final = names()
_ACTS: Final = zipf(ACTS, exponent=0.7)
_OFFICES: Final = zipf(OFFICES, exponent=0.7)

_CLAUSES: Final = zipf(
    (
        "{office}应当{act}{thing}",
        "{act}{thing}和{thing}",
        "{act}{thing}，{act}{thing}",
        "对{thing}进行{act}",
        "{office}负责{thing}的{act}工作",
        "未按照规定{act}{thing}的",
        "依法{act}{thing}",
        "切实做好{thing}工作",
        "确保{thing}按期完成",
        "{office}会同{office}{act}{thing}",
        "涉及{thing}的，由{office}{act}",
        "自受理之日起{days}个工作日内{act}{thing}",
        "{thing}不符合{thing}要求的，不得{act}",
        "在{place}{act}{thing}",
        "到{year}年，{thing}覆盖率达到{percent}%以上",
        "安排{thing}资金{money}万元",
        "{place}至{place}段纳入{thing}范围",
        "任何单位和个人不得擅自{act}{thing}",
        "违反前款规定的，处{money}元以上{more}元以下的罚款",
        "{firm}承担{thing}任务",
        "{act}{place}等{days}处{thing}",
        "{office}可以委托{firm}{act}{thing}",
        "建立{thing}与{thing}相衔接的工作机制",
        "{thing}由{office}按照{percent}%的比例承担",
        "经{office}同意，{act}{thing}",
        "自{day}起{act}{thing}",
        "凡属{thing}的，一律{act}",
        "严禁以{thing}名义{act}{thing}",
        "{firm}存在{thing}问题，已责令{act}",
        "把{thing}纳入{thing}",
        "逐步{act}{name}等{thing}",
        "推广{name}经验，{act}{thing}",
    ),
    exponent=0.35,
)
_LINKS: Final = zipf(("，", "，", "；", "，并", "，同时", "，进一步"), exponent=0.6)


@dataclass(slots=True)
class Writer:
    """Writes on one topic: draws mostly from few words of its own, now and then from all.

    ``day`` is the document's date; the same generator in the same state writes the same.
    """

    generator: random.Random
    day: date
    topic: Lexicon[str]
    local: Sequence[str]

    def thing(self) -> str:
        """Return what the text is about, or sometimes anything else."""
        lexicon = self.topic if self.generator.random() < 0.7 else _THINGS
        return lexicon.draw(self.generator)

    def act(self) -> str:
        """Return a verb."""
        return _ACTS.draw(self.generator)

    def name(self) -> str:
        """Return a proper name, often one that this text has named before."""
        if self.generator.random() < 0.6:
            return self.generator.choice(self.local)
        return _NAMES.draw(self.generator)

    def place(self) -> str:
        """Return the name of a place."""
        return self.name() + self.generator.choice(PLACE_ENDS)

    def firm(self) -> str:
        """Return the name of a firm."""
        return self.name() + self.generator.choice(FIRM_ENDS)

    def __getitem__(self, slot: str) -> str:
        """Return what fills a slot of a clause."""
        return _SLOTS[slot](self)

    def clause(self) -> str:
        """Return a clause without punctuation at its end."""
        return _CLAUSES.draw(self.generator).format_map(self)

    def sentence(self) -> str:
        """Return a sentence of one to four clauses."""
        text = self.clause()
        for _ in range(self.generator.choice((0, 1, 1, 2, 2, 3))):
            text += _LINKS.draw(self.generator) + self.clause()
        return f"{text}。"

    def paragraph(self) -> str:
        """Return a paragraph of one to five sentences."""
        return "".join(self.sentence() for _ in range(self.generator.choice((1, 1, 2, 3, 5))))


def _percent(writer: Writer) -> str:
    return f"{writer.generator.uniform(1, 100):.{writer.generator.choice((0, 0, 1, 2))}f}"


def _money(writer: Writer) -> str:
    return str(writer.generator.choice((1, 2, 5)) * 10 ** writer.generator.randint(1, 4))


def _day(writer: Writer) -> str:
    month, day = writer.generator.randint(1, 12), writer.generator.randint(1, 28)
    return f"{writer.day.year}年{month}月{day}日"


_SLOTS: Final[Mapping[str, Callable[[Writer], str]]] = {
    "thing": Writer.thing,
    "act": Writer.act,
    "name": Writer.name,
    "place": Writer.place,
    "firm": Writer.firm,
    "office": lambda writer: _OFFICES.draw(writer.generator),
    "days": lambda writer: writer.generator.choice(("3", "5", "7", "10", "15", "20", "30", "60")),
    "percent": _percent,
    "money": _money,
    "more": lambda writer: f"{writer.generator.choice((10, 20, 30, 50))}万",
    "year": lambda writer: str(writer.day.year + writer.generator.randint(0, 5)),
    "day": _day,
}


def make_writer(generator: random.Random, day: date) -> Writer:
    """Return a writer with a topic of its own."""
    topic = [_THINGS.draw(generator) for _ in range(generator.randint(12, 40))]
    local = [_NAMES.draw(generator) for _ in range(generator.randint(2, 12))]
    return Writer(generator, day, zipf(topic, exponent=0.7), local)
