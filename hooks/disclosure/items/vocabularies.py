"""Vocabularies: the terms that the agency declares once, and looking them up."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from disclosure.items.fields import UNCATEGORISED, UNKNOWN, Vocabulary

PATH_SEPARATOR: Final = "\\"
"""Separates the levels of a class, as in gov.cn's 综合政务\\政务公开; 、 is part of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of a vocabulary: a class, a genre, a kind of disclosure, an issuing body.

    ``code`` is its part of an address, ``path`` the names from the top class down to its own,
    ``role`` what the software must know about it (规范性文件, 年度报告).
    """

    code: str
    name: str
    path: tuple[str, ...]
    role: str = ""

    @property
    def label(self) -> str:
        """Return the whole path as citizens read it."""
        return PATH_SEPARATOR.join(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Term):
    """An issuing body; ``parent`` is another body's code, ``abolished`` tells 撤销."""

    short: str = ""
    parent: str = ""
    abolished: bool = False
    index_number_pattern: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of one vocabulary in the order declared, found by name or by path."""

    vocabulary: Vocabulary
    terms: tuple[Term, ...] = ()
    by_name: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Term]:
        """Iterate over the terms in the order declared."""
        return iter(self.terms)

    def find(self, written: str) -> Term | None:
        """Return the term whose whole path is written, else the only one so named, else None."""
        name = _name_in(written)
        found = self.by_name.get(name, ())
        whole = [term for term in found if term.label == name]
        best = whole or found
        return best[0] if len(best) == 1 else None

    @property
    def unknown(self) -> Term:
        """Return the explicit unknown, 未分类 or 不详; ``StopIteration`` where there is none."""
        names = {term.name for term in unknown_terms(self.vocabulary)}
        return next(term for term in self.terms if term.name in names)

    def ambiguous(self, written: str) -> tuple[Term, ...]:
        """Return the terms that share the name written when there are several."""
        found = self.by_name.get(_name_in(written), ())
        return found if len(found) > 1 else ()

    def nearest(self, written: str) -> str | None:
        """Return the known name most like the one written, or None when none is near."""
        wanted = written.strip()
        for term in self.terms:
            if isinstance(term, Body) and wanted and term.short == wanted:
                return term.name
        near = difflib.get_close_matches(wanted, self.by_name, n=1, cutoff=0.4)
        containing = (name for name in self.by_name if wanted and wanted in name)
        return near[0] if near else next(containing, None)


def make_terms(vocabulary: Vocabulary, terms: tuple[Term, ...]) -> Terms:
    """Return the terms with their names indexed.

    The explicit unknowns are always known: 未分类 as a category, 不详 as an issuing body.
    """
    terms += tuple(term for term in unknown_terms(vocabulary) if term.name not in _names(terms))
    by_name: dict[str, tuple[Term, ...]] = {}
    for term in terms:
        for name in dict.fromkeys((term.name, term.label)):
            by_name[name] = (*by_name.get(name, ()), term)
    return Terms(vocabulary=vocabulary, terms=terms, by_name=by_name)


def _name_in(written: str) -> str:
    return written.strip().replace("＼", PATH_SEPARATOR)


def _names(terms: tuple[Term, ...]) -> set[str]:
    return {term.name for term in terms}


def unknown_terms(vocabulary: Vocabulary) -> tuple[Term, ...]:
    """Return the vocabulary's explicit unknown, which needs no declaration."""
    if vocabulary is Vocabulary.CATEGORIES:
        return (Term(code="uncategorised", name=UNCATEGORISED, path=(UNCATEGORISED,)),)
    if vocabulary is Vocabulary.BODIES:
        return (Body(code="unknown", name=UNKNOWN, path=(UNKNOWN,)),)
    return ()
