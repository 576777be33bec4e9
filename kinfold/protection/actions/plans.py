"""The time under a child protection plan: begun, gone on with, ended; and what clocks follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.base.saying import in_a_row
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running_clocks
from kinfold.law import timescales
from kinfold.plan import actions as plan
from kinfold.protection import rules
from kinfold.protection.actions.steps import day, kept, level_of, said, tell
from kinfold.protection.models import ProtectionPlan
from kinfold.protection.states import PROTECTION_PLAN

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

ENDED = ProtectionPlan.Ended
OUTSIDE = (ENDED.CARE, ENDED.MOVED, ENDED.GROWN, ENDED.DIED)
"""Ends that no conference decides."""

VISIT_EVERY = 14
"""Days between visits where the plan states nothing yet: the ten working days of `child_protection_visit`."""

FAMILY_CLOCKS = ("first_core_group", "core_group_every")
NO_PLAN_LEFT = "No child of this family has a child protection plan now."


def begin_plans(made: Sequence[ProtectionPlan], *, by: Who, on: date, entry: UUID | None) -> UUID | None:
    """Tell that plans began, once for all children of one conference; clocks for visits and for a baby not yet born start."""
    if not made:
        return None
    first = made[0]
    people = [row.person for row in made]
    told = tell(
        "protection_plan_began", first.family, f"Child protection plan: {in_a_row([p.known_as for p in people])}.",
        people, on_day=first.began_on, by=by, on=on, ref=first.began_at.ref, entry=entry,
    )  # fmt: skip
    for row in made:
        row.entry = told
        row.save(update_fields=["entry"])
        _visits(row, told, by)
        _after_birth(row, told, by)
    return told


def _visits(row: ProtectionPlan, told: UUID, by: Who) -> None:
    clocks.start(
        "child_protection_visit", row.family, person=row.person, on=row.began_on, entry=told,
        every_days=VISIT_EVERY, limit_source="the council’s least", kind="protection_plan_began", by=by,
    )  # fmt: skip


def _after_birth(row: ProtectionPlan, told: UUID, by: Who) -> None:
    expected = row.person.expected_on
    if row.person.born_on is not None or expected is None or expected <= row.began_on:
        return
    due = timescales.due(timescales.rule("pre_birth_review"), expected, on=row.began_on)
    clocks.start(
        "pre_birth_review", row.family, person=row.person, on=row.began_on, entry=told, due_on=due,
        kind="protection_plan_began", by=by,
    )  # fmt: skip


def review_by(
    family: Family, children: Iterable[Person], on_day: date, *, held_on: date, entry: UUID, by: Who
) -> None:
    """Give the review clocks of these children the earlier last day that the conference agreed."""
    numbers = {child.pk: child for child in children}
    for clock in running_clocks.open_for(family):
        late = clock.due_on is None or clock.due_on > on_day
        if not (clock.rule.startswith("review_conference_") and clock.person_id in numbers and late):
            continue
        clocks.stop(clock, on=held_on, why="An earlier day was agreed at the conference.", by=by, entry=entry)
        clocks.start(
            clock.rule, family, person=numbers[clock.person_id], on=held_on, entry=entry, due_on=on_day,
            limit_source="agreed at the conference", kind=clock.started_by_kind, matter=clock.matter, by=by,
        )  # fmt: skip


@transaction.atomic
def end_protection_plan(
    plan_: ProtectionPlan, *, ended_on: date, how: str, why: str, what_followed: str, by: Who, on: date,
    to_authority: str = "", entry: UUID | None = None,
) -> ProtectionPlan:  # fmt: skip
    """End a plan that no conference ends: the child came into care, moved to another authority, is eighteen, or died."""
    if how not in OUTSIDE:
        raise NotNow(
            "A plan ends at a conference, unless the child came into care, moved, is grown up or died.",
            field="how",
        )
    now = locked(plan_, "family", "person__merged_into")
    facts = {"how": how, "why": why, "what_followed": what_followed, "to_authority": to_authority}
    end_plans([(now, facts)], ended_on=day(ended_on, on, "ended_on"), by=by, on=on, entry=entry)
    return now


@transaction.atomic
def transfer_out(
    plans: Iterable[ProtectionPlan], *, to_authority: str, ended_on: date, why: str, what_followed: str, by: Who, on: date,
    entry: UUID | None = None,
) -> list[ProtectionPlan]:  # fmt: skip
    """Another authority holds the plans now: its conference was held there. Said which, and from what day."""
    said(to_authority, "to_authority", "Say which authority holds the plan now.", 120)
    rows = [locked(row, "family", "person__merged_into") for row in plans]
    facts = {"how": ENDED.MOVED, "why": why, "what_followed": what_followed, "to_authority": to_authority}
    end_plans(
        [(row, facts) for row in rows], ended_on=day(ended_on, on, "ended_on"), by=by, on=on, entry=entry
    )
    return rows


def end_plans(
    rows: Sequence[tuple[ProtectionPlan, dict[str, Any]]], *, ended_on: date, by: Who, on: date, entry: UUID | None,
    at: Any = None,
) -> UUID | None:  # fmt: skip
    """End plans with how, why and what followed; one entry; each child's level follows; clocks of the family stop with the last."""
    if not rows:
        return None
    family = kept(rows[0][0].family)
    people = [row.person.merged_into or row.person for row, _ in rows]
    for row, facts in rows:
        _end(row, facts, ended_on, at)
    told = tell(
        "protection_plan_ended", family, f"Child protection plan ended: {in_a_row([p.known_as for p in people])}.",
        people, on_day=ended_on, by=by, on=on, ref=at.ref if at is not None else rows[0][0].ref, entry=entry,
    )  # fmt: skip
    ProtectionPlan.objects.filter(pk__in=[row.pk for row, _ in rows]).update(ended_entry=told)
    _levels(family, rows, ended_on, by, on, entry)
    _stop_when_last(family, ended_on, by, told)
    return told


