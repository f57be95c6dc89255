"""States of validity, computed in Python for pages and in browsers for the reader's day."""

import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from disclosure.items.records import Record
from disclosure.items.validity import State, state_on
from disclosure.pages.bodies import Body
from disclosure.pages.searching import search_document
from making import DAY, NOTICES, RULES, make_record
from search.laboratory import publish, run

DAYS = (None, DAY - datetime.timedelta(days=1), DAY, DAY + datetime.timedelta(days=1))


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The browser's modules."""
    return publish([], tmp_path_factory.mktemp("validity"))


def records() -> list[Record]:
    """Return a record for every way in which its dates can lie about the day."""
    return [
        make_record(
            effective=effective,
            expires=expires,
            repealed=repealed,
            withdrawn=withdrawn,
            amended_by=amended_by,
            category=category,
        )
        for effective, expires, repealed, withdrawn, amended_by, category in product(
            DAYS, DAYS, DAYS, (None, DAY), ((), ("A/1",)), (NOTICES, RULES)
        )
    ]


def test_browsers_and_pages_tell_the_same_state(scripts: Path) -> None:
    """For each record the browser's rule yields, from its dates, the state of the page."""
    told: list[Any] = []
    for record in records():
        facts = search_document(record, Body(html="")).validity
        days = (facts.effective, facts.expires, facts.repealed)
        dates = [day.isoformat() if day else "" for day in days]
        told.append([[*dates, facts.otherwise], DAY.isoformat()])
    expected = [state_on(record, DAY).value for record in records()]
    assert set(expected) == {state.value for state in State}
    assert run(scripts, "validity", told) == expected


def test_browsers_and_pages_call_states_the_same(scripts: Path) -> None:
    """Codes, labels and their order are those of the pages."""
    assert run(scripts, "states", []) == [[state.value, state.label] for state in State]
