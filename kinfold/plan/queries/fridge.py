"""The one page the family would stick on the fridge: what we want, who does what by when, how we will know, whom to ring."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kinfold.agencies.models import Practitioner
from kinfold.network import queries as network
from kinfold.plan.models import Goal, Plan, PlanAction, Review, Rhythm
from kinfold.plan.queries import plans
from kinfold.plan.queries.reviews import reviews
from kinfold.plan.queries.seeing import Reader, who_reads
from kinfold.plan.rules.plans import every

if TYPE_CHECKING:
    from kinfold.network.models import Family, Involvement
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View

US = "All of us"
A_WORKER = "A worker"


@dataclass(frozen=True, slots=True)
class FridgeAction:
    """Something that somebody does, in the words on the fridge."""

    what: str
    who: str
    by_when: date | None
    how_often: str
    mine: bool
    ref: str


@dataclass(frozen=True, slots=True)
class FridgeGoal:
    """Something wanted, how we will know, by when, and who does what for it."""

    words: str
    whose: str
    know: str
    by_when: date | None
    why_now: str
    for_all: bool
    actions: tuple[FridgeAction, ...]


@dataclass(frozen=True, slots=True)
class FridgeVisit:
    """Who comes to see whom, and how often."""

    child: str
    who: str
    how_often: str
    place: str


@dataclass(slots=True)
class FridgePage:
    """Everything on the page, as one reader may see it."""

    plan: Plan
    in_short: str = ""
    goals: list[FridgeGoal] = field(default_factory=list)
    others: list[FridgeAction] = field(default_factory=list)
    visits: list[FridgeVisit] = field(default_factory=list)
    lead: str = ""
    phone: str = ""
    hours: str = ""
    who_to_ring: str = ""
    contingency: str = ""
    last_review: Review | None = None
    next_on: date | None = None
    reached: list[Goal] = field(default_factory=list)


def fridge_page(family: Family, on: date, view: View) -> FridgePage | None:
    """Put the plan on one page for this reader; None when there is no plan yet."""
    plan = plans.plan_of(family)
    if plan is None:
        return None
    children = network.children(family, on)
    team = network.involved(family, on)
    reader = who_reads(view, children, team)
    page = FridgePage(plan)
    found = plans.goals(plan)
    goals = [goal for goal in found if reader.goal(goal)]
    todo = [
        row
        for row in plans.actions(plan, found)
        if row.state == PlanAction.State.TO_DO and reader.action(row)
    ]
    if not reader.is_family:  # what a worker prints hangs where everybody reads it
        goals = [goal for goal in goals if reader.for_all(goal)]
        todo = [row for row in todo if row.goal is None or reader.for_all(row.goal)]
    open_goals = [goal for goal in goals if goal.state == Goal.State.OPEN]
    page.goals = [
        fridge_goal(goal, todo, reader)
        for goal in sorted(open_goals, key=lambda goal: _whose_first(goal, children))
    ]
    placed = {goal.pk for goal in open_goals}
    page.others = [fridge_action(row, reader) for row in todo if row.goal_id not in placed]
    page.reached = [goal for goal in goals if goal.state == Goal.State.REACHED]
    page.visits = [_visit(row, reader) for row in plans.rhythms(plan, on) if reader.rhythm(row)]
    _what_is_said_of_all(page, plan, team, reader)
    held = [] if view.hides("review") else reviews(plan)
    if held:
        page.last_review = None if reader.part_only else held[0]
        page.next_on = held[0].next_on if held[0].next_on and held[0].next_on >= on else None
    return page


def _what_is_said_of_all(page: FridgePage, plan: Plan, team: list[Involvement], reader: Reader) -> None:
    """The family's own words, what happens if it does not work, and whom to ring: not where something is kept from the
    reader, for these words may tell it."""
    if reader.part_only or reader.view.hides("plan", plan.ref):
        return
    page.in_short, page.contingency, page.who_to_ring = plan.in_short, plan.contingency, plan.who_to_ring
    leads = [row for row in team if row.role == row.Role.LEAD]
    lead = next(iter(leads or [row for row in team if row.role == row.Role.ALLOCATED]), None)
    if lead is not None and lead.practitioner_id not in reader.unnamed:
        worker: Practitioner = lead.practitioner
        page.lead = str(worker)
        page.phone = worker.phone or worker.organisation.phone
        page.hours = worker.hours or worker.organisation.hours


def _whose_first(goal: Goal, children: list[Person]) -> tuple[int, int, int]:
    """The children's goals first, the eldest first; then the family's; then the grown-ups'."""
    order = {child.pk: place for place, child in enumerate(children)}
    if goal.person_id in order:
        return (0, order[goal.person_id], goal.order)
    return (1 if goal.person_id is None else 2, goal.person_id or 0, goal.order)


def fridge_goal(goal: Goal, todo: list[PlanAction], reader: Reader) -> FridgeGoal:
    """Put a goal into the words on the fridge, with what is still to be done for it."""
    whose = US if goal.person is None else "You" if reader.own(goal.person) else goal.person.known_as
    return FridgeGoal(
        words=goal.words,
        whose=whose,
        know=goal.how_we_will_know,
        by_when=goal.by_when,
        why_now=goal.why_now,
        for_all=reader.for_all(goal),
        actions=tuple(fridge_action(row, reader) for row in todo if row.goal_id == goal.pk),
    )


def fridge_action(row: PlanAction, reader: Reader) -> FridgeAction:
    """Put an action into the words on the fridge."""
    return FridgeAction(
        what=row.what,
        who=owner_name(row, reader),
        by_when=row.by_when,
        how_often=every(row.every_days) if row.every_days else "",
        mine=reader.own(row.person),
        ref=row.ref,
    )


def owner_name(row: PlanAction, reader: Reader) -> str:
    """Who sees to an action, as this reader may know it."""
    if row.owner is not None:
        return str(row.owner) if _named(row.owner_id, reader) else A_WORKER
    if row.person is not None:
        return "You" if reader.own(row.person) else row.person.known_as
    return row.friend


def _named(worker: int | None, reader: Reader) -> bool:
    return not reader.part_only and worker not in reader.unnamed


def _visit(row: Rhythm, reader: Reader) -> FridgeVisit:
    named = row.worker.known_as if row.worker is not None and _named(row.worker_id, reader) else A_WORKER
    place = "" if reader.part_only else row.place
    return FridgeVisit(row.person.known_as, named, every(row.every_days), place)