def _end(row: ProtectionPlan, facts: dict[str, Any], ended_on: date, at: Any) -> None:
    PROTECTION_PLAN.after("end_plan", "running" if row.ended_on is None else "ended")
    if ended_on <= row.began_on:
        raise NotNow("A plan ends after the day on which it began.", field="ended_on")
    if facts["how"] not in ENDED.values:
        raise NotNow("Choose how the plan ends.", field="ended_how")
    row.ended_on, row.ended_how, row.ended_at = ended_on, facts["how"], at
    row.ended_why = said(facts["why"], "why", "Say why the plan ends.")
    row.what_followed = facts.get("what_followed", "").strip()
    row.to_authority = facts.get("to_authority", "").strip()[:120]
    row.save()


def _levels(
    family: Family, rows: Sequence[tuple[ProtectionPlan, dict[str, Any]]], ended_on: date, by: Who, on: date,
    entry: UUID | None,
) -> None:  # fmt: skip
    now = level_of(row.person.merged_into or row.person for row, _ in rows)
    following: dict[str, list[Person]] = {}
    for row, facts in rows:
        child = row.person.merged_into or row.person
        level = rules.after_plan_ended(facts["how"], now[child.pk])
        if level:
            following.setdefault(level, []).append(child)
    for level, children in following.items():
        plan.level_follows(
            family, children, level, decided_on=ended_on, why="The child protection plan ended.", by=by, on=on,
            lawful_basis="s17_10_b" if level == "child_in_need" else "", entry=entry,
        )  # fmt: skip


def _stop_when_last(family: Family, ended_on: date, by: Who, told: UUID) -> None:
    if ProtectionPlan.objects.filter(family=family, ended_on__isnull=True).exists():
        return
    for clock in running_clocks.open_for(family):
        if clock.rule in FAMILY_CLOCKS and clock.started_on <= ended_on:
            clocks.stop(clock, on=ended_on, why=NO_PLAN_LEFT, by=by, entry=told)
