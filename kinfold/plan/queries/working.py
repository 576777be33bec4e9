"""The working page of a plan: goals and actions, help and waits, the team, visits, reviews, and what to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kinfold.agencies.models import Sector
from kinfold.base.saying import in_a_row
from kinfold.clocks import queries as clocks
from kinfold.network import queries as network
from kinfold.plan import rules
from kinfold.plan.models import Goal, Level, Plan, PlanAction, Review, Rhythm
from kinfold.plan.queries import plans
from kinfold.plan.queries.asking import prompts
from kinfold.plan.queries.handing_over import overseer_of
from kinfold.plan.queries.parents import ParentsHelp, parents_help
from kinfold.plan.queries.reviews import reviews
from kinfold.plan.queries.seeing import Reader
from kinfold.plan.queries.stepping import levels_open
from kinfold.records import queries as records
from kinfold.services import queries as services

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.clocks.queries import Line
    from kinfold.network.models import Family, Involvement
    from kinfold.people.models import Person
    from kinfold.services.models import Request
    from kinfold.services.queries import Wait
    from kinfold.sharing.queries import View

OF_THE_PLAN = ("review_every", "capacity_to_change_window", "six_month_drift_review")


@dataclass(slots=True)
class GoalRow:
    """A goal with its actions, still to do first."""

    goal: Goal
    actions: list[PlanAction] = field(default_factory=list)


@dataclass(slots=True)
class WorkingPage:
    """Everything on the page, as one reader may see it."""

    plan: Plan
    children: list[Person] = field(default_factory=list)
    levels: list[tuple[Person, Level]] = field(default_factory=list)
    goals: list[GoalRow] = field(default_factory=list)
    ended_goals: list[GoalRow] = field(default_factory=list)
    others: list[PlanAction] = field(default_factory=list)
    received: list[Request] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    lead: Involvement | None = None
    led_outside: bool = False  # from outside social care, at a level at which a social worker oversees
    overseer: Practitioner | None = None
    team: list[Involvement] = field(default_factory=list)
    rhythms: list[tuple[Rhythm, str, str]] = field(default_factory=list)  # the least; what was made of it
    unseen: list[Person] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    parents: list[ParentsHelp] = field(default_factory=list)  # where a child lives away from home
    prompts: list[rules.Prompt] = field(default_factory=list)

    @property
    def helping(self) -> list[tuple[Request, str]]:
        """The help that runs, one line for each service that stands alike: its request, and for whom, in a row."""
        alike: dict[tuple[object, ...], list[Request]] = {}
        for one in self.received:
            key = (one.service_id, one.named_service, one.state, one.state_since, one.planned_until)
            alike.setdefault(key, []).append(one)
        return [(rows[0], in_a_row([row.person.known_as for row in rows])) for rows in alike.values()]

    @property
    def beside_the_lead(self) -> list[tuple[Practitioner, str]]:
        """Everybody else in the team, each once, with all that they do."""
        found: dict[int, tuple[Practitioner, list[str]]] = {}
        for row in self.team:
            if self.lead is None or row.practitioner_id != self.lead.practitioner_id:
                does = found.setdefault(row.practitioner_id, (row.practitioner, []))[1]
                does += [row.does] if row.does and row.does not in does else []
        return [(worker, " ".join(does)) for worker, does in found.values()]


def working_page(
    family: Family, on: date, view: View, among: list[Person] | None = None
) -> WorkingPage | None:
    """Read a plan for a worker; None when there is none yet. Parts that the reader may not see whole are left out.

    `among`: the children whom the reader may know of, where they were read already.
    """
    plan = plans.plan_of(family)
    if plan is None:
        return None
    whole = view.whole("V1")
    children = network.children(family, on) if among is None else among
    children = [child for child in children if not view.hides("person", about=[child.ref])]
    reader = Reader(view, frozenset(child.pk for child in children))
    page = WorkingPage(plan, children)
    _goals_and_actions(page, reader)
    levels = levels_open(children)
    page.levels = [(child, levels[child.pk]) for child in children if child.pk in levels]
    _help_and_team(page, family, view if whole else replace(view, masked=True), on)
    _oversight(page, [row.level for row in levels.values()])
    agreed = [row for row in plans.rhythms(plan, on) if reader.rhythm(row)]
    made = visits_made(agreed, on) if whole else {}
    page.rhythms = [(row, least_said(row, levels, on), made.get(row.pk, "")) for row in agreed]
    seen = {row.person.merged_into_id or row.person_id for row in agreed}
    page.unseen = [child for child in children if child.pk not in seen and not child.is_unborn]
    page.reviews = reviews(plan)
    if whole:
        words = [row.level for row in levels.values()]
        page.parents = parents_help(family, words, page.received, page.team, view, on)
        page.lines = _lines(family, children, on)
        todo = [row for each in page.goals for row in each.actions] + page.others
        todo = [row for row in todo if row.state == PlanAction.State.TO_DO]
        page.prompts = prompts(children, todo, page.reviews, page.received, on)
    return page


def _lines(family: Family, children: list[Person], on: date) -> list[Line]:
    """The plan's own clocks, without those of a child whom the reader may not know of; one rule on one day is said once."""
    known = {child.pk for child in children}
    found: dict[tuple[str, date | None], Line] = {}
    for one in clocks.open_for(family):
        person = one.person.merged_into_id or one.person.pk if one.person else None
        if one.rule in OF_THE_PLAN and (person is None or person in known):
            found.setdefault((one.rule, one.due_on), clocks.line(one, on))
    return list(found.values())


