"""A child seen at a hospital, a child who was not brought: written by health staff and social care, restricted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.chronology import actions as chronology
from kinfold.clocks.actions import tell
from kinfold.universal import rules
from kinfold.universal.actions.telling import kept, kept_child, must_belong, writer
from kinfold.universal.models import HealthContact

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

KINDS = dict(HealthContact.Kind.choices)
ABOUT = dict(HealthContact.About.choices)


@transaction.atomic
def record_health_contact(
    family: Family,
    child: Person,
    *,
    kind: str,
    happened_on: date,
    about_what: str,
    by: Who,
    on: date,
    place: str = "",
    words: str = "",
    told_by: str = "",
    got_in_the_way: str = "",
    entry: UUID | None = None,
) -> HealthContact:
    """A child was seen at a hospital or walk-in unit, or was not brought to an appointment. As it was told, by whom."""
    family, child = kept(family), kept_child(child)
    must_belong(family, child, on, "child")
    rules.one_of(kind, KINDS, "kind", "Choose what it was.")
    rules.one_of(about_what, ABOUT, "about_what", "Choose what it was for.")
    rules.must_have_happened(happened_on, on, "happened_on")
    if child.born_on is not None:
        rules.must_follow(happened_on, child.born_on, "happened_on", f"{child.known_as} was born")
    missed = kind == HealthContact.Kind.NOT_BROUGHT
    row = HealthContact.objects.create(
        family=family, child=child, kind=kind, happened_on=happened_on, about_what=about_what,
        place=rules.fits(place, "place", longest=200), words=rules.fits(words, "words"),
        told_by=rules.fits(told_by, "told_by", longest=200), written_by=writer(by),
        got_in_the_way=rules.fits(got_in_the_way, "got_in_the_way") if missed else "",
    )  # fmt: skip
    says = "was not brought to an appointment" if missed else "was seen at a hospital or walk-in unit"
    told = tell(
        "not_brought" if missed else "health_contact", family, f"{child.known_as} {says}.", on_day=happened_on, on=on,
        by=by, about=[child], detail=about_what, section="restricted", source="health_contact", source_ref=row.ref,
        entry=entry,
    )  # fmt: skip
    return save(row, entry=told)


@transaction.atomic
def take_back_contact(
    contact: HealthContact, *, why: str, by: Who, on: date, version: int | None = None
) -> HealthContact:
    """What was written in error no longer counts; the chronology says so, and the history keeps it."""
    row = locked(contact, "child")
    if row.taken_back_on is not None:
        raise NotNow("This has been taken back already.")
    why = rules.said(why, "why", "Say what was wrong.", longest=300)
    must_be_newest(row, version, KINDS[row.kind], "Taken back")
    save(row, taken_back_on=on, taken_back_why=why)
    if row.entry is not None:
        made = chronology.correct(
            row.entry,
            what=f"{row.child.known_as}: an entry about health was taken back.",
            by=by,
            on=on,
            reason="Written in error.",
        )
        save(row, entry=made.uuid)
    return row
