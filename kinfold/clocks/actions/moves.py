"""Starting, meeting, stopping and handing over one clock."""

from datetime import date
from uuid import UUID

from django.db import transaction

from kinfold.agencies.models import Practitioner, Team
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.clocks import limits, rules
from kinfold.clocks.actions.owners import owner_of
from kinfold.clocks.models import Clock
from kinfold.clocks.states import CLOCK
from kinfold.law import timescales
from kinfold.network.models import Family
from kinfold.people.models import Person


@transaction.atomic
def start(
    rule: str,
    family: Family,
    *,
    person: Person | None = None,
    owner: Practitioner | None = None,
    owner_team: Team | None = None,
    on: date,
    entry: UUID,
    limit_days: int | None = None,
    limit_source: str = "",
    every_days: int | None = None,
    about: str = "",
    due_on: date | None = None,
    matter: str = "",
    kind: str = "",
    by: Who | None = None,
) -> Clock:
    """Start a clock on a day, by an entry. `due_on` sets the last day outright (an expected birth).

    `matter` is the reference of what it is about (default: the entry itself), `kind` the kind of the entry. Raises
    `law.errors.NoSuchRule`, `NotNow` when no length is agreed or nobody can own it.
    """
    law = timescales.rule(rule)
    every = every_days if every_days is not None else (limit_days if law.recurs else None)
    given = every if every is not None else limit_days
    if given is not None and given < 1:
        raise NotNow("The number of days must be 1 or more.", field="limit_days")
    if due_on is not None and due_on < on:
        raise NotNow("The last day is before the first.", field="due_on")
    if due_on is not None and given is None:
        given, limit_source = (due_on - on).days, limit_source or rules.AGREED
    local = limits.in_force([rule], [family.pk], on)
    if not rules.can_run(law, on, has_limit=given is not None or local.has(rule)):
        raise NotNow("Say how many days were agreed.", field="limit_days")
    if due_on is not None:  # a last day set outright may be this very day: no length is asked of the rule
        length = rules.Length(due_on, given, limit_source or rules.AGREED)
    else:
        length = rules.length(
            law, on, agreed=limit_days, agreed_by=limit_source, every=every,
            family=local.family.get(rule), council=local.council.get(rule),
        )  # fmt: skip
    held = owner_of(family, on, worker=owner, team=owner_team, by=by)
    return Clock.objects.create(
        rule=rule,
        rule_version=law.version_on(on),
        family=family,
        person=person,
        owner_id=held.worker_id,
        owner_team_id=held.team_id,
        about=about,
        started_on=on,
        started_by_entry=entry,
        started_by_kind=kind,
        matter=matter or entry.hex,
        due_on=length.due_on,
        limit_days=length.days,
        limit_source=length.source,
        every_days=every,
    )


@transaction.atomic
def meet(clock: Clock, *, on: date, entry: UUID, by: Who) -> Clock | None:
    """Say that what a clock asks for was done on a day. A rhythm starts its next turn, which is returned.

    Meeting a clock that has already been met or stopped raises NotNow.
    """
    _end(clock, "meet", on=on, entry=entry)
    if clock.every_days is None:
        return None
    return Clock.objects.create(
        rule=clock.rule,
        rule_version=timescales.rule(clock.rule).version_on(on),
        family_id=clock.family_id,
        person_id=clock.person_id,
        owner_id=clock.owner_id,
        owner_team_id=clock.owner_team_id,
        about=clock.about,
        started_on=on,
        started_by_entry=entry,
        started_by_kind=clock.started_by_kind,
        matter=clock.matter,
        due_on=rules.due_again(on, clock.every_days),
        limit_days=clock.limit_days,
        limit_source=clock.limit_source,
        every_days=clock.every_days,
    )


@transaction.atomic
def stop(clock: Clock, *, on: date, why: str, by: Who, entry: UUID | None = None) -> None:
    """Stop a clock that no longer applies, with the reason."""
    if not why.strip():
        raise NotNow("Say why this no longer applies.", field="why")
    clock.stopped_why = why.strip()
    _end(clock, "stop", on=on, entry=entry)


def _end(clock: Clock, verb: str, *, on: date, entry: UUID | None) -> None:
    now = Clock.objects.select_for_update().only("state", "started_on").get(pk=clock.pk)
    after = CLOCK.after(verb, now.state)
    if on < clock.started_on:
        raise NotNow("This day is before the clock began.", field="on")
    clock.state, clock.ended_on, clock.ended_by_entry = after, on, entry
    clock.save(update_fields=["state", "ended_on", "ended_by_entry", "stopped_why"])


@transaction.atomic
def give_reason(clock: Clock, why: str, *, by: Who, on: date) -> None:
    """Write down why a clock went past its last day. An earlier reason stays above it."""
    if not rules.is_late(clock.due_on, clock.ended_on, on):
        raise NotNow("This is still in time, so no reason is needed.")
    if not why.strip():
        raise NotNow("Write the reason in a sentence.", field="why")
    said = f"{on.isoformat()}, {by.name}: {why.strip()}"
    clock.breach_reason = f"{clock.breach_reason}\n{said}".strip()
    clock.save(update_fields=["breach_reason"])


@transaction.atomic
def hand_over(
    clock: Clock, *, owner: Practitioner | None = None, owner_team: Team | None = None, by: Who, on: date
) -> None:
    """Give a clock to another worker or team."""
    if owner is None and owner_team is None:
        raise NotNow("Say who takes this over.", field="owner")
    CLOCK.after("hand_over", clock.state)
    held = owner_of(clock.family, on, worker=owner, team=owner_team)
    clock.owner_id, clock.owner_team_id = held.worker_id, held.team_id
    clock.save(update_fields=["owner", "owner_team"])


@transaction.atomic
def hand_over_all(
    family: Family, *, to: Practitioner, by: Who, on: date, of: Practitioner | None = None
) -> int:
    """Give a family's open clocks to a worker: those of one leaving worker, or those that only a team owns.

    Returns how many moved.
    """
    held = owner_of(family, on, worker=to, team=None)
    rows = Clock.objects.filter(family=family, state=Clock.State.OPEN, owner=of)
    return rows.update(owner_id=held.worker_id, owner_team_id=held.team_id)
