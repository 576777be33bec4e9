"""One check of one child, held while it is written about; the clocks of it; and the next one awaited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from kinfold.base.rows import save
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.people import queries as people
from kinfold.plan import queries as plans
from kinfold.universal import rules
from kinfold.universal.actions.telling import kept, kept_child, must_belong
from kinfold.universal.models import CheckStep, HealthCheck
from kinfold.universal.queries.checks import exact_birthday
from kinfold.universal.queries.visitors import health_visitor

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

S = HealthCheck.State
IN_NEED = frozenset(
    [
        "child_in_need",
        "section_47",
        "child_protection",
        "pre_proceedings",
        "proceedings",
        "looked_after",
        "kinship_care",
    ]
)
"""Levels at which the lead professional is told of a missed check."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A check of a child, with whom it concerns."""

    family: Family
    child: Person
    row: HealthCheck
    check: rules.Check


def matter_of(family: Family, child: Person, word: str, on: date) -> Matter:
    """The check of a child, its row locked: made when first something is written about it."""
    family, child, of = kept(family), kept_child(child), rules.check(word)
    must_belong(family, child, on, "child")
    days = rules.window(of, born_on=exact_birthday(child), expected_on=child.expected_on)
    row, _ = HealthCheck.objects.select_for_update().get_or_create(
        child=child,
        word=word,
        defaults={
            "family": family,
            "due_from": days.first if days else None,
            "due_until": days.last if days else None,
        },
    )
    if row.state != S.DONE and days is not None and (row.due_from, row.due_until) != (days.first, days.last):
        save(row, due_from=days.first, due_until=days.last)
    return Matter(family, child, row, of)


def add_step(row: HealthCheck, what: str, day: date, *, by: Who, **more: Any) -> None:
    """Write down what happened with a check: never changed afterwards."""
    CheckStep.objects.create(check_of=row, what=what, happened_on=day, recorded_by_id=by.account_id, **more)


def meet(matter: Matter, told: UUID, day: date, *, by: Who, given: UUID | None) -> None:
    """Where an entry of another room tells of it, say to the clocks of this check that it was done."""
    if given is None:
        return
    for clock in clock_queries.about_matter(matter.family, matter.row.ref):
        if clock.state == clock.State.OPEN and clock.started_on <= day:
            clocks.meet(clock, on=day, entry=told, by=by)


def tell_lead(matter: Matter, told: UUID, day: date, on: date, *, by: Who, again: bool) -> None:
    """A child in need, or more, missed a check: it stands on the lead professional's list, once at a time."""
    level = plans.level_now(matter.child, on)
    if level is None or level.level not in IN_NEED:
        return
    running = clock_queries.about_matter(matter.family, matter.row.ref)
    if again and any(one.rule == "missed_check_in_need" and one.state == one.State.OPEN for one in running):
        return
    clocks.start(
        "missed_check_in_need", matter.family, person=matter.child, on=day, entry=told, matter=matter.row.ref,
        kind="check_missed", about=f"Missed check: {matter.check.title.lower()}", by=by,
    )  # fmt: skip


def await_next(family: Family, child: Person, *, on: date, by: Who, entry: UUID | None) -> HealthCheck | None:
    """Let the next check run as a clock of the health visitor: one at a time, to its last day."""
    visitor = health_visitor(family, on)
    if visitor is None:
        return None
    rows = {row.word: row for row in HealthCheck.objects.filter(child_id__in=people.same_ids(child))}
    language = {word: row.language for word, row in rows.items()}
    ahead = [
        days
        for days in rules.windows(born_on=exact_birthday(child), expected_on=child.expected_on)
        if days.last is not None
        and days.last >= on
        and rules.counts_as_missed(days.check)
        and rules.applies(days.check, language)
        and (days.check.word not in rows or rows[days.check.word].state == S.DUE)
    ]
    if not ahead:
        return None
    row = matter_of(family, child, ahead[0].check.word, on).row
    running = clock_queries.about_matter(family, row.ref)
    if not any(one.rule == "check_due" and one.state == one.State.OPEN for one in running):
        clocks.start(
            "check_due", family, person=child, owner=visitor, on=on, entry=entry or uuid4(), due_on=ahead[0].last,
            matter=row.ref, about=f"Check: {ahead[0].check.title.lower()}", limit_source="The ages of the checks", by=by,
        )  # fmt: skip
    return row
