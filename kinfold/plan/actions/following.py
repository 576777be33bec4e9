"""A level that follows from what was decided elsewhere: a conference, a court, the day a child came into care."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.network import queries as network
from kinfold.plan import rules
from kinfold.plan.actions.levels import change_level
from kinfold.plan.actions.steps import begin, finish
from kinfold.plan.models import Plan
from kinfold.plan.queries import stepping

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.plan.rules.steps import Way


@transaction.atomic
def level_follows(
    family: Family,
    children: Iterable[Person],
    level: str,
    *,
    decided_on: date,
    why: str,
    by: Who,
    on: date,
    lawful_basis: str = "",
    entry: UUID | None = None,
) -> None:
    """Give children the level that a decision made elsewhere brings with it; who has it already is left as they are.

    The plan, its goals and its people stay: where the family has a plan it is a step of that plan, with what stays the
    same written down. It never waits for a lead or for somebody's agreement: the decision has been made. Without `entry`
    (one that already tells of the change of level) an entry `level_changed` is written, and the clocks react.
    """
    chosen = list({child.pk: child for child in children}.values())
    now = stepping.levels_open(chosen)
    before = {child.pk: now[child.pk].level if child.pk in now else "not_known" for child in chosen}
    plan = Plan.objects.filter(family_id__in=network.family_ids(family)).first()
    by_way: dict[Way, list[Person]] = defaultdict(list)
    for child in chosen:
        way = rules.way(before[child.pk], level)
        if way is not None:
            by_way[way].append(child)
    for way, group in by_way.items():
        if plan is None or way == "close":
            for child in group:
                change_level(
                    child,
                    family,
                    level,
                    on=decided_on,
                    by=by,
                    reason=why,
                    lawful_basis=lawful_basis,
                    entry=entry,
                )
            continue
        taken = begin(way, plan, group, level, decided_on=decided_on, why=why, by=by, on=on)
        finish(taken, {}, basis=rules.basis_for(level, lawful_basis or "decided elsewhere"), entry=entry)
