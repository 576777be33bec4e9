"""How much stayed the same for a child: one plan, who held it, homes and moves, schools, and how brothers and sisters fared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kinfold.care import rules
from kinfold.care.models import EducationPlan
from kinfold.care.queries import finding, tiling
from kinfold.care.queries.living import Home, placement_timeline
from kinfold.care.rules import Life, Path, Worker
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.plan import queries as plan

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class Continuity:
    """The one sentence, the sentences behind it, and what they are made of."""

    life: Life
    headline: str
    says: tuple[str, ...]
    homes: tuple[Home, ...]


def continuity(
    child: Person, on: date, view: View | None = None, *, family: Family | None = None
) -> Continuity:
    """Say how much stayed the same for a child by a day. Brothers and sisters whom the reader may not know of are left out."""
    family = family or next(iter(network.families_of(child, on)), None)
    periods, rows = finding.periods_of(child), finding.stays(child)
    homes = placement_timeline(child, view, periods=periods, rows=rows)
    moves = sum(max(len(rules.homes(tiling.stays_in(p, rows))) - 1, 0) for p in periods)
    made = plan.plan_of(family) if family else None
    life = Life(
        name=child.known_as,
        plan_since=made.made_on if made and made.made_on <= on else None,
        workers=tuple(_workers(child, family, on)) if family else (),
        homes=len(homes),
        moves=moves,
        schools=_schools(child),
        siblings=tuple(_paths(child, family, on, view)) if family else (),
    )
    return Continuity(life, rules.headline(life, on), tuple(rules.sentences(life, on)), tuple(homes))


def _workers(child: Person, family: Family, on: date) -> list[Worker]:
    held = network.allocations(child, family, on)
    return [Worker(str(one.practitioner), one.since, one.until) for one in held]


def _schools(child: Person) -> tuple[str, ...]:
    rows = EducationPlan.objects.filter(period__person_id__in=people.same_ids(child)).exclude(school="")
    return tuple(dict.fromkeys(rows.order_by("due_on", "pk").values_list("school", flat=True)))


def _paths(child: Person, family: Family, on: date, view: View | None) -> list[Path]:
    """The levels of each brother and sister, in words; the same way is one with the same last level."""
    mine = _steps(child, on)
    found = []
    for one in network.children(family, on):
        hidden = view is not None and view.hides("person", about=[one.ref])
        if one.pk != child.pk and not hidden and not one.is_unborn:
            steps = _steps(one, on)
            found.append(Path(one.known_as, steps, bool(steps) and steps[-1:] == mine[-1:]))
    return found


def _steps(child: Person, on: date) -> tuple[str, ...]:
    rows = [row for row in plan.level_history(child) if row.since <= on and row.until != row.since]
    return tuple(row.get_level_display() for row in rows if row.level != "not_known")
