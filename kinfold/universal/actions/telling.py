"""How the writers of this room tell the chronology and the clocks: once for each deed, the bare fact, no worker by name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.network import queries as network
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


def kept(family: Family) -> Family:
    """The family as it is now."""
    return family.joined_into or family


def kept_child(child: Person) -> Person:
    """The child as the record stands now: born since it was read, perhaps, or made one with another record."""
    return people.numbered(child.pk)


def writer(by: Who) -> Practitioner | None:
    """The worker who writes it down, if it is one."""
    return agencies.practitioner_of(by)


def must_belong(family: Family, person: Person, on: date, field: str) -> None:
    """Refuse somebody who is not of this family."""
    if (person.merged_into_id or person.pk) not in network.person_ids(family, on):
        raise NotNow(f"{person.known_as} is not on this family’s record.", field=field)
