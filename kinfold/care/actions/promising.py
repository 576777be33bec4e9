"""Promised time: what a child was promised with brothers, sisters, parents or others, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.base.rows import save
from kinfold.care.actions.steps import Telling, state_of, tell
from kinfold.care.models import PromisedTime, TimeHad
from kinfold.care.rules.checks import come, fits, not_before, said
from kinfold.care.states import PROMISE
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

CLOCK = "promised_contact"
LONGEST_ROUND = 366


@transaction.atomic
def promise_time(
    family: Family,
    child: Person,
    *,
    every_days: int,
    since: date,
    by: Who,
    on: date,
    with_people: Iterable[Person | str] = (),
    in_words: str = "",
    how: str = "",
    why: str = "",
    child_says: str = "",
    promised_by: Practitioner | None = None,
    entry: UUID | None = None,
) -> PromisedTime:
    """Promise a child time with people, every so many days. The promise has a clock of its own, owned by who made it."""
    child = people.kept(child)
    refs = [one if isinstance(one, str) else one.ref for one in with_people]
    if not refs and not in_words.strip():
        raise NotNow("Say with whom.", field="with_people")
    if not 1 <= every_days <= LONGEST_ROUND:
        raise NotNow("Say how often, in days: from every day to once a year.", field="every_days")
    come(since, on, "since")
    made = PromisedTime(
        ref=ids.record_ref(), family=family.joined_into or family, child=child, with_people=refs,
        in_words=fits(in_words, "in_words", longest=300), every_days=every_days, how=fits(how, "how", longest=300),
        why=fits(why, "why"), child_says=fits(child_says, "child_says"), since=since,
        promised_by_id=promised_by.pk if promised_by else by.practitioner_id,
    )  # fmt: skip
    made.entry = tell(
        "decision_made", made.family, f"{child.known_as} was promised time with people who matter.", on_day=since,
        told=Telling(by, on, entry), about=[child], detail="promised_time", source="promised_time", ref=made.ref,
    )  # fmt: skip
    made.save()
    clocks.start(
        CLOCK, made.family, person=child, owner=promised_by, on=since, entry=made.entry, every_days=every_days,
        about="Promised time", matter=made.ref, kind="decision_made", by=by,
    )  # fmt: skip
    return made


def _locked(promise: PromisedTime, verb: str) -> PromisedTime:
    now = (
        PromisedTime.objects.select_for_update(of=("self",))
        .select_related("family", "child")
        .get(pk=promise.pk)
    )
    state_of(PROMISE, verb, "promised" if now.until is None else "ended")
    return now


@transaction.atomic
def record_time(
    promise: PromisedTime,
    on_day: date,
    happened: bool,
    *,
    by: Who,
    on: date,
    why_not: str = "",
    told_child: str = "",
    child_says: str = "",
    entry: UUID | None = None,
) -> TimeHad:
    """Write that promised time happened, or why it did not and what the child was told. A time not had starts no new round."""
    now = _locked(promise, "record_time")
    come(on_day, on, "on_day")
    not_before(on_day, now.since, "on_day", "It was promised")
    reason = fits(why_not, "why_not")
    if not happened:
        said(reason, "why_not", "Say why it did not happen.")
        said(
            told_child,
            "told_child",
            "Say what the child was told, and by whom. If nobody told them yet, say that.",
        )
    if now.had.filter(on_day=on_day, happened=happened).exists():
        raise NotNow("This day is written down already.", field="on_day")
    name, ref = now.child.known_as, now.ref
    kind, detail = ("visit_made", "family_time") if happened else ("time_not_had", "")
    what = (
        f"{name} had time with people who matter." if happened else f"Time promised to {name} did not happen."
    )
    told = Telling(by, on, entry)
    made_entry = tell(
        kind,
        now.family,
        what,
        on_day=on_day,
        told=told,
        about=[now.child],
        detail=detail,
        source="promised_time",
        ref=ref,
    )
    if entry is not None and happened:
        _meet(now, on_day, made_entry, by)
    return TimeHad.objects.create(
        promise=now, on_day=on_day, happened=happened, why_not="" if happened else reason,
        told_child=fits(told_child, "told_child"), child_says=fits(child_says, "child_says"), entry=made_entry,
        recorded_by_id=by.account_id,
    )  # fmt: skip


def _meet(promise: PromisedTime, on_day: date, entry: UUID, by: Who) -> None:
    """An entry that was there before did not know of the promise: its round is counted here."""
    for clock in running.open_for(promise.child):
        if clock.rule == CLOCK and clock.matter == promise.ref and clock.started_on <= on_day:
            clocks.meet(clock, on=on_day, entry=entry, by=by)


@transaction.atomic
def end_promise(
    promise: PromisedTime, *, until: date, why: str, by: Who, on: date, entry: UUID | None = None
) -> PromisedTime:
    """End a promise, with the reason that the child was given; its clock stops."""
    now = _locked(promise, "end_promise")
    because = said(why, "why", "Say why it ends, and what the child was told.")
    come(until, on, "until")
    last = now.had.order_by("-on_day").values_list("on_day", flat=True).first()
    not_before(
        until, last or now.since, "until", "The last time written down was" if last else "It was promised"
    )
    made = tell(
        "promise_ended", now.family, f"Time promised to {now.child.known_as} ended.", on_day=until,
        told=Telling(by, on, entry), about=[now.child], source="promised_time", ref=now.ref,
    )  # fmt: skip
    for clock in running.open_for(now.child):
        if clock.rule == CLOCK and clock.matter == now.ref:
            clocks.stop(clock, on=max(until, clock.started_on), why="The promise ended.", by=by, entry=made)
    return save(now, until=until, ended_why=because)
