"""Approving a relative or friend for a time: sixteen weeks, and once eight weeks more (SI 2010/959 reg 24, 25). Pure."""

from __future__ import annotations

from datetime import date, timedelta

from kinfold.base.dates import plain
from kinfold.base.errors import NotNow
from kinfold.law import timescales

RULE = "connected_person_approval"
LONGER = timedelta(weeks=8)
ENDED: dict[str, str] = {
    "approved": "Approved in full as a foster carer",
    "not_approved": "Not approved in full",
    "order": "The child lives there by an order of the court",
    "moved": "The child lives somewhere else",
    "withdrew": "The carer withdrew",
}


def first_end(began_on: date) -> date:
    """The last day of the first sixteen weeks, by the rule in force on the day it began."""
    last = timescales.due(timescales.rule(RULE), began_on)
    assert last is not None
    return last


def made_longer(due_on: date, longer_until: date | None, decided_on: date) -> date:
    """The last day after the one extension. Refused a second time, and once the first weeks have run out."""
    if longer_until is not None:
        raise NotNow(
            f"This was made longer once already, until {plain(longer_until)}. It cannot be done twice."
        )
    if decided_on > due_on:
        raise NotNow(
            f"The sixteen weeks ended on {plain(due_on)}. It can be made longer only before that day.",
            field="decided_on",
        )
    return due_on + LONGER


def state(*, longer: bool, ended: bool) -> str:
    """Where an approval stands: a word of `states.APPROVAL`."""
    return "ended" if ended else "longer" if longer else "running"
