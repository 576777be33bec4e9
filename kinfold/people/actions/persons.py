"""Adding a person."""

from datetime import date
from typing import Any

from django.db import transaction

from kinfold.base.dates import PartialDate
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.people.actions.filing import rebuild_keys, split_name
from kinfold.people.models import Person, PersonName

UNKNOWN_BIRTH = PartialDate(None, "unknown")


@transaction.atomic
def add_person(
    *,
    known_as: str,
    by: Who,
    on: date,
    given: str = "",
    family: str = "",
    sex: str = "U",
    born: PartialDate = UNKNOWN_BIRTH,
    expected_on: date | None = None,
    name_known: bool = True,
    unconfirmed: bool = False,
    **other_fields: Any,
) -> Person:
    """Add a person: known, half-known, unborn (`expected_on`), or without a name (`name_known=False`).

    Writes their usual name and files them for searching. Other fields of `Person` may be given by name.
    """
    if not known_as.strip():
        raise NotNow("Enter the name people use, or a few words that say who this is.", "known_as")
    person = Person.objects.create(
        known_as=known_as.strip(),
        name_known=name_known,
        sex=sex,
        born_on=born.day,
        born_accuracy=born.accuracy if born.day else "unknown",
        expected_on=expected_on,
        unconfirmed=unconfirmed,
        **other_fields,
    )
    if name_known:
        if not (given or family):
            given, family = split_name(known_as)
        PersonName.objects.create(person=person, given=given, family=family)
    rebuild_keys(person)
    return person
