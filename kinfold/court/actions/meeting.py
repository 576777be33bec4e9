"""Meetings before court, with the parents and whoever speaks for them: the first, then reviews."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.court import rules
from kinfold.court.actions.telling import moved, must_be_newest, save, tell
from kinfold.court.models import BeforeMeeting, PreProceedings
from kinfold.court.queries import beforehand as queries
from kinfold.court.states import BEFORE

if TYPE_CHECKING:
    from kinfold.base.who import Who


@transaction.atomic
def plan_before_meeting(
    before: PreProceedings, due_on: date, *, by: Who, on: date, meeting: str = ""
) -> BeforeMeeting:
    """Set the day by which the next meeting before court is held. `meeting`: the reference of the meeting arranged for it."""
    now = moved(before, BEFORE, "plan_before_meeting", "family")
    rules.must_not_be_before(due_on, now.decided_on, "due_on", "the day it was decided")
    first = not now.meetings.exists()
    return BeforeMeeting.objects.create(before=now, first=first, due_on=due_on, meeting=meeting)


@transaction.atomic
def hold_before_meeting(
    before: PreProceedings,
    *,
    held_on: date,
    decided: str,
    by: Who,
    on: date,
    lawyers: str = "",
    what_changed: str = "",
    family_says: str = "",
    next_due_on: date | None = None,
    meeting: BeforeMeeting | None = None,
    version: int | None = None,
    entry: UUID | None = None,
) -> BeforeMeeting:
    """Write down a meeting before court: who spoke for whom, what changed, what was decided, what the family said.

    The meeting that was planned, if there is one, is this one. `next_due_on` plans the next.
    """
    now = moved(before, BEFORE, "hold_before_meeting", "family")
    rules.must_have_come(held_on, on, "held_on")
    rules.must_not_be_before(held_on, now.decided_on, "held_on", "the day it was decided")
    row = _row(now, meeting)
    words = rules.said(decided, "decided", "Write what was decided.")
    must_be_newest(row, version, row.decided, words)
    told = tell(
        now.family, "before_meeting", "A meeting before court was held with the parents.", on_day=held_on, on=on,
        by=by, about=queries.children_of(now), ref=now.ref, entry=entry,
    )  # fmt: skip
    save(
        row,
        held_on=held_on,
        decided=words,
        lawyers=rules.fits(lawyers, "lawyers"),
        what_changed=rules.fits(what_changed, "what_changed"),
        family_says=rules.fits(family_says, "family_says"),
        entry=told,
    )
    if next_due_on is not None:
        rules.must_not_be_before(next_due_on, held_on, "next_due_on", "this meeting")
        plan_before_meeting(now, next_due_on, by=by, on=on)
    return row


def _row(before: PreProceedings, chosen: BeforeMeeting | None) -> BeforeMeeting:
    if chosen is not None:
        row = locked(chosen)
        if row.before_id != before.pk or row.held_on is not None:
            raise NotNow("This meeting has been written down already.")
        return row
    planned = before.meetings.select_for_update().filter(held_on=None).order_by("due_on", "pk").first()
    return planned or BeforeMeeting.objects.create(before=before, first=not before.meetings.exists())
