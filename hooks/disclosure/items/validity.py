"""Validity computed from dates, for the day of the build; browsers compute it again.

The states are those that 政府网站发展指引 (国办发〔2017〕47号) wants marked.
"""

import datetime
from enum import Enum

from disclosure.items.records import Record


class State(Enum):
    """A state of validity; the value is its part of addresses and style names."""

    IN_FORCE = "in-force"
    FUTURE = "future"
    AMENDED = "amended"
    LAPSED = "lapsed"
    REPEALED = "repealed"
    NOT_APPLICABLE = "not-applicable"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """Return the word that citizens read."""
        return _LABELS[self]

    @property
    def needs_banner(self) -> bool:
        """Return whether a page must say conspicuously that the text is not simply in force."""
        return self not in {State.IN_FORCE, State.NOT_APPLICABLE}


_LABELS = {
    State.IN_FORCE: "有效",
    State.FUTURE: "尚未施行",
    State.AMENDED: "已修改",
    State.LAPSED: "失效",
    State.REPEALED: "废止",
    State.NOT_APPLICABLE: "不适用",
    State.WITHDRAWN: "已撤回",
}

BY_LABEL = {state.label: state for state in State if state is not State.WITHDRAWN}
"""The states that an editor can declare, by what citizens read."""


def state_on(record: Record, day: datetime.date) -> State:
    """Return the record's state on the day.

    A withdrawn item has no other state. Repeal outweighs lapse, lapse outweighs a future start,
    and that outweighs amendment. The last day of validity (有效期至) is still a day of validity. A
    state that the editor declares counts where no date speaks; a repeal that is declared or has no
    date always does.
    """
    if record.withdrawn is not None:
        return State.WITHDRAWN
    if record.repealed is not None and record.repealed <= day:
        return State.REPEALED
    otherwise = state_otherwise(record)
    if otherwise is State.REPEALED:
        return State.REPEALED
    if record.expires is not None and record.expires < day:
        return State.LAPSED
    if record.effective is not None and record.effective > day:
        return State.FUTURE
    return otherwise


def state_otherwise(record: Record) -> State:
    """Return the record's state where none of its dates speaks: a repeal or change without one."""
    if record.withdrawn is not None:
        return State.WITHDRAWN
    if record.repealed_by and record.repealed is None:
        return State.REPEALED
    if record.amended_by:
        return State.AMENDED
    if record.validity is not None and record.validity.name in BY_LABEL:
        return BY_LABEL[record.validity.name]
    if record.is_normative or record.effective is not None or record.expires is not None:
        return State.IN_FORCE
    return State.NOT_APPLICABLE
