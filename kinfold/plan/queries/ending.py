"""What the plan page says of steps: what waits for an answer, what is to be read, and on what nobody has looked back yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kinfold.network import queries as network
from kinfold.plan import rules
from kinfold.plan.queries import handing_over, stepping

if TYPE_CHECKING:
    from kinfold.network.models import Family, Involvement
    from kinfold.people.models import Person
    from kinfold.plan.models import Closing, Goal, Handover, LookBack, Plan, Step
    from kinfold.plan.queries.seeing import Reader
    from kinfold.sharing.queries import View


@dataclass(slots=True)
class StepsPart:
    """What the plan page shows under "Step up, down, end"."""

    helped: bool = False
    ended: bool = False
    waiting: Closing | None = None
    sent_back: Closing | None = None
    to_read: Handover | None = None
    look_back: list[Step] = field(default_factory=list)
    workers: list[tuple[Person, rules.Continuity]] = field(default_factory=list)


def steps_part(
    plan: Plan, family: Family, children: list[Person], on: date, practitioner_id: int | None
) -> StepsPart:
    """Read it for a worker who sees the whole plan, about the children whom they may know of."""
    levels = stepping.levels_open(children).values()
    newest = stepping.newest_closing(plan)
    return StepsPart(
        helped=any(row.level not in rules.NOT_HELPED for row in levels),
        ended=any(row.level == "closed" for row in levels),
        waiting=newest if newest is not None and newest.state == "asked" else None,
        sent_back=newest if newest is not None and newest.state == "sent_back" else None,
        to_read=handing_over.to_read(plan, practitioner_id),
        look_back=stepping.not_looked_back(plan),
        workers=stepping.continuities(children, family, on),
    )


@dataclass(slots=True)
class Stays:
    """What stays the same when a level changes: the goals, who leads, who helps, and whom the children named."""

    goals: list[Goal]
    lead: Involvement | None
    team: list[Involvement]
    named: list[tuple[str, str]]


def what_stays(plan: Plan, family: Family, children: list[Person], on: date, reader: Reader) -> Stays:
    """Read what stays the same, so far as this reader may see it."""
    team: dict[int, Involvement] = {}
    for row in network.involved(family, on):
        team.setdefault(row.practitioner_id, row)
    lead = network.lead(family, on)
    matter = network.who_matter_to(children, on)
    named = [
        (child.known_as, str(row.practitioner))
        for child in children
        for row in matter.get(child.pk, [])
        if row.practitioner_id in team and row.chosen_by_child
    ]
    goals = [
        goal for goal in plan.goals.select_related("person") if goal.state == "open" and reader.goal(goal)
    ]
    others = [row for pk, row in team.items() if lead is None or pk != lead.practitioner_id]
    return Stays(goals, lead, others, named)


@dataclass(slots=True)
class Told:
    """One thing in the history of steps and handovers, with its day."""

    day: date
    kind: str
    step: Step | None = None
    children: list[str] = field(default_factory=list)
    needs: list[dict[str, str]] = field(default_factory=list)
    handover: Handover | None = None
    look_back: LookBack | None = None


def history(plan: Plan, view: View) -> list[Told]:
    """Every step, look back and handover, the newest first, without children and needs of people kept from this reader."""
    found: list[Told] = []
    for step in stepping.steps(plan):
        children = [row for row in step.children.all() if not view.hides("person", about=[row.child.ref])]
        if not children or view.hides("step", step.ref):
            continue
        said = [
            f"{row.child.known_as}: {rules.says(row.level_before)} → {rules.says(row.level_after)}"
            for row in children
        ]
        needs = [row for row in step.open_needs if not view.hides("need", row["need"], about=[row["person"]])]
        found.append(Told(step.decided_on, "step", step=step, children=said, needs=needs))
        found += [Told(row.happened_on, "look_back", look_back=row) for row in step.look_backs.all()]
    found += [Told(row.on_day, "handover", handover=row) for row in handing_over.handovers(plan)]
    return sorted(found, key=lambda told: told.day, reverse=True)


def pack(handover: Handover, view: View) -> list[dict[str, str]]:
    """What there is to read first, without what is about people kept from this reader."""
    return [item for item in handover.read_first if not view.hides("person", about=item.get("about", []))]
