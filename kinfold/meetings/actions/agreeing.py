"""What a meeting agrees goes into the plan itself: there is no second list of actions (docs/decisions, meetings above plan)."""

from datetime import date

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.meetings.actions.holding import SENT
from kinfold.meetings.actions.steps import locked
from kinfold.meetings.models import Meeting
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.plan import queries as plans
from kinfold.plan.models import Goal, PlanAction


@transaction.atomic
def agree_at(
    meeting: Meeting,
    what: str,
    *,
    by: Who,
    on: date,
    owner: Practitioner | None = None,
    person: Person | None = None,
    friend: str = "",
    by_when: date | None = None,
    goal: Goal | None = None,
    for_person: Person | None = None,
    aim: str = "",
    every_days: int | None = None,
) -> PlanAction:
    """Agree who does what by when, straight into the family's plan. A family that had no plan has one from this meeting on."""
    meeting, _ = locked(meeting, "agree_at")
    if meeting.notes_sent_on is not None:
        raise NotNow(SENT)
    day = meeting.held_on or on
    family = meeting.family.joined_into or meeting.family
    standing = plans.plan_of(family) or plan.make_plan(family, made_on=day, by=by, on=on)
    return plan.agree_action(
        standing,
        what,
        by=by,
        on=on,
        agreed_on=day,
        goal=goal,
        owner=owner,
        person=person,
        friend=friend,
        for_person=for_person,
        aim=aim,
        by_when=by_when,
        every_days=every_days,
        meeting=meeting.ref,
    )
