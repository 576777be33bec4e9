"""People on the map: who came, who lives where, who matters, what ended; each with its entry in the chronology."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base.saying import in_a_row
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.front.people.actions import add_person
from kinfold.network import actions as network
from kinfold.network import queries as families
from kinfold.network.models import Family, Household, HouseholdMember, Matters, Relationship
from kinfold.people.models import Person
from kinfold.voice import actions as voice

DAY = timedelta(days=1)


def note_down(
    kind: str,
    family: Family,
    what: str,
    *,
    on_day: date,
    about: Iterable[Person],
    by: Who,
    on: date,
    detail: str = "",
) -> UUID:
    """Write one entry of the chronology, and let the clocks react to it. Returns which."""
    entry = chronology.record(
        kind, family, what=what, on_day=on_day, about=list(about), by=by, on=on, detail=detail
    )
    clocks.react(entry, by=by)
    return entry.uuid


@transaction.atomic
def add_relative(
    family: Family,
    facts: dict[str, Any],
    *,
    part: str,
    type: str,
    to: Sequence[Person],
    contact: str = "unknown",
    quality: str = "unknown",
    note: str = "",
    home: Household | None = None,
    same_as: Person | None = None,
    may_see: bool = False,
    by: Who,
    on: date,
) -> Person:
    """Put somebody on the map: in the family, tied to these people, and in a home of it if they live there."""
    person, _ = add_person(family, facts, part=part, same_as=same_as, may_see=may_see, by=by, on=on)
    together = {person_id for person_id in _living_in(home, family, on)} if home is not None else set()
    for other in to:
        lives = "yes" if other.pk in together else "no" if home is not None else "unknown"
        network.relate(
            person,
            other,
            type,
            contact=contact,
            quality=quality,
            lives_together=lives,
            note=note,
            by=by,
            on=on,
        )
    if home is not None:
        network.move_in(home, person, since=on, by=by)
    return person


def _living_in(home: Household, family: Family, on: date) -> list[int]:
    return [
        row.person.merged_into_id or row.person_id
        for row in families.stays(family, on)
        if row.household_id == home.pk
    ]


@transaction.atomic
def end_tie(tie: Relationship, family: Family, *, until: date, why: str, by: Who, on: date) -> None:
    """A tie has ended: on the map from the day after, and in the story of both."""
    network.end_tie(tie, until=until, why=why, by=by)
    first = tie.a or tie.a_practitioner
    about = [person for person in (tie.a, tie.b) if person is not None]
    what = f"{first} is no longer {tie.get_type_display()} {tie.b}: {why}"
    if tie.type == Relationship.Type.EX_PARTNER or tie.a is None:
        what = f"{first}, {tie.get_type_display()} {tie.b}, is no longer in their life in this way: {why}"
    note_down("people_changed", family, what, on_day=until, about=about, by=by, on=on)


@transaction.atomic
def set_up_household(
    family: Family,
    label: str,
    *,
    always: Sequence[Person],
    sometimes: Sequence[Person],
    since: date,
    leave: bool,
    by: Who,
    on: date,
) -> Household:
    """Set up a home. `leave`: those who live there all the time move out of the home they had until now."""
    if leave:
        _leave(family, always, since, by=by)
    members = [(person, False) for person in always] + [(person, True) for person in sometimes]
    home = network.set_up_household(family, label, members=members, since=since, by=by)
    what = f"{in_a_row(str(each) for each in [*always, *sometimes])} live at {home.label}."
    if len(members) == 1:
        what = f"{members[0][0]} lives at {home.label}."
    note_down("moved", family, what, on_day=since, about=[p for p, _ in members], by=by, on=on)
    return home


@transaction.atomic
def move_in(
    home: Household,
    family: Family,
    person: Person,
    *,
    since: date,
    part_time: bool,
    leave: bool,
    by: Who,
    on: date,
) -> HouseholdMember:
    """Somebody moved in. `leave`: out of the home they had until now, the day before."""
    if leave and not part_time:
        _leave(family, [person], since, by=by, but=home)
    stay = network.move_in(home, person, since=since, part_time=part_time, by=by)
    what = (
        f"{person} is at {home.label} part of the time." if part_time else f"{person} moved to {home.label}."
    )
    note_down("moved", family, what, on_day=since, about=[person], by=by, on=on)
    return stay


def _leave(
    family: Family, people: Sequence[Person], since: date, *, by: Who, but: Household | None = None
) -> None:
    """Move people out of the homes they lived in, the day before, at the earliest on the day they moved in there."""
    leaving = {person.pk for person in people}
    for stay in families.stays(family, since):
        kept = stay.person.merged_into_id or stay.person_id
        if kept in leaving and stay.until is None and (but is None or stay.household_id != but.pk):
            network.move_out(stay, until=max(since - DAY, stay.since), by=by)


@transaction.atomic
def move_out(stay: HouseholdMember, family: Family, *, until: date, by: Who, on: date) -> None:
    """Somebody's last day in a home."""
    network.move_out(stay, until=until, by=by)
    person = stay.person.merged_into or stay.person
    what = f"{person} moved out of {stay.household.label}."
    note_down("moved", family, what, on_day=until, about=[person], by=by, on=on)


@transaction.atomic
def choose_trusted_adult(
    child: Person,
    family: Family,
    *,
    person: Person | None = None,
    practitioner: Practitioner | None = None,
    chosen_by_child: bool,
    said_on: date,
    why: str = "",
    where: str = "",
    by: Who,
    on: date,
) -> Matters:
    """Write down who matters to a child. What the child said about it is kept among the child's own words."""
    chosen = network.choose_trusted_adult(
        child,
        person=person,
        practitioner=practitioner,
        chosen_by_child=chosen_by_child,
        said_on=said_on,
        why=why,
        by=by,
    )
    if chosen_by_child and why.strip():
        worker = agencies.practitioner_of(by)
        voice.keep_words(
            child,
            family,
            why,
            said_on=said_on,
            wrote_down_by=worker.known_as if worker else by.name,
            where=where,
            topic="wishes",
            by=by,
            on=on,
        )
    return chosen


@transaction.atomic
def end_matters(row: Matters, family: Family, *, until: date, why: str, by: Who, on: date) -> None:
    """Somebody who mattered to a child is gone, or no longer matters in this way."""
    network.end_matters(row, until=until, why=why, by=by)
    child = row.child.merged_into or row.child
    what = f"{row.person or row.practitioner}, who mattered to {child}, no longer does in this way: {why}"
    note_down("people_changed", family, what, on_day=until, about=[child], by=by, on=on)