def _goals_and_actions(page: WorkingPage, reader: Reader) -> None:
    found, everything = plans.goals(page.plan), reader.reads_all
    rows = {goal.pk: GoalRow(goal) for goal in found if everything or reader.goal(goal)}
    for action in plans.actions(page.plan, found):
        if not everything and not reader.action(action):
            continue
        if action.goal_id in rows:
            rows[action.goal_id].actions.append(action)
        else:
            page.others.append(action)
    page.goals = [row for row in rows.values() if row.goal.state == Goal.State.OPEN]
    page.ended_goals = [row for row in rows.values() if row.goal.state != Goal.State.OPEN]


def _help_and_team(page: WorkingPage, family: Family, view: View, on: date) -> None:
    asked = services.requests_in(family, view)
    page.received = services.receiving(family, view, among=asked)
    page.waits = services.waits(family, on, view, among=asked, children=page.children)
    page.team = network.involved(family, on)
    page.lead = next((row for row in page.team if row.role == row.Role.LEAD), None)


def _oversight(page: WorkingPage, levels: list[str]) -> None:
    """Who oversees a lead from outside social care: whoever was named at the handover, else the allocated social worker."""
    if page.lead is None or page.lead.practitioner.organisation.sector == Sector.SOCIAL_CARE:
        return
    page.led_outside = rules.is_overseen(levels)
    if not page.led_outside:
        return
    named = overseer_of(page.plan, page.lead.practitioner_id)
    allocated = [
        row.practitioner
        for row in page.team
        if row.role == row.Role.ALLOCATED and row.practitioner.organisation.sector == Sector.SOCIAL_CARE
    ]
    page.overseer = named if named in allocated else next(iter(allocated), None)


def visits_made(agreed: Sequence[Rhythm], on: date) -> dict[int, str]:
    """Say of each rhythm whether visits were made much more or much less often than agreed, by its number. One query."""
    if not agreed:
        return {}
    since = on - timedelta(days=rules.ROUNDS * max(row.every_days for row in agreed))
    seen = records.seen_since({row.person_id for row in agreed}, since)
    return {
        row.pk: rules.made_beside_agreed(row.every_days, row.since, seen.get(row.person_id, ()), on)
        for row in agreed
    }


def least_said(rhythm: Rhythm, levels: dict[int, Level], on: date) -> str:
    """Say the least that the law asks at this child's level, beside what was agreed; nothing where it asks nothing."""
    level = levels.get(rhythm.person.merged_into_id or rhythm.person_id)
    return rules.least_in_words(level.level if level else "", rhythm.every_days, on)
