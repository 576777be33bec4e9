"""How the writers of this room tell the chronology and the clocks: once for each deed, the bare fact, nobody by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from kinfold.agencies import queries as agencies
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks

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
    about: Iterable[Person | None],
    source: str,
    source_ref: str,
    detail: str = "",
    section: str = "ordinary",
    matters: Iterable[str] = (),
    entry: UUID | None = None,
) -> UUID:
    """Write one chronology entry for those who work with the family, and let the clocks react; with `entry`, nothing is written."""
    if entry is not None:
        return entry
    people = {person.pk: person for person in about if person is not None}
    made = chronology.record(
        kind,
        family,
        what=what,
        on_day=on_day,
        on=max(on, on_day),
        about=people.values(),
        by=by,
        detail=detail,
        section=section,
        source=source,
        source_ref=source_ref,
    )
    clocks.react(made, by=by, matters=matters)
    return made.uuid


def writer(by: Who) -> Practitioner | None:
    """The worker who writes it down, if it is one."""
    return agencies.practitioner_of(by)


def kept(family: Family) -> Family:
    """The family as it is now."""
    return family.joined_into or family
