"""What this plan should make a worker ask now: the facts, read through the rooms' doors, for the prompts of `rules`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kinfold.people import queries as people
from kinfold.plan import rules
from kinfold.plan.models import PlanAction, Review

if TYPE_CHECKING:
    from kinfold.people.models import Person
    from kinfold.services.models import Request

HOUSING = re.compile(
    r"\b(re-?hous|housing|tenanc|council flat|home of (our|their|her|his) own)", re.IGNORECASE
)


def prompts(
    children: list[Person],
    todo: Iterable[PlanAction],
    held: list[Review],
    received: Iterable[Request],
    on: date,
) -> list[rules.Prompt]:
    """Return the questions for this plan on a day, the most pressing first. For readers whose view is whole."""
    now = [help_said(row) for row in received]
    homes = people.temporary_homes([child.pk for child in children], on)
    last = _last_asked(held)
    moved = _moved(held)
    lives = [
        rules.Life(child.known_as, child.born_on, homes.get(child.pk), moved.get(child.pk))
        for child in children
    ]
    return [
        *rules.years_in_temporary_rooms(
            lives, on, housing_has_an_owner=any(homes.values()) and _housing_has_an_owner(todo)
        ),
        *rules.before_it_ends(now, on),
        *rules.a_move_is_coming(lives, on),
        *rules.school_care_may_hide(now, lives),
        *rules.nobody_hears(
            [(child.known_as, last.get(child.pk)) for child in children if not child.is_unborn], on
        ),
    ]


def help_said(row: Request) -> rules.Help:
    """A request as the prompts take it."""
    slug, name = (row.service.slug, row.service.name) if row.service else ("", row.named_service)
    return rules.Help(slug, name, row.person.known_as, row.planned_until)


def _housing_has_an_owner(todo: Iterable[PlanAction]) -> bool:
    return any(
        HOUSING.search(f"{row.what} {row.aim}") or (row.request is not None and _is_housing(row.request))
        for row in todo
    )


def _is_housing(row: Request) -> bool:
    needs = row.service.needs if row.service else []
    return "housing" in needs or (row.need is not None and row.need.need == "housing")


def _last_asked(held: list[Review]) -> dict[int, date]:
    """When a review last asked about each child. `held` has the newest first."""
    found: dict[int, date] = {}
    for review in held:
        for row in review.reached.all():
            found.setdefault(row.child.merged_into_id or row.child_id, review.held_on)
    return found


def _moved(held: list[Review]) -> dict[int, bool]:
    """Whether the newest review that asked found change for each child."""
    found: dict[int, bool] = {}
    for review in held:
        here: dict[int, bool] = {}
        for row in review.reached.all():
            child = row.child.merged_into_id or row.child_id
            here[child] = here.get(child, False) or rules.came(row.how_far, row.changed)
        found = here | found
    return found
