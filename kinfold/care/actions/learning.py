"""Personal education plans: agreed with parents, at a time and place that do not single the child out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.care.actions.written import child_now, family_now, keep_words, tell
from kinfold.care.models import EducationPlan, PeriodOfCare
from kinfold.care.rules import checks
from kinfold.clocks import actions as clocks
from kinfold.law import timescales

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who


@transaction.atomic
def hold_education_plan(
    period: PeriodOfCare,
    *,
    held_on: date,
    agreed: str,
    by: Who,
    on: date,
    school: str = "",
    school_worker: Practitioner | None = None,
    where_and_why: str = "",
    parents_there: bool | None = None,
    parents_why_not: str = "",
    child_says: str = "",
    going_well: str = "",
    needs: str = "",
    premium: str = "",
    attendance_said: str = "",
    next_on: date | None = None,
    entry: UUID | None = None,
) -> EducationPlan:
    """Write down that child, parents, carers and school met about learning, and what they agreed.

    Without parents it says why. The next time is the day agreed, or none until somebody wants one. Raises `NotNow`.
    """
    plan = _taken(period, held_on)
    checks.come(held_on, on, "held_on")
    checks.not_before(held_on, plan.period.began_on, "held_on", "Care began")
    if parents_there is False and not parents_why_not.strip():
        raise NotNow(
            "Parents are part of this. Say why they were not there, and how they were asked.",
            field="parents_why_not",
        )
    plan.held_on, plan.school, plan.school_worker = (
        held_on,
        checks.fits(school, "school", longest=200),
        school_worker,
    )
    plan.where_and_why = checks.fits(where_and_why, "where_and_why")
    plan.parents_there, plan.parents_why_not = (
        parents_there,
        checks.fits(parents_why_not, "parents_why_not"),
    )
    plan.child_says = checks.fits(child_says, "child_says")
    plan.going_well, plan.needs = checks.fits(going_well, "going_well"), checks.fits(needs, "needs")
    plan.agreed = checks.said(agreed, "agreed", "Write what was agreed.")
    plan.premium = checks.fits(premium, "premium")
    plan.attendance_said = checks.fits(attendance_said, "attendance_said", longest=200)
    what = "People met about school, and agreed what helps."
    return _told(plan, "education_plan", what, held_on, next_on, by=by, on=on, entry=entry)


@transaction.atomic
def not_hold_education_plan(
    period: PeriodOfCare,
    *,
    on_day: date,
    why: str,
    by: Who,
    on: date,
    next_on: date | None = None,
    entry: UUID | None = None,
) -> EducationPlan:
    """Write down that it was agreed not to meet, for example because it would intrude, and who agreed (seed 001: 409)."""
    plan = _taken(period, on_day)
    checks.come(on_day, on, "on_day")
    plan.not_held_why = checks.said(why, "why", "Say why it is not held, and who agreed.")
    what = "It was agreed not to meet about school for now."
    return _told(plan, "education_plan_not_held", what, on_day, next_on, by=by, on=on, entry=entry)


def _taken(period: PeriodOfCare, day: date) -> EducationPlan:
    """The plan to come, or a new one."""
    period = locked(period)
    if period.ended_on is not None and day > period.ended_on:
        raise NotNow("Care had ended by then.", field="held_on")
    coming = period.education_plans.filter(held_on__isnull=True, not_held_why="").order_by("due_on").first()
    return coming or EducationPlan(period=period, due_on=first_due(period))


def first_due(period: PeriodOfCare) -> date:
    """By when the first plan of a period is made."""
    due = timescales.due(timescales.rule("education_plan"), period.began_on)
    assert due is not None
    return due


def _told(
    plan: EducationPlan,
    detail: str,
    what: str,
    day: date,
    next_on: date | None,
    *,
    by: Who,
    on: date,
    entry: UUID | None,
) -> EducationPlan:
    """Save, tell, keep the child's words, and set the next time with its clock."""
    child, family = child_now(plan.period.person), family_now(plan.period.family)
    if next_on is not None and next_on <= day:
        raise NotNow("The next time comes after this one. Check the date.", field="next_on")
    plan.next_on = next_on
    plan.entry = entry or tell(
        "school_step", family, child, what, on_day=day, on=on, by=by, detail=detail,
        source="education_plan", ref=plan.ref,
    )  # fmt: skip
    plan.version += 1
    plan.save()
    keep_words(child, family, plan.child_says, said_on=day, by=by, on=on, entry=plan.entry, topic="the_help")
    if next_on is not None and plan.period.ended_on is None:
        EducationPlan.objects.create(period=plan.period, due_on=next_on, school=plan.school)
        clocks.start(
            "education_plan", family, person=child, on=day, entry=plan.entry, due_on=next_on,
            kind="school_step", matter=plan.ref, by=by,
        )  # fmt: skip
    return plan
