"""Reviews, health and school of children in care, and the roll of the Virtual School."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from kinfold.care.models import CareReview, EducationPlan, HealthStep, PeriodOfCare
from kinfold.care.rules import reviewing, schooling, wellbeing
from kinfold.law import timescales
from kinfold.people import queries as people
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinfold.base.who import Who
    from kinfold.people.models import Person

NOT_HELD = {"held_on__isnull": True, "not_held_why": ""}


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """The review that comes next: by when it is agreed, by when the law asks for it, and the row once there is one."""

    order: int
    due_on: date
    latest: date
    review: CareReview | None


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of a child's health, the newest first; of each sort the newest; what private things there are."""

    steps: list[HealthStep]
    newest: dict[str, HealthStep]
    next_assessment_on: date | None


@dataclass(frozen=True, slots=True)
class Pupil:
    """One child on the roll: in which year, at which school as last said, and how it stands with their plan."""

    person: Person
    year: int
    year_said: str
    began_on: date
    last: EducationPlan | None
    due_on: date
    skipped: bool
    school: str
    school_protected: bool


def period_of(child: Person) -> PeriodOfCare | None:
    """The period of care of a child that has not ended."""
    rows = PeriodOfCare.objects.filter(person_id__in=people.same_ids(child), ended_on__isnull=True)
    return rows.select_related("family__joined_into", "person").first()


def last_period(child: Person) -> PeriodOfCare | None:
    """The period that lasts, or else the last one."""
    rows = PeriodOfCare.objects.filter(person_id__in=people.same_ids(child)).order_by("-began_on", "-pk")
    return rows.select_related("family__joined_into", "person").first()


def care_review(ref: str) -> CareReview:
    """Return a review by reference. Raises `CareReview.DoesNotExist`."""
    rows = CareReview.objects.select_related("period__family__joined_into", "period__person", "officer")
    return rows.get(ref=ref)


def reviews_of(child: Person) -> list[CareReview]:
    """The reviews that were held, the newest first."""
    rows = CareReview.objects.filter(
        period__person_id__in=people.same_ids(child), held_on__isnull=False
    ).order_by("-held_on", "-pk")
    return list(rows.select_related("officer"))


def review_due(child: Person, on: date) -> ReviewDue | None:
    """The review that comes next, also before anybody planned it; None for a child who is not in care."""
    period = period_of(child)
    if period is None:
        return None
    rows = list(CareReview.objects.filter(period=period).order_by("order", "pk").select_related("officer"))
    held = [row for row in rows if row.held_on is not None]
    coming = next((row for row in rows if row.held_on is None), None)
    before = held[-1].held_on if held else None
    latest = reviewing.last_day(len(held) + 1, before or period.began_on)
    return ReviewDue(len(held) + 1, coming.due_on if coming else latest, latest, coming)


def health_of(child: Person, *, private: bool = False) -> Health:
    """What is written of a child's health. `private`: with drugs, drink and the police (row V4)."""
    rows = HealthStep.objects.filter(person_id__in=people.same_ids(child))
    if not private:
        rows = rows.exclude(word__in=wellbeing.PRIVATE)
    steps = list(rows.order_by("-on_day", "-pk"))
    newest: dict[str, HealthStep] = {}
    for step in steps:
        newest.setdefault(step.word, step)
    done = next((s for s in steps if s.word == "health_assessment" and s.done), None)
    return Health(steps, newest, _next_assessment(child, done.on_day if done else None))


def _next_assessment(child: Person, last: date | None) -> date | None:
    period = period_of(child)
    if period is None:
        return None
    if last is None or last < period.began_on:
        return timescales.due(timescales.rule("health_assessment_first"), period.began_on)
    small = wellbeing.detail_of("health_assessment", child.born_on, last) == "health_assessment_under_5"
    rule = "health_assessment_under_5_every" if small else "health_assessment_every"
    return timescales.due(timescales.rule(rule), last)


def oc2(child: Person, year_end: date) -> dict[str, int | str | None] | None:
    """What the yearly return asks of a child in care all the year to 31 March; None for others."""
    ids = people.same_ids(child)
    spans = list(PeriodOfCare.objects.filter(person_id__in=ids).values_list("began_on", "ended_on"))
    if child.born_on is None or not wellbeing.twelve_months_in_care(spans, year_end):
        return None
    rows = HealthStep.objects.filter(person_id__in=ids, on_day__lte=year_end)
    steps = [
        wellbeing.Step(
            row.word, row.on_day, row.done, row.up_to_date, row.sdq, row.sdq_why_not, row.help_offered,
            row.help_taken,
        )
        for row in rows
    ]  # fmt: skip
    return wellbeing.oc2(child.born_on, steps, year_end)


def education_of(child: Person) -> list[EducationPlan]:
    """The plans for school that were made or agreed not to be made, the newest first."""
    rows = EducationPlan.objects.filter(period__person_id__in=people.same_ids(child)).exclude(**NOT_HELD)
    found = list(rows.select_related("school_worker"))
    return sorted(found, key=lambda row: (row.held_on or row.due_on, row.pk), reverse=True)


def education_due(period: PeriodOfCare) -> date | None:
    """By when people next meet about school: the day agreed, or the first time; None when nothing more is agreed."""
    rows = list(period.education_plans.order_by("due_on", "pk"))
    coming = next((row for row in rows if row.held_on is None and not row.not_held_why), None)
    if coming is not None:
        return coming.due_on
    return None if rows else timescales.due(timescales.rule("education_plan"), period.began_on)


def virtual_school(on: date, who: Who) -> list[Pupil]:
    """Every child in care of school age whom this reader may see, by year and name. A handful of queries, however many."""
    visible = sharing.visible_people(who, on).values("pk")
    plans = Prefetch("education_plans", EducationPlan.objects.order_by("due_on", "pk"))
    rows = PeriodOfCare.objects.filter(ended_on__isnull=True, person_id__in=visible, began_on__lte=on)
    periods = list(rows.select_related("person__merged_into").prefetch_related(plans))
    hidden = sharing.with_protected((row.person_id for row in periods), "school", on)
    found = [_pupil(period, on, hidden) for period in periods if _on_roll(period, on)]
    return sorted(found, key=lambda pupil: (pupil.year, pupil.person.known_as.casefold(), pupil.person.pk))


def _on_roll(period: PeriodOfCare, on: date) -> bool:
    return schooling.is_of_school_age((period.person.merged_into or period.person).born_on, on)


def _pupil(period: PeriodOfCare, on: date, hidden: Iterable[int]) -> Pupil:
    person = period.person.merged_into or period.person
    plans = list(period.education_plans.all())
    held = [plan for plan in plans if plan.held_on is not None]
    coming = [plan for plan in plans if plan.held_on is None and not plan.not_held_why]
    last = max(held, key=lambda plan: (plan.held_on, plan.pk)) if held else None
    first = timescales.due(timescales.rule("education_plan"), period.began_on)
    assert first is not None
    protected = period.person_id in hidden
    return Pupil(
        person=person,
        year=schooling.school_year(person.born_on, on) if person.born_on else schooling.LAST + 1,
        year_said=schooling.year_in_words(person.born_on, on),
        began_on=period.began_on,
        last=last,
        due_on=coming[0].due_on if coming else first,
        skipped=not coming and bool(plans),
        school="" if protected or last is None else last.school,
        school_protected=protected,
    )
