import datetime
from typing import Any

import pytest

from disclosure.items.validity import BY_LABEL, State, state_on
from disclosure.items.vocabularies import Term
from making import RULES, make_record

DAY = datetime.date(2026, 6, 30)
BEFORE, AFTER = datetime.date(2026, 6, 29), datetime.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, State.NOT_APPLICABLE),
        ({"category": RULES}, State.IN_FORCE),
        ({"effective": DAY}, State.IN_FORCE),
        ({"effective": AFTER}, State.FUTURE),
        ({"expires": DAY}, State.IN_FORCE),
        ({"expires": BEFORE}, State.LAPSED),
        ({"repealed": DAY}, State.REPEALED),
        ({"repealed": AFTER}, State.NOT_APPLICABLE),
        ({"repealed_by": ("A/1",)}, State.REPEALED),
        ({"repealed_by": ("A/1",), "repealed": AFTER, "category": RULES}, State.IN_FORCE),
        ({"amended_by": ("A/1",)}, State.AMENDED),
        ({"amended_by": ("A/1",), "effective": AFTER}, State.FUTURE),
        ({"expires": BEFORE, "repealed": BEFORE}, State.REPEALED),
        ({"expires": BEFORE, "amended_by": ("A/1",)}, State.LAPSED),
        ({"expires": BEFORE, "withdrawn": BEFORE}, State.WITHDRAWN),
    ],
)
def test_the_state_follows_from_dates(values: dict[str, Any], state: State) -> None:
    """Repeal outweighs lapse, lapse a future start, and that amendment; last days still count."""
    assert state_on(make_record(**values), DAY) is state


def test_a_declared_state_counts_where_no_date_speaks() -> None:
    """What the editor declares is believed until a date says otherwise; a repeal stands."""
    in_force = Term(code="in-force", name="有效", path=("有效",))
    repealed = Term(code="repealed", name="废止", path=("废止",))
    assert state_on(make_record(validity=in_force), DAY) is State.IN_FORCE
    assert state_on(make_record(validity=in_force, expires=BEFORE), DAY) is State.LAPSED
    assert state_on(make_record(validity=repealed, expires=BEFORE), DAY) is State.REPEALED


def test_states_are_found_by_what_citizens_read() -> None:
    """Each state has a label of its own; an editor can declare all but the withdrawal."""
    assert len({state.label for state in State}) == len(State)
    assert set(BY_LABEL.values()) == set(State) - {State.WITHDRAWN}
    quiet = [state.label for state in State if not state.needs_banner]
    assert quiet == ["有效", "不适用"]
