"""How the writers of this room tell the chronology and the clocks: once for each deed, the bare fact, no worker by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


def tell(
    kind: str,
    family: Family,
    what: str,
    *,
    on_day: date,
    on: date,
    by: Who,
    about: Iterable[Person],
    source: str,
    source_ref: str,
    detail: str = "",
    section: str = "ordinary",
    owner: Practitioner | None = None,
    entry: UUID | None = None,
) -> UUID:
    """Write one chronology entry and let the clocks react; with `entry`, that one tells of it and nothing is written.

    `owner` looks after what the entry begins: the health visitor, where one is in the team.
    """
    if entry is not None:
        return entry
    made = chronology.record(
        kind,
        family,
        what=what,
        on_day=on_day,
        on=max(on, on_day),
        about=list({person.pk: person for person in about}.values()),
        by=by,
        detail=detail,
        section=section,
        source=source,
        source_ref=source_ref,
    )
    clocks.react(made, by=by, owner=owner)
    return made.uuid


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
