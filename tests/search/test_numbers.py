import json
from pathlib import Path
from typing import Any

import pytest

from disclosure.items.document_numbers import parse_document_number
from disclosure.search.aliases import (
    MARK,
    aliases_of,
    number_aliases,
    own_numbers,
    title_aliases,
)
from disclosure.search.documents import SearchDocument
from search.laboratory import publish, run

VECTORS = json.loads(
    Path(__file__).with_name("vectors").joinpath("numbers.json").read_text(encoding="utf-8")
)


def document(**facts: Any) -> SearchDocument:
    """Return a document with these facts."""
    given = {"index_number": "113700/2018-00073", "address": "items/x/", "title": "示例通知"}
    return SearchDocument(**{**given, **facts})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The browser's modules, with an empty index."""
    return publish([], tmp_path_factory.mktemp("numbers"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["typed"])
def test_every_written_form_leads_to_the_number(folder: Path, vector: dict[str, Any]) -> None:
    """In whatever form a number is typed, one of its aliases is the document's."""
    number = parse_document_number(vector["typed"])
    assert number is not None
    aliases = number_aliases(number)
    forms = [vector["typed"], *vector["same"]]
    missed = [
        form
        for form, typed in zip(forms, run(folder, "numbers", forms), strict=True)
        if not aliases & set(typed["aliases"][:2])
    ]
    assert missed == []


def test_a_bare_serial_matches_that_serial_only(folder: Path) -> None:
    """7号 is an alias of serial 7, not of 70 or 17."""
    [typed] = run(folder, "numbers", ["7号"])
    of = {serial: parse_document_number(f"示政发〔2018〕{serial}号") for serial in (7, 17, 70)}
    hits = {
        s for s, number in of.items() if number and typed["aliases"][0] in number_aliases(number)
    }
    assert hits == {7}


def test_an_index_number_is_known_by_its_letters_and_its_tail() -> None:
    """Separators and case do not matter, and the part from the year on is enough."""
    names = aliases_of(document(index_number="MB1K2378X/2021-62174"))
    assert {f"{MARK}mb1k2378x202162174", f"{MARK}202162174"} <= names


def test_a_number_at_the_end_of_the_title_is_the_documents_own() -> None:
    """A number that ends the title belongs to the document; one that is cited within does not."""
    own = document(title="关于印发管理办法的通知(示政发〔2018〕7号)")
    citing = document(title="关于废止示政发〔2018〕7号文件的通知")
    assert [number.key for number in own_numbers(own)] == ["示政发|2018|7"]
    assert list(own_numbers(citing)) == []


def test_a_number_that_fills_a_first_line_is_the_documents_own() -> None:
    """Where the field is empty, the head of the text tells the number."""
    number = list(own_numbers(document(text="示例市文件\n示政发〔2018〕7号\n各区：")))
    assert [found.key for found in number] == ["示政发|2018|7"]


def test_words_are_no_numbers(folder: Path) -> None:
    """Text without a number is not taken for one."""
    assert run(folder, "numbers", ["住房补贴", "5G", "2024年", "第四十一条"]) == [None] * 4


@pytest.mark.parametrize(
    ("title", "local"),
    [
        ("示例市养犬管理条例", "养犬管理条例"),
        ("示关市养犬管理条例", "养犬管理条例"),
        ("于示县养犬管理办法", "养犬管理办法"),
        ("关于示例市养犬管理办法", None),
        ("养犬管理条例", None),
    ],
)
def test_a_local_rule_is_known_without_its_place(title: str, local: str | None) -> None:
    """Whichever letters the place has; only 关于 tells that something else begins."""
    aliases = title_aliases(title) - {f"#={title}"}
    assert aliases == ({f"#={local}~"} if local else set())
