"""The reading door to the one plan: its goals, its actions, its rhythms and its log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from kinfold.agencies.models import Practitioner
from kinfold.base import prepared
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.plan.models import Goal, Plan, PlanAction, PlanNote, Rhythm

R = TypeVar("R", Goal, PlanAction, Rhythm)
JOINED = "_numbers_of_joined_plans"


def plan_of(family: Family) -> Plan | None:
    """The plan of a family, or None when nobody has made one. Of two families joined, the kept one's first."""
    rows = prepared.loaded(
        "plan_of",
        Plan,
        ("family", "made_by"),
        {"families": network.family_ids(family)},
        lambda given: Plan.objects.filter(family_id__in=given["families"]),
    )
    found = min(rows, key=lambda row: (row.family_id != family.pk, row.pk), default=None)
    if found is not None:
        joined = [row.pk for row in rows if row.family.joined_into_id == found.family_id]
        found.__dict__[JOINED] = (found.pk, *joined)  # as `plan_ids` would read them
    return found


def plan_ids(plan: Plan) -> tuple[int, ...]:
    """The numbers of a plan, and of the plans that families joined into this one had: nothing is lost by a join."""
    remembered: tuple[int, ...] | None = plan.__dict__.get(JOINED)
    if remembered is not None:
        return remembered
    joined = prepared.loaded(
        "joined",
        Plan,
        (),
        {"family": plan.family_id},
        lambda given: Plan.objects.filter(family__joined_into_id=given["family"]),
    )
    return (plan.pk, *(row.pk for row in joined))


def plan(ref: str) -> Plan:
    """A plan by its reference. Raises `Plan.DoesNotExist`."""
    return Plan.objects.select_related("family__joined_into", "made_by").get(ref=ref)


def goals(plan: Plan) -> list[Goal]:
    """Every goal of a plan (and of plans of families joined into this one), open ones first, in their order."""
    rows = prepared.loaded(
        "goals",
        Goal,
        ("person", "person__merged_into"),
        {"plans": plan_ids(plan)},
        lambda given: Goal.objects.filter(plan_id__in=given["plans"]).order_by("order", "pk"),
    )
    for row in rows:
        _with_plan(row, plan)
    return sorted(rows, key=lambda row: (row.state != Goal.State.OPEN, row.order, row.pk))


def goal(ref: str) -> Goal:
    """A goal by its reference, with its plan and family. Raises `Goal.DoesNotExist`."""
    return Goal.objects.select_related("plan__family__joined_into", "person__merged_into").get(ref=ref)


def actions(plan: Plan, among: Iterable[Goal] | None = None) -> list[PlanAction]:
    """Every action of a plan, still to do first, the soonest due first. `among`: its goals, where they were read already."""
    rows = prepared.loaded(
        "actions",
        PlanAction,
        ("owner", "owner__organisation", "request"),
        {"plans": plan_ids(plan)},
        lambda given: PlanAction.objects.filter(plan_id__in=given["plans"]),
    )
    own = {goal.pk: goal for goal in (goals(plan) if among is None else among)}
    whom = _people_of(rows, own.values())
    for row in rows:
        _with_plan(row, plan)
        row._state.fields_cache |= {
            "goal": own.get(row.goal_id or 0),
            "person": whom.get(row.person_id or 0),
            "for_person": whom.get(row.for_person_id or 0),
        }
        if row.request is not None:
            row.request._state.fields_cache["person"] = whom[row.request.person_id]
    return sorted(
        rows, key=lambda row: (row.state != PlanAction.State.TO_DO, row.by_when or date.max, row.pk)
    )


def action(ref: str) -> PlanAction:
    """An action by its reference, with its plan and family. Raises `PlanAction.DoesNotExist`."""
    return _actions().select_related("plan__family__joined_into").get(ref=ref)


def my_actions(practitioner: Practitioner, on: date) -> list[PlanAction]:
    """What one worker has promised in any plan and not yet done, the soonest due first. Agreed by that day."""
    rows = _actions().filter(owner=practitioner, state=PlanAction.State.TO_DO, agreed_on__lte=on)
    return list(rows.select_related("plan__family__joined_into").order_by("by_when", "pk"))


def last_rhythms(plan: Plan, children: Iterable[Person]) -> list[Rhythm]:
    """How often each of these children was last agreed to be seen, whether or not that has ended."""
    rows = Rhythm.objects.filter(plan__in=plan_ids(plan), person__in=[child.pk for child in children])
    newest = {row.person_id: row for row in rows.select_related("person").order_by("since", "pk")}
    return list(newest.values())


def actions_of_meeting(meeting: str) -> list[PlanAction]:
    """What a meeting agreed, by the meeting's reference."""
    return list(_actions().filter(meeting=meeting).order_by("pk")) if meeting else []


def actions_for(requests: Iterable[int]) -> dict[int, list[PlanAction]]:
    """The actions that wait on each of these requests for help, by the request's number."""
    found: dict[int, list[PlanAction]] = defaultdict(list)
    for row in _actions().filter(request_id__in=list(requests)):
        if row.request_id is not None:
            found[row.request_id].append(row)
    return dict(found)


def rhythms(plan: Plan, on: date | None = None) -> list[Rhythm]:
    """How often each child is seen by whom: every rhythm there was, or those that hold on a day."""
    rows = prepared.loaded(
        "rhythms",
        Rhythm,
        ("person", "person__merged_into", "worker"),
        {"plans": plan_ids(plan)},
        lambda given: Rhythm.objects.filter(plan_id__in=given["plans"]).order_by("person_id", "since", "pk"),
    )
    if on is not None:
        rows = [row for row in rows if row.since <= on and (row.until is None or row.until > on)]
    return [_with_plan(row, plan) for row in rows]


def rhythm(ref: str) -> Rhythm:
    """A rhythm by its reference. Raises `Rhythm.DoesNotExist`."""
    return Rhythm.objects.select_related("plan__family", "person", "worker").get(ref=ref)


def notes(plan: Plan) -> list[PlanNote]:
    """The plan's own log, the newest first."""
    return list(
        PlanNote.objects.filter(plan_id__in=plan_ids(plan))
        .select_related("recorded_by")
        .order_by("-on_day", "-pk")
    )


def _actions() -> QuerySet[PlanAction]:
    return PlanAction.objects.select_related(
        "plan",
        "goal__person__merged_into",
        "owner__organisation",
        "person__merged_into",
        "for_person__merged_into",
        "request__person",
    )


def _with_plan(row: R, plan: Plan) -> R:
    if row.plan_id == plan.pk:
        row._state.fields_cache["plan"] = plan
    return row


def _people_of(rows: Iterable[PlanAction], goals: Iterable[Goal]) -> dict[int, Person]:
    """Everybody whom some actions name, by number; those of the goals are there already."""
    found = {goal.person.pk: goal.person for goal in goals if goal.person is not None}
    wanted = {number for row in rows for number in (row.person_id, row.for_person_id) if number}
    wanted |= {row.request.person_id for row in rows if row.request is not None}
    missing = sorted(wanted - set(found))
    if missing:
        found |= people.by_number(missing)
    return found
