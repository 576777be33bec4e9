"""What the next visitor must know to be safe: about a happening, with what to do, and a day to look again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.clocks import actions as clocks
from kinfold.law import timescales
from kinfold.protection.actions.steps import day, fits, kept, must_be_newest, said, tell
from kinfold.protection.models import SafetyAlert
from kinfold.protection.states import SAFETY_ALERT

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

RULE = "safety_alert_look_again"


@transaction.atomic
def raise_safety_alert(
    family: Family,
    *,
    happened_on: date,
    what_happened: str,
    what_to_do: str,
    look_again_on: date | None,
    by: Who,
    on: date,
    person: Person | None = None,
    person_told: str = "",
    entry: UUID | None = None,
) -> SafetyAlert:
    """Write what happened at a visit and what the next visitor does. Without a day to look again: in three months.

    Apart from the child's page: its entry names no child. Read by those who visit or manage (row V4).
    """
    home = kept(family)
    made = SafetyAlert.objects.create(
        family=home, person=person, happened_on=day(happened_on, on, "happened_on"),
        what_happened=said(what_happened, "what_happened", "Say what happened: what was done or said, not what somebody is."),
        what_to_do=said(what_to_do, "what_to_do", "Say what the next visitor does."),
        person_told=fits(person_told, "person_told"), look_again_on=_look_again(look_again_on, on), since=on,
        raised_by_id=by.practitioner_id,
    )  # fmt: skip
    made.entry = tell(
        "safety_alert_raised", home, "Something to know before visiting was written down.", (), on_day=on, by=by,
        on=on, ref=made.ref, section="restricted", entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    _clock(made, made.since, made.entry, "safety_alert_raised", by)
    return made


def _look_again(wanted: date | None, on: date) -> date:
    last = timescales.due(timescales.rule(RULE), on)
    chosen = wanted or last
    if chosen is None or chosen <= on:
        raise NotNow("Choose a day after today to look at this again.", field="look_again_on")
    if last is not None and chosen > last:
        raise NotNow(
            "Look at this again within three months: nothing here stays by itself.", field="look_again_on"
        )
    return chosen


def _clock(row: SafetyAlert, on: date, entry: UUID, kind: str, by: Who) -> None:
    clocks.start(
        RULE, row.family, on=on, entry=entry, due_on=row.look_again_on, matter=row.ref, kind=kind, by=by
    )


@transaction.atomic
def look_at_alert(
    alert: SafetyAlert, *, look_again_on: date | None, version: int, by: Who, on: date, what_to_do: str = ""
) -> SafetyAlert:
    """Say that it still holds, with what to do now and the next day to look at it."""
    now = _moved(alert, "look_at_alert")
    must_be_newest(now, version, now.what_to_do, what_to_do)
    entry = tell(
        "safety_alert_looked_at", now.family, "What visitors must know was looked at again.", (), on_day=on, by=by,
        on=on, ref=now.ref, section="restricted",
    )  # fmt: skip
    save(
        now,
        what_to_do=fits(what_to_do, "what_to_do") or now.what_to_do,
        look_again_on=_look_again(look_again_on, on),
        looked_at_on=on,
        looked_at_by_id=by.practitioner_id,
    )
    _clock(now, on, entry, "safety_alert_looked_at", by)
    return now


@transaction.atomic
def end_alert(alert: SafetyAlert, *, why: str, by: Who, on: date) -> SafetyAlert:
    """Say that visitors need not know this any more, and why. It stays on the record, out of sight of visits."""
    now = _moved(alert, "end_alert")
    save(now, until=on, ended_why=said(why, "why", "Say why it is no longer needed."))
    tell(
        "safety_alert_ended", now.family, "What visitors had to know no longer holds.", (), on_day=on, by=by, on=on,
        ref=now.ref, section="restricted",
    )  # fmt: skip
    return now


def _moved(alert: SafetyAlert, verb: str) -> SafetyAlert:
    now = locked(alert, "family")
    SAFETY_ALERT.after(verb, "running" if now.until is None else "ended")
    return now
