"""Before court: a letter has an offer in it, or the exception and its reason; a time before court ends somewhere. Pure.

The Children's Wellbeing and Schools Act 2026 (c.21), section 1, asks that a family group meeting is offered in the letter before
proceedings and, where it is accepted, held before an application. Its commencement is unverified.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from kinfold.base.dates import plain
from kinfold.base.errors import NotNow

NO_OFFER = (
    "A letter before court offers the family a meeting of their own: a family group meeting. Choose to whom it is offered. "
    "If it is not offered to anybody, say why: that is the exception, and it is kept with its reason."
)
NOT_HELD = (
    "Somebody said yes to a family group meeting and it has not been held ({who}). Hold it first, or say why the application "
    "cannot wait."
)
ANSWERS: dict[str, str] = {"yes": "Yes", "no": "No", "unsure": "Not sure yet"}
ENDED: dict[str, str] = {
    "step_down": "Things changed: there is no need for court",
    "issue": "We are applying to the court",
    "moved": "Another authority has taken over",
}


def must_offer(offered: Collection[object], no_offer_why: str) -> None:
    """Refuse a letter that neither offers a family group meeting nor says why it does not."""
    if not offered and not no_offer_why.strip():
        raise NotNow(NO_OFFER, field="offers")


def must_have_met(waiting: Collection[str], not_held_why: str) -> None:
    """Refuse an application while a family group meeting that was accepted waits (`waiting`: the names), without a reason."""
    if waiting and not not_held_why.strip():
        raise NotNow(NOT_HELD.format(who=", ".join(waiting)), field="not_held_why")


def must_be_decided_by(decide_by: date | None, decided_on: date) -> None:
    """Refuse a day to decide by that is before the beginning."""
    if decide_by is not None and decide_by < decided_on:
        raise NotNow(
            f"{plain(decide_by)} is before this was decided ({plain(decided_on)}).", field="decide_by"
        )
