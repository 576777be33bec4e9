"""Volunteers: registered, checked, trained, changed, and thanked when they go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from kinfold.agencies import actions as agencies
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.hubs import rules
from kinfold.hubs.models import MentoringMatch, Volunteer, VolunteerCheck, VolunteerTraining

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.hubs.models import Hub


@transaction.atomic
def register_volunteer(
    hub: Hub,
    *,
    registered_on: date,
    by: Who,
    on: date,
    name: str = "",
    practitioner: Practitioner | None = None,
    **facts: Any,
) -> Volunteer:
    """Register somebody who wants to give their time: by name, or a practitioner who is here already. It opens no sign-in."""
    rules.must_have_happened(registered_on, on, "registered_on")
    if practitioner is None:
        name = rules.said(name, "name", "Write their name.", longest=200)
        practitioner = agencies.take_on(
            hub.organisation, "Volunteer", name=name, is_volunteer=True, on=registered_on
        )
    if Volunteer.objects.filter(practitioner=practitioner).exists():
        raise NotNow("They are registered already.", field="name")
    return Volunteer.objects.create(
        practitioner=practitioner, hub=hub, registered_on=registered_on, **_told(facts)
    )


@transaction.atomic
def change_volunteer(
    volunteer: Volunteer, *, by: Who, on: date, version: int | None = None, **facts: Any
) -> Volunteer:
    """Put right what is written of a volunteer: what they like, speak, when they are free."""
    now, told = locked(volunteer), _told(facts)
    must_be_newest(now, version, now.about_self, str(told.get("about_self", "")))
    return save(now, **told)


@transaction.atomic
def ask_check(
    volunteer: Volunteer, kind: str, *, asked_on: date, by: Who, on: date, whom: str = ""
) -> VolunteerCheck:
    """Write that a check was asked for: the day counts, because slow checks put people off (seed 004: 1805)."""
    rules.must_have_happened(asked_on, on, "asked_on")
    rules.one_of(kind, dict(VolunteerCheck.Kind.choices), "kind", "Choose what was asked for.")
    whom = rules.fits(whom, "whom", longest=200)
    if kind == VolunteerCheck.Kind.REFERENCE and not whom:
        raise NotNow("Write who was asked for the reference.", field="whom")
    return VolunteerCheck.objects.create(volunteer=volunteer, kind=kind, asked_on=asked_on, whom=whom)


@transaction.atomic
def receive_check(
    check: VolunteerCheck, *, received_on: date, fine: bool, by: Who, on: date, renew_by: date | None = None
) -> VolunteerCheck:
    """Write that a check came and whether anything stands in the way. Never what it says. A DBS check counts until it is renewed."""
    rules.must_have_happened(received_on, on, "received_on")
    now = locked(check)
    rules.must_follow(received_on, now.asked_on, "received_on", "it was asked for")
    if now.received_on is not None:
        raise NotNow("This check came already.")
    if now.kind == VolunteerCheck.Kind.DBS:
        renew_by = renew_by or rules.renew_by(received_on)
    return save(now, received_on=received_on, fine=fine, renew_by=renew_by)


@transaction.atomic
def add_training(
    volunteer: Volunteer, what: str, *, done_on: date, by: Who, on: date, hours: Decimal | None = None
) -> VolunteerTraining:
    """Write what a volunteer learnt, on which day."""
    rules.must_have_happened(done_on, on, "done_on")
    what = rules.said(what, "what", "Write what they learnt.", longest=200)
    return VolunteerTraining.objects.create(volunteer=volunteer, what=what, done_on=done_on, hours=hours)


@transaction.atomic
def volunteer_leaves(volunteer: Volunteer, *, left_on: date, by: Who, on: date, why: str = "") -> Volunteer:
    """A volunteer stops. Refused while they are somebody's mentor: that is ended with a goodbye first."""
    rules.must_have_happened(left_on, on, "left_on")
    now = locked(volunteer)
    here = MentoringMatch.State
    if now.matches.filter(state__in=(here.PROPOSED, here.MEETING)).exists():
        raise NotNow("They are somebody’s mentor. End that first, with a goodbye.")
    return save(now, left_on=left_on, left_why=rules.fits(why, "why"))


def _told(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts of a volunteer as they are kept; refuse what is not one of them."""
    clean: dict[str, Any] = {
        "about_self": lambda words: rules.fits(words, "about_self"),
        "is_a": lambda word: word and rules.one_of(word, rules.IS_A, "is_a", "Choose one."),
        "languages": lambda words: rules.named(words, "languages"),
        "interests": lambda words: rules.named(words, "interests"),
        "lived": lambda words: rules.words_of(words, rules.LIVED, "lived"),
        "free_at": lambda words: rules.words_of(words, rules.TIMES, "free_at"),
        "area": lambda words: rules.fits(words, "area", longest=120),
        "room_for": lambda number: max(1, rules.how_many(number, "room_for")),
    }
    if strange := set(facts) - set(clean):
        raise ValueError(f"{', '.join(sorted(strange))} cannot be told of a volunteer")
    return {name: clean[name](value) for name, value in facts.items()}


def check_of(row: VolunteerCheck) -> rules.Check:
    """A check as the rules take it."""
    return rules.Check(row.kind, row.asked_on, row.received_on, row.fine, row.renew_by)


def missing_for(volunteer: Volunteer, on: date, *, rows: Iterable[VolunteerCheck] | None = None) -> list[str]:
    """What is missing before a volunteer may meet a child, in words."""
    checks = [check_of(row) for row in (rows if rows is not None else volunteer.checks.all())]
    return rules.missing(checks, any(one.done_on <= on for one in volunteer.training.all()), on)
