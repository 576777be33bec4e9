"""How often somebody sees a child, and why so often: no blanket rule (seed 003: 9-60). Each rhythm runs as a clock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.network import queries as network
from kinfold.plan import rules
from kinfold.plan.actions.telling import note, tell
from kinfold.plan.models import Plan, Rhythm

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.people.models import Person


@transaction.atomic
def set_rhythm(
    plan: Plan,
    person: Person,
    *,
    every_days: int,
    why: str,
    since: date,
    by: Who,
    on: date,
    worker: Practitioner | None = None,
    place: str = "",
    minutes: int | None = None,
    entry: UUID | None = None,
) -> Rhythm:
    """Agree how often a worker sees a child. Ends the rhythm before it and starts the clock `visit_every` with this limit.

    Without a worker: the lead professional, else whoever writes it down.
    """
    rules.must_have_happened(since, on, "since")
    rules.rhythm_must_be_sound(every_days, minutes)
    worker = worker or _who_comes(plan, since) or agencies.practitioner_of(by)
    if worker is None:
        raise NotNow("Choose who comes.", field="worker")
    _end_open(plan, person, worker, until=since, by=by)
    rhythm = Rhythm.objects.create(
        plan=plan,
        person=person,
        worker=worker,
        every_days=every_days,
        place=rules.fits(place, "place", longest=120),
        minutes=minutes,
        why=rules.said(why, "why", f"Say why so often for {person.known_as}."),
        since=since,
        set_by=agencies.practitioner_of(by),
    )
    said = f"{person.known_as} is seen {rhythm.says}."
    log = f"{person.known_as} is seen {rhythm.says} by {worker.known_as}: {rhythm.why}"
    if entry is None:
        entry = tell(
            plan, "rhythm_set", said, on_day=since, on=on, by=by, about=[person],
            source="rhythm", source_ref=rhythm.ref, log=log,
        )  # fmt: skip
    else:
        note(plan, log, on_day=since, by=by, about_ref=rhythm.ref)
    rhythm.entry = entry
    rhythm.save(update_fields=["entry"])
    _start_clock(rhythm, entry, by=by)
    return rhythm


@transaction.atomic
def end_rhythm(
    rhythm: Rhythm, *, until: date, why: str, by: Who, on: date, entry: UUID | None = None
) -> Rhythm:
    """End a rhythm on a day, with the reason. Its clock stops."""
    rules.must_have_happened(until, on, "until")
    why = rules.said(why, "why", "Say why these visits end.")
    if rhythm.until is not None:
        raise NotNow("These visits have already ended.")
    rules.must_follow(until, rhythm.since, "until")
    _end(rhythm, until, why, by=by)
    name = rhythm.worker.known_as if rhythm.worker else "a worker"
    said = f"{rhythm.person.known_as} is no longer seen {rhythm.says}."
    log = f"{said[:-1]} by {name}: {why}"
    if entry is None:
        tell(
            rhythm.plan, "rhythm_ended", said, on_day=until, on=on, by=by, about=[rhythm.person],
            source="rhythm", source_ref=rhythm.ref, log=log,
        )  # fmt: skip
    else:
        note(rhythm.plan, log, on_day=until, by=by, about_ref=rhythm.ref)
    return rhythm


def _who_comes(plan: Plan, on: date) -> Practitioner | None:
    lead = network.lead(plan.family, on)
    return lead.practitioner if lead else None


def _end_open(plan: Plan, person: Person, worker: Practitioner, *, until: date, by: Who) -> None:
    """End what held before for this child and worker. Refuses a rhythm that would begin before it."""
    rows = Rhythm.objects.select_for_update().filter(
        plan=plan, person=person, worker=worker, until__isnull=True
    )
    for before in rows:
        rules.must_follow(until, before.since, "since")
        _end(before, until, "Another rhythm was agreed.", by=by)


def _end(rhythm: Rhythm, until: date, why: str, *, by: Who) -> None:
    rhythm.until = until
    rhythm.save(update_fields=["until"])
    for clock in clock_queries.about_matter(rhythm.plan.family, rhythm.ref):
        if clock.state == clock.State.OPEN:
            clocks.stop(clock, on=max(until, clock.started_on), why=why, by=by)


def _start_clock(rhythm: Rhythm, entry: UUID, *, by: Who) -> None:
    clocks.start(
        "visit_every",
        rhythm.plan.family,
        person=rhythm.person,
        owner=rhythm.worker,
        on=rhythm.since,
        entry=entry,
        every_days=rhythm.every_days,
        limit_source="Agreed with this family",
        about=f"See {rhythm.person.known_as} {rules.every(rhythm.every_days)}, as agreed",
        matter=rhythm.ref,
        kind="rhythm_set",
        by=by,
    )
