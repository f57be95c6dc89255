"""VAL-5: amendment and repeal are stated on both sides, in due order; numbers named exist."""

from collections.abc import Iterator
from typing import Final

from disclosure.catalogue.catalogue import INVERSE, Catalogue, find
from disclosure.checks.placing import at_field
from disclosure.findings import Finding
from disclosure.items.document_numbers import parse_document_number
from disclosure.items.fields import BY_KEY, Vocabulary
from disclosure.items.metadata import Metadata
from disclosure.items.records import Record
from disclosure.items.vocabularies import Body

_OUTSIDE: Final = {
    "amends": "请核对索引号；不在本站的文件请写在“相关”",
    "amended_by": "请核对索引号；不在本站的文件请写在“相关”",
    "repeals": "请核对索引号；不在本站的文件请写在“相关”",
    "repealed_by": "请核对索引号；被不在本站的文件废止的，请写“废止日期”和“废止依据”",
}
"""The relations that both sides state, and what to do about a number that is not on this site."""

_LOOSE: Final = ("based_on", "interprets", "related")
_RULE: Final = "relation-one-way"
_CONTRADICTED: Final = "relation-contradicted"


def two_way(catalogue: Catalogue) -> Iterator[Finding]:
    """Amendment and repeal lead to items of this site, which state them, too."""
    for record in catalogue.records:
        for kind, outside in _OUTSIDE.items():
            inverse = INVERSE[kind]
            for written in getattr(record, kind):
                other = find(catalogue.numbers, written)
                if other is None:
                    yield at_field(record, kind, f"本站没有“{written}”", outside, _RULE)
                elif other is record:
                    yield at_field(record, kind, "写的是本件自己", "请写对方的索引号", _RULE)
                elif not _names(other, inverse, record, catalogue):
                    problem = f"{other.path} 没有写明“{BY_KEY[inverse].label}”本件"
                    remedy = f"请在那里补写“{BY_KEY[inverse].label}: {record.index_number}”"
                    yield at_field(record, kind, problem, remedy, _RULE)


def _names(record: Record, kind: str, other: Record, catalogue: Catalogue) -> bool:
    return any(find(catalogue.numbers, written) is other for written in getattr(record, kind))


def in_order(catalogue: Catalogue) -> Iterator[Finding]:
    """What amends or repeals an item was not issued before it, nor is amended or repealed by it."""
    for record in catalogue.records:
        for kind in ("amends", "repeals"):
            for written in getattr(record, kind):
                other = find(catalogue.numbers, written)
                if other is None or other is record:
                    continue
                if _names(record, INVERSE[kind], other, catalogue):
                    problem = f"和“{BY_KEY[INVERSE[kind]].label}”写的是同一件（“{written}”）"
                    yield at_field(record, kind, problem, "请删去不对的一项", _CONTRADICTED)
                elif record.issued and other.issued and record.issued < other.issued:
                    problem = f"本件发文（{record.issued}）早于“{written}”（{other.issued}）"
                    yield at_field(
                        record, kind, problem, "请核对两件的发文日期和关系", _CONTRADICTED
                    )


def known(catalogue: Catalogue, metadata: Metadata) -> Iterator[Finding]:
    """Basis, interpretation and related items that look like index numbers of this site exist.

    A document number, or the number or name of what is elsewhere, is shown as plain text.
    """
    bodies = [body for body in metadata.terms[Vocabulary.BODIES] if isinstance(body, Body)]
    patterns = [body.index_number_pattern for body in bodies if body.index_number_pattern]
    prefixes = {_prefix(record.index_number) for record in catalogue.records} - {""}
    for record in catalogue.records:
        for kind in _LOOSE:
            for written in getattr(record, kind):
                if find(catalogue.numbers, written) or parse_document_number(written):
                    continue
                own = _prefix(written) in prefixes
                if own or any(pattern.fullmatch(written) for pattern in patterns):
                    problem = f"像是本站的索引号，但没有“{written}”这一件"
                    remedy = "请核对索引号；不在本站的请写文号"
                    yield at_field(record, kind, problem, remedy, "link-broken")


def _prefix(index_number: str) -> str:
    """Return the code before the slash and the slash, or nothing."""
    code, slash, _ = index_number.partition("/")
    return code + slash if slash else ""
