"""The only writers of levels."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.concerns import actions as concerns
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.plan import rules
from kinfold.plan.models import Level
from kinfold.plan.queries import levels as queries

if TYPE_CHECKING:
    from kinfold.concerns.models import Referral
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@transaction.atomic
def change_level(
    person: Person,
    family: Family,
    level: str,
    *,
    on: date,
    by: Who,
    reason: str = "",
    tier: int | None = None,
    basis: str = "stated",
    lawful_basis: str = "",
    entry: UUID | None = None,
    recorded_on: date | None = None,
) -> Level:
    """Begin a level for a child on a day, ending the one before on that day. Touches nothing else.

    Returns the level that then holds; the same level again changes nothing. Raises `NotNow` when `on` is before
    the current level began. `recorded_on` is the day of writing, where that is later. `entry` is the chronology entry that already tells of it; without one, an entry is
    written.
    """
    rules.must_be_known(level)
    current = _current(person)
    rules.must_be_in_order(current.since if current else None, on)
    if current is not None and current.level == level and current.tier == tier:
        return current
    if current is not None:
        current.until = on
        current.save(update_fields=["until"])
    if entry is None:
        entry = _tell_chronology(person, family, current, level, on=on, by=by, recorded_on=recorded_on)
    return Level.objects.create(
        person=person,
        family=family,
        level=level,
        tier=tier,
        since=on,
        reason=reason,
        basis=basis,
        lawful_basis=lawful_basis,
        decided_by_id=by.practitioner_id,
        entry=entry,
    )


def _current(person: Person) -> Level | None:
    """Return the open level of a child, locked until the transaction ends."""
    same = people.same_ids(person)
    return (
        Level.objects.select_for_update()
        .filter(person_id__in=same, until__isnull=True)
        .order_by("-since", "-id")
        .first()
    )


def _tell_chronology(
    person: Person,
    family: Family,
    before: Level | None,
    level: str,
    *,
    on: date,
    by: Who,
    recorded_on: date | None,
) -> UUID:
    """Write the change where the family too may read it; the reason stays on the level, for workers."""
    entry = chronology.record(
        "level_changed",
        family,
        what=rules.change_said(person.known_as, before.level if before else None, level),
        on_day=on,
        on=recorded_on,
        about=[person],
        by=by,
        detail=level,
        section="shared",
    )
    clocks.react(entry, by=by, whole_family=_is_last_to_step_down(person, family, level, on))
    return entry.uuid


def _is_last_to_step_down(person: Person, family: Family, level: str, on: date) -> bool | None:
    """Say whether help now ends for every child of the family: only then do the family's own clocks stop.

    None for any other level, where it makes no difference.
    """
    if level not in rules.OUT_OF_HELP:
        return None
    children = {child.pk for child in network.children(family, on)}
    levels = queries.levels_of(family, on)
    helped = {pk for pk, row in levels.items() if row.level not in (*rules.OUT_OF_HELP, "not_known")}
    return person.pk in children and not (helped & children - {person.pk})


@transaction.atomic
def decide_referral(
    referral: Referral, *, level_after: str = "", by: Who, on: date, **decision: Any
) -> Referral:
    """Decide a referral and set the level of every child named in it: both, or neither.

    `decision` is what `concerns.actions.decide_referral` asks for (outcome, reasons, what is told to whom).
    """
    decided = concerns.decide_referral(referral, level_after=level_after, by=by, on=on, **decision)
    if level_after:
        for about in decided.about.select_related("person"):
            change_level(
                people.person(about.person.ref),
                decided.family,
                level_after,
                on=on,
                by=by,
                reason=decided.decision_reasons,
            )
    return decided
