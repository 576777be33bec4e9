"""Beginning a plan from a package: lines of a real family's plan, edited by a worker before they are agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.network import queries as network
from kinfold.plan import rules
from kinfold.plan.actions.agreed import agree_action
from kinfold.plan.actions.goals import set_goal
from kinfold.plan.actions.plans import make_plan
from kinfold.plan.actions.telling import tell
from kinfold.plan.models import Goal, Plan
from kinfold.plan.queries.plans import plan_of

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """A goal as the worker has edited it: the package's key, whose words now, how we will know, and whose it is."""

    key: str
    words: str
    how_we_will_know: str
    person: Person | None = None
    by_when: date | None = None


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """An action as the worker has edited it, towards a goal by its key, with one owner."""

    what: str
    goal: str = ""
    aim: str = ""
    owner: Practitioner | None = None
    person: Person | None = None
    friend: str = ""
    by_when: date | None = None
    every_days: int | None = None


@transaction.atomic
def begin_from_package(
    family: Family,
    package: str,
    *,
    made_on: date,
    by: Who,
    on: date,
    goals: Sequence[GoalDraft] | None = None,
    actions: Sequence[ActionDraft] | None = None,
    in_short: str = "",
    who_to_ring: str = "",
    contingency: str = "",
    entry: UUID | None = None,
) -> Plan:
    """Put lines of a package into the family's one plan (made now, if there is none): all of them or none.

    Without `goals` and `actions` the package's own words are taken, owned by the lead professional; a page always
    sends what the worker has edited. One entry tells of it.
    """
    chosen = rules.package(package)
    goals = _as_written(chosen) if goals is None else goals
    actions = _owned_by_lead(chosen, family, made_on, by) if actions is None else actions
    if not goals and not actions:
        raise NotNow("Choose at least one line of the package.")
    standing = plan_of(family)
    plan = standing or make_plan(
        family, made_on=made_on, by=by, on=on, in_short=in_short, who_to_ring=who_to_ring,
        contingency=contingency, package=package, entry=entry,
    )  # fmt: skip
    told = entry or (plan.entry if standing is None else None)
    if told is None:
        told = tell(
            plan, "plan_changed", f"Lines were added from “{chosen.title}”.", on_day=made_on, on=on, by=by
        )
    made = {one.key: _set(plan, one, made_on=made_on, by=by, on=on, entry=told) for one in goals}
    for each in actions:
        _agree(plan, each, made.get(each.goal), made_on=made_on, by=by, on=on, entry=told)
    return plan


def _set(plan: Plan, draft: GoalDraft, *, made_on: date, by: Who, on: date, entry: UUID) -> Goal:
    return set_goal(
        plan, draft.words, how_we_will_know=draft.how_we_will_know, person=draft.person, by_when=draft.by_when,
        since=made_on, by=by, on=on, entry=entry,
    )  # fmt: skip


def _agree(
    plan: Plan, draft: ActionDraft, goal: Goal | None, *, made_on: date, by: Who, on: date, entry: UUID
) -> None:
    agree_action(
        plan, draft.what, goal=goal, aim=draft.aim, owner=draft.owner, person=draft.person, friend=draft.friend,
        by_when=draft.by_when, every_days=draft.every_days, agreed_on=made_on, by=by, on=on, entry=entry,
    )  # fmt: skip


def _as_written(package: rules.Package) -> list[GoalDraft]:
    return [GoalDraft(one.key, one.words, one.know) for one in package.goals]


def _owned_by_lead(package: rules.Package, family: Family, on: date, by: Who) -> list[ActionDraft]:
    lead = network.lead(family, on)
    owner = lead.practitioner if lead else agencies.practitioner_of(by)
    return [
        ActionDraft(one.what, one.goal, one.aim, owner=owner, every_days=one.every_days)
        for one in package.actions
    ]
