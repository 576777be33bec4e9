"""What a page about people does in one transaction, where it touches more rooms than one."""

from datetime import date
from typing import Any

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.dates import plain
from kinfold.base.errors import RefusedOpenly
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.network import actions as network
from kinfold.network.models import Family
from kinfold.people import actions as people
from kinfold.people.models import Person
from kinfold.universal import actions as universal

SAID_AT_ADDING = "Said to be the same person when they were added to another family."


@transaction.atomic
def add_person(
    family: Family | None,
    facts: dict[str, Any],
    *,
    part: str,
    same_as: Person | None = None,
    may_see: bool = False,
    by: Who,
    on: date,
) -> tuple[Person, Family]:
    """Add a person to a family; without one, begin a family of which the worker is the lead professional.

    `same_as` is somebody on record whom the worker knows again. When the worker may see that record it
    joins the family; when not, a new record is made and a manager is asked to join the two.
    """
    family = family or _begin_family(facts, by=by, on=on)
    if same_as is not None and may_see:
        network.add_member(family, same_as, part, since=on, by=by)
        return same_as, family
    person = people.add_person(by=by, on=on, **facts)
    network.add_member(family, person, part, since=on, by=by)
    if person.is_unborn and person.expected_on:
        entry = chronology.record(
            "pregnancy_known",
            family,
            what=f"A baby is expected. The due date is {plain(person.expected_on)}.",
            on_day=on,
            about=[person],
            by=by,
            on=on,
        )
        clocks.react(entry, by=by)
    if same_as is not None:
        people.ask_to_merge(same_as, person, why=SAID_AT_ADDING, by=by, on=on)
    return person, family


def _begin_family(facts: dict[str, Any], *, by: Who, on: date) -> Family:
    """Begin a family named after its first person, with the worker as lead professional."""
    if by.practitioner_id is None:
        raise RefusedOpenly("Only a worker can begin a family's record.")
    family = network.start_family(facts.get("family") or facts["known_as"], by=by, on=on)
    worker = agencies.practitioner_of(by)
    assert worker is not None
    network.involve(worker, family, "lead", since=on, by=by, reason="Began this family's record")
    return family


@transaction.atomic
def record_birth(person: Person, family: Family, facts: dict[str, Any], *, by: Who, on: date) -> Person:
    """A baby was born: a child in each of their families, and an entry in the chronology of this one."""
    return universal.be_born(family, person, facts, by=by, on=on)


@transaction.atomic
def record_death(person: Person, family: Family, *, died_on: date, by: Who, on: date) -> Person:
    """Somebody has died: written on their record and in the chronology of this family."""
    died = people.record_death(person, died_on=died_on, by=by, on=on)
    entry = chronology.record(
        "death", family, what=f"{died.known_as} died.", on_day=died_on, about=[died], by=by, on=on
    )
    clocks.react(entry, by=by)
    return died
