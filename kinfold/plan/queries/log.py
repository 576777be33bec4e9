"""The plan's own log, as somebody may read it: no line about what is kept from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinfold.people.queries import every_record, referred
from kinfold.plan.models import Plan, PlanNote, StepChild
from kinfold.plan.queries import plans

if TYPE_CHECKING:
    from kinfold.plan.queries.seeing import Reader


def log_of(plan: Plan, reader: Reader) -> list[PlanNote]:
    """Everything that was written in the plan, the newest first, without lines about what this reader may not see."""
    hidden = {row.ref for row in plans.goals(plan) if not reader.goal(row)}
    hidden |= {row.ref for row in plans.actions(plan) if not reader.action(row)}
    hidden |= {row.ref for row in plans.rhythms(plan) if not reader.rhythm(row)}
    people = {item for kind, item in reader.view.withheld if kind == "person"}
    if people:
        hidden |= people | _steps_with(plan, people)
    return [note for note in plans.notes(plan) if note.about_ref not in hidden]


def _steps_with(plan: Plan, people: set[str]) -> set[str]:
    """The steps that changed the level of somebody who is kept from the reader."""
    records = every_record(one.pk for one in referred(people))
    rows = StepChild.objects.filter(step__plan=plan, child__in=records)
    return set(rows.values_list("step__ref", flat=True))
