"""A baby is born, a birth is registered: the unborn child becomes a child without anything being typed again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import save
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.clocks.actions import tell
from kinfold.network import actions as network
from kinfold.network import queries as families
from kinfold.network.models import FamilyMember
from kinfold.people import actions as people
from kinfold.universal import rules
from kinfold.universal.actions.checks import follow_checks
from kinfold.universal.actions.offering import Offered, keep_offer
from kinfold.universal.actions.telling import kept, kept_child, must_belong
from kinfold.universal.models import BirthRegistration, HealthCheck

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

PLACES = dict(BirthRegistration.Place.choices)
HOW = dict(BirthRegistration.How.choices)
FATHER = dict(BirthRegistration.Father.choices)


@transaction.atomic
def be_born(family: Family, child: Person, facts: Mapping[str, Any], *, by: Who, on: date) -> Person:
    """An expected baby was born: a child in each of their families, an entry in this one, and the next check awaited.

    `facts` are those of `people.actions.record_birth`: born_on, sex, given, family.
    """
    born = people.record_birth(child, by=by, on=on, **facts)
    for each in families.families_of(born, on):
        network.add_member(each, born, FamilyMember.Part.CHILD, since=on, by=by)
    entry = chronology.record(
        "birth",
        family,
        what=f"{born.known_as} was born.",
        on_day=facts["born_on"],
        about=[born],
        by=by,
        on=on,
    )
    clocks.react(entry, by=by)
    _close_before_birth(born)
    follow_checks(family, born, by=by, on=on)
    return born


def _close_before_birth(child: Person) -> None:
    """Where the talk before the birth was awaited its days now end with the birth."""
    for row in HealthCheck.objects.select_for_update().filter(child=child, state=HealthCheck.State.DUE):
        days = rules.window(rules.check(row.word), born_on=child.born_on, expected_on=child.expected_on)
        if days is not None:
            save(row, due_from=days.first, due_until=days.last)


@transaction.atomic
def register_birth(
    family: Family,
    child: Person,
    *,
    registered_on: date,
    place: str,
    how: str,
    by: Who,
    on: date,
    place_name: str = "",
    father_on_certificate: str = "unknown",
    father: Person | None = None,
    born_on: date | None = None,
    sex: str = "U",
    given: str = "",
    family_name: str = "",
    offers: Sequence[Offered] = (),
    entry: UUID | None = None,
) -> BirthRegistration:
    """A birth was registered: when, where, by one parent or both; and what was offered then, to whom, and what they said.

    For a baby who is still expected on the record, `born_on` (with sex and name) makes the birth known first.
    Both parents registering means that both stand on the certificate. Raises `NotNow`.
    """
    family, child = kept(family), kept_child(child)
    must_belong(family, child, on, "child")
    rules.must_have_happened(registered_on, on, "registered_on")
    rules.one_of(place, PLACES, "place", "Choose where it was registered.")
    rules.one_of(how, HOW, "how", "Choose who registered it.")
    on_it = _father(how, father_on_certificate, father, family, on)
    if BirthRegistration.objects.filter(child=child).exists():
        raise NotNow(f"{child.known_as}’s birth has been written down as registered already.")
    if child.is_unborn:
        child = _born(family, child, born_on, sex, given, family_name, by=by, on=on)
    if child.born_on is not None:
        rules.must_follow(registered_on, child.born_on, "registered_on", f"{child.known_as} was born")
    row = BirthRegistration.objects.create(
        family=family, child=child, registered_on=registered_on, place=place,
        place_name=rules.fits(place_name, "place_name", longest=200), how=how, father_on_certificate=on_it, father=father,
    )  # fmt: skip
    told = tell(
        "birth_registered", family, f"{child.known_as}’s birth was registered.", on_day=registered_on, on=on, by=by,
        about=[child], source="birth_registration", source_ref=row.ref, entry=entry,
    )  # fmt: skip
    save(row, entry=told)
    for offered in offers:
        keep_offer(
            family, "birth", offered, moment_on=child.born_on or registered_on, offered_on=registered_on, by=by, on=on,
            child=child, registration=row, entry=told,
        )  # fmt: skip
    follow_checks(family, child, by=by, on=on)
    return row


def _father(how: str, said: str, father: Person | None, family: Family, on: date) -> str:
    rules.one_of(said, FATHER, "father_on_certificate", "Choose whether the father is on the certificate.")
    if how != BirthRegistration.How.SOLE:
        if said == BirthRegistration.Father.NO:
            raise NotNow(
                "Both parents registered it, so both are on the certificate. Change one of the two.",
                field="father_on_certificate",
            )
        said = BirthRegistration.Father.YES
    if father is not None:
        must_belong(family, father, on, "father")
    return said


def _born(
    family: Family, child: Person, born_on: date | None, sex: str, given: str, name: str, *, by: Who, on: date
) -> Person:
    if born_on is None:
        raise NotNow(
            "This baby is still expected on the record. Write the day of the birth.", field="born_on"
        )
    facts = {"born_on": born_on, "sex": sex, "given": given, "family": name}
    return be_born(family, child, facts, by=by, on=on)
