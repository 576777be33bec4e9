"""The reading door to the one plan: its goals, its actions, its rhythms and its log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from kinfold.network import queries as network
from kinfold.plan.models import Goal, Plan, PlanAction, PlanNote, Rhythm

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.network.models import Family


def plan_of(family: Family) -> Plan | None:
    """The plan of a family, or None when nobody has made one. Of two families joined, the kept one's first."""
    rows = Plan.objects.filter(family_id__in=network.family_ids(family)).select_related("family", "made_by")
    return min(rows, key=lambda row: (row.family_id != family.pk, row.pk), default=None)


def plan(ref: str) -> Plan:
    """A plan by its reference. Raises `Plan.DoesNotExist`."""
    return Plan.objects.select_related("family__joined_into", "made_by").get(ref=ref)


def goals(plan: Plan) -> list[Goal]:
    """Every goal of a plan (and of plans of families joined into this one), open ones first, in their order."""
    rows = Goal.objects.filter(_of(plan)).select_related("person__merged_into", "plan")
    return sorted(rows, key=lambda row: (row.state != Goal.State.OPEN, row.order, row.pk))


def goal(ref: str) -> Goal:
    """A goal by its reference, with its plan and family. Raises `Goal.DoesNotExist`."""
    return Goal.objects.select_related("plan__family__joined_into", "person__merged_into").get(ref=ref)


def actions(plan: Plan) -> list[PlanAction]:
    """Every action of a plan, still to do first, the soonest due first."""
    rows = _actions().filter(_of(plan))
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
    rows = Rhythm.objects.filter(_of(plan)).select_related("person__merged_into", "worker", "plan__family")
    if on is not None:
        rows = rows.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on)
    return list(rows.order_by("person_id", "since", "pk"))


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


def _of(plan: Plan) -> Q:
    """Rows of this plan, and of the plan that a family joined into this one had: nothing is lost by a join."""
    return Q(plan=plan) | Q(plan__family__joined_into=plan.family_id)
