"""First days at nursery, primary and secondary school: from the birthday, or as set by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.sharing import queries as sharing
from kinfold.universal import rules
from kinfold.universal.models import TransitionDay
from kinfold.universal.queries.checks import exact_birthday

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinfold.base.who import Who
    from kinfold.people.models import Person

AFTER = timedelta(days=21)
"""For how long after a first day it is still spoken of."""


@dataclass(frozen=True, slots=True)
class Start:
    """One first day of a child: where, when, and why where it was set by hand. `is_near`: time to talk about it."""

    stage: rules.Stage
    starts_on: date | None
    by_hand: TransitionDay | None
    is_near: bool

    @property
    def why(self) -> str:
        """Why it differs from the usual day."""
        return self.by_hand.why if self.by_hand else ""


def transitions(child: Person, on: date) -> list[Start]:
    """The first days of a child, the earliest stage first. Without an exact birthday only those set by hand."""
    rows = TransitionDay.objects.filter(child_id__in=people.same_ids(child))
    return starts(child, {row.stage: row for row in rows}, on)


def starts(child: Person, rows: dict[str, TransitionDay], on: date) -> list[Start]:
    """The same from rows already read."""
    born, found = exact_birthday(child), []
    for stage in rules.stages():
        row = rows.get(stage.word)
        if row is None and born is None:
            continue
        day = row.starts_on if row is not None else rules.first_day(stage, born)  # type: ignore[arg-type]
        found.append(Start(stage, day, row, day is not None and rules.ask_from(day) <= on <= day + AFTER))
    return found


def transitions_of(children: list[Person], on: date) -> list[tuple[Person, list[Start]]]:
    """The first days of several children. One query."""
    if not children:
        return []
    rows = TransitionDay.objects.filter(child__in=people.every_record([child.pk for child in children]))
    by_child: dict[int, dict[str, TransitionDay]] = {}
    for row in rows.select_related("child"):
        by_child.setdefault(row.child.merged_into_id or row.child_id, {})[row.stage] = row
    return [(child, starts(child, by_child.get(child.pk, {}), on)) for child in children]


@dataclass(frozen=True, slots=True)
class Coming:
    """A child with a first day that is near."""

    child: Person
    start: Start


def coming_of(children: list[Person], on: date) -> list[Coming]:
    """The first days that are near and have not been, the soonest first. One query for any number of children."""
    near = [
        Coming(child, one)
        for child, days in transitions_of(children, on)
        for one in days
        if one.is_near and one.starts_on is not None and one.starts_on >= on
    ]
    return sorted(
        near, key=lambda one: (one.start.starts_on or on, one.child.known_as.casefold(), one.child.pk)
    )


def first_days_of(who: Who, families: Iterable[int], on: date) -> list[Coming]:
    """The first days that are near of the children of these families, as far as a worker may know of the child."""
    found = {child.pk: child for some in network.children_in(families, on).values() for child in some}
    if not found:
        return []
    seen = set(sharing.visible_people(who, on).filter(pk__in=found).values_list("pk", flat=True))
    seen -= sharing.labelled_people(who, on, seen)
    return coming_of([child for number, child in found.items() if number in seen], on)


def transition_day(child: Person, stage: str) -> TransitionDay | None:
    """The first day that was set by hand, if one was."""
    return (
        TransitionDay.objects.filter(child_id__in=people.same_ids(child), stage=stage).order_by("pk").last()
    )
