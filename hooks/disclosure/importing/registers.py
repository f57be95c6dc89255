"""Names of the source matched with the vocabularies of the folder; those unknown are added."""

from typing import Final

from disclosure.importing.conversion import Written
from disclosure.importing.issuers import split_issuers
from disclosure.items.fields import FIELDS, Vocabulary
from disclosure.items.metadata import Metadata
from disclosure.items.term_lists import WITH_LEVELS
from disclosure.items.vocabularies import PATH_SEPARATOR, Body, Terms

_CODE_LETTERS: Final = {
    Vocabulary.BODIES: "b",
    Vocabulary.CATEGORIES: "c",
    Vocabulary.SUBJECTS: "s",
    Vocabulary.GENRES: "g",
    Vocabulary.DISCLOSURE: "d",
    Vocabulary.VALIDITY: "v",
}


class Register:
    """One vocabulary while an import goes on; ``added`` maps the paths of new terms to codes."""

    def __init__(self, terms: Terms) -> None:
        """Start from the terms that the folder declares."""
        self.terms = terms
        self.added: dict[tuple[str, ...], str] = {}
        self.known = {term.path for term in terms}
        self._codes = {term.code for term in terms}
        self._last = 0

    def name(self, written: str) -> str:
        """Return how front matter is to name the term, added when nobody knows it.

        Of a vocabulary without levels it is the last one, whatever the source has above it.
        A name without levels also means a term further down when only one has it and the folder
        declared it before this import; what the import adds itself never changes a name's meaning.
        """
        if self.terms.vocabulary not in WITH_LEVELS:
            written = written.rpartition(PATH_SEPARATOR)[2]
        path = tuple(written.split(PATH_SEPARATOR))
        if path in self.known:
            return written
        found = self.terms.find(written)
        if found is not None:
            return found.label
        for depth in range(1, len(path) + 1):
            if path[:depth] not in self.known:
                self._add(path[:depth])
        return written

    def body(self, written: str) -> str:
        """Return the full name of an issuing body, which the register may know by a short one."""
        if (written,) not in self.known:
            bodies = [body for body in self.terms if isinstance(body, Body)]
            full = [body.name for body in bodies if body.short == written]
            if len(full) == 1:
                return full[0]
            self._add((written,))
        return written

    def _add(self, path: tuple[str, ...]) -> None:
        letter = _CODE_LETTERS[self.terms.vocabulary]
        while True:
            self._last += 1
            code = f"{letter}{self._last:03}"
            if code not in self._codes:
                break
        self._codes.add(code)
        self.known.add(path)
        self.added[path] = code


class Registers:
    """All vocabularies of the folder while an import goes on."""

    def __init__(self, metadata: Metadata) -> None:
        """Start from what the folder declares."""
        self.by_vocabulary = {each: Register(metadata.terms[each]) for each in Vocabulary}

    def settle(self, values: dict[str, Written]) -> tuple[str, ...]:
        """Put the vocabularies' names for those of the source; return remarks on what changed."""
        remarks = self._settle_bodies(values)
        for target in FIELDS:
            vocabulary = target.vocabulary
            value = values.get(target.key)
            if value is None or vocabulary is None or vocabulary is Vocabulary.BODIES:
                continue
            name = self.by_vocabulary[vocabulary].name
            values[target.key] = name(value) if isinstance(value, str) else tuple(map(name, value))
        return remarks

    def _settle_bodies(self, values: dict[str, Written]) -> tuple[str, ...]:
        register = self.by_vocabulary[Vocabulary.BODIES]
        found = values["issuing_body"]
        if not isinstance(found, str):
            return ()
        parts = (found,) if (found,) in register.known else split_issuers(found)
        names = tuple(map(register.body, parts))
        joined = values.get("co_issuers", ())
        joined = (joined,) if isinstance(joined, str) else joined
        others = tuple(dict.fromkeys((*names[1:], *map(register.body, joined))))
        values["issuing_body"] = names[0]
        if others := tuple(name for name in others if name != names[0]):
            values["co_issuers"] = others
        else:
            values.pop("co_issuers", None)
        if len(parts) > 1:
            return (f"发布机构：“{found}”分为牵头机构和联合发文机构",)
        return (f"发布机构：“{found}”按登记册写全称",) if names != parts else ()
