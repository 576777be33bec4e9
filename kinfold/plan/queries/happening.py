"""What a plan says now, in short, for pages that ask many rooms: goals in people's words, and what is to be done next.

Two queries. Every line passes through `seeing.Reader`, as on the plan's own pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.plan.models import Goal, Plan, PlanAction
from kinfold.plan.queries.fridge import FridgeAction, FridgeGoal, fridge_action, fridge_goal
from kinfold.plan.queries.seeing import who_reads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


@dataclass(slots=True)
class Happening:
    """The open goals, and what is to be done, the soonest first, as one reader may see it."""

    goals: list[FridgeGoal] = field(default_factory=list)
    to_do: list[FridgeAction] = field(default_factory=list)


def happening(
    family: Family,
    view: View,
    *,
    children: Iterable[Person],
    person: Person | None = None,
    to_do: bool = True,
) -> Happening:
    """Read a family's plan in short; with `person`, what is theirs (and, in goals, the whole family's). Without `to_do`
    only the goals, which saves a query."""
    relative = view.who is not None and view.who.is_family
    team = network.involved(family, view.on) if relative and view.on else []
    reader = who_reads(view, children, team)
    here = Q(plan__family_id__in=network.family_ids(family))
    goals = Goal.objects.filter(here, state=Goal.State.OPEN).select_related("person__merged_into", "plan")
    todo = PlanAction.objects.filter(here, state=PlanAction.State.TO_DO)
    if person is not None:
        ids = people.same_ids(person)
        goals = goals.filter(Q(person_id__in=ids) | Q(person__isnull=True))
        todo = todo.filter(Q(person_id__in=ids) | Q(for_person_id__in=ids) | Q(goal__person_id__in=ids))
    rows = [row for row in goals.order_by("order", "pk") if reader.goal(row)]
    actions = [row for row in _named(todo) if reader.action(row)] if to_do else []
    return Happening(
        [fridge_goal(row, actions, reader) for row in rows],
        [fridge_action(row, reader) for row in sorted(actions, key=_soonest)],
    )


def with_plans(numbers: Iterable[int]) -> frozenset[int]:
    """Which of some families have a plan, by the number of the family as it is now. One query."""
    rows = Plan.objects.filter(family__in=network.with_joined(numbers)).values_list(
        "family_id", "family__joined_into_id"
    )
    return frozenset(kept or number for number, kept in rows)


def _named(rows: object) -> Iterable[PlanAction]:
    found: Iterable[PlanAction] = rows.select_related(  # type: ignore[attr-defined]
        "goal__person__merged_into",
        "owner__organisation",
        "person__merged_into",
        "for_person__merged_into",
        "request__person",
    )
    return found


def _soonest(row: PlanAction) -> tuple[date, int]:
    return (row.by_when or date.max, row.pk)
