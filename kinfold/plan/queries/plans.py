"""The reading door to the one plan: its goals, its actions, its rhythms and its log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from kinfold.agencies.models import Organisation, Practitioner
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.plan.models import Goal, Plan, PlanAction, PlanNote, Rhythm
from kinfold.plan.queries.quick import loaded
from kinfold.services.models import Request

R = TypeVar("R", Goal, PlanAction, Rhythm)


def plan_of(family: Family) -> Plan | None:
    """The plan of a family, or None when nobody has made one. Of two families joined, the kept one's first."""
    rows = loaded(
        "plan_of",
        Plan,
        {"family": Family, "made_by": Practitioner},
        {"families": network.family_ids(family)},
        lambda given: Plan.objects.filter(family_id__in=given["families"]),
    )
    return min(rows, key=lambda row: (row.family_id != family.pk, row.pk), default=None)


def plan(ref: str) -> Plan:
    """A plan by its reference. Raises `Plan.DoesNotExist`."""
    return Plan.objects.select_related("family__joined_into", "made_by").get(ref=ref)


def goals(plan: Plan) -> list[Goal]:
    """Every goal of a plan (and of plans of families joined into this one), open ones first, in their order."""
    rows = loaded(
        "goals",
        Goal,
        {"person": Person, "person__merged_into": Person},
        {"plan": plan.pk, "family": plan.family_id},
        lambda given: Goal.objects.filter(_here(given)).order_by("order", "pk"),
    )
    for row in rows:
        _with_plan(row, plan)
    return sorted(rows, key=lambda row: (row.state != Goal.State.OPEN, row.order, row.pk))


def goal(ref: str) -> Goal:
    """A goal by its reference, with its plan and family. Raises `Goal.DoesNotExist`."""
    return Goal.objects.select_related("plan__family__joined_into", "person__merged_into").get(ref=ref)


def actions(plan: Plan, among: Iterable[Goal] | None = None) -> list[PlanAction]:
    """Every action of a plan, still to do first, the soonest due first. `among`: its goals, where they were read already."""
    rows = loaded(
        "actions",
        PlanAction,
        {"owner": Practitioner, "owner__organisation": Organisation, "request": Request},
        {"plan": plan.pk, "family": plan.family_id},
        lambda given: PlanAction.objects.filter(_here(given)),
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
    rows = loaded(
        "rhythms",
        Rhythm,
        {"person": Person, "person__merged_into": Person, "worker": Practitioner},
        {"plan": plan.pk, "family": plan.family_id},
        lambda given: Rhythm.objects.filter(_here(given)).order_by("person_id", "since", "pk"),
    )
    if on is not None:
        rows = [row for row in rows if row.since <= on and (row.until is None or row.until > on)]
    return [_with_plan(row, plan) for row in rows]


def rhythm(ref: str) -> Rhythm:
    """A rhythm by its reference. Raises `Rhythm.DoesNotExist`."""
    return Rhythm.objects.select_related("plan__family", "person", "worker").get(ref=ref)


def notes(plan: Plan) -> list[PlanNote]:
    """The plan's own log, the newest first."""
    return list(PlanNote.objects.filter(_of(plan)).select_related("recorded_by").order_by("-on_day", "-pk"))


def _actions() -> QuerySet[PlanAction]:
    return PlanAction.objects.select_related(
        "plan",
        "goal__person__merged_into",
        "owner__organisation",
        "person__merged_into",
        "for_person__merged_into",
        "request__person",
    )


def _here(given: Mapping[str, Any]) -> Q:
    """As `_of`, for a query that is compiled once."""
    return Q(plan_id=given["plan"]) | Q(plan__family__joined_into_id=given["family"])


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


def _of(plan: Plan) -> Q:
    """Rows of this plan, and of the plan that a family joined into this one had: nothing is lost by a join."""
    return Q(plan=plan) | Q(plan__family__joined_into=plan.family_id)
