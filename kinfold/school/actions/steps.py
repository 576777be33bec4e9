"""How the writers of this room tell the chronology and the clocks: the bare fact, no reason, no place, nobody by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from kinfold.agencies import queries as agencies
from kinfold.base.errors import Clash
from kinfold.clocks import actions as clocks

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


def tell(
    family: Family,
    child: Person,
    what: str,
    *,
    on_day: date,
    on: date,
    by: Who,
    ref: str,
    kind: str = "school_step",
    source: str = "school",
    detail: str = "",
    section: str = "ordinary",
    matters: Iterable[str] = (),
    entry: UUID | None = None,
    owner: Practitioner | None = None,
) -> UUID:
    """Write one chronology entry and let the clocks react; with `entry`, that one tells of it already.

    `owner` is on whose work a clock that begins now stands; without one, the lead's. `source` is the name of the page on
    which it is read; "school" has none of one thing alone.
    """
    return clocks.tell(
        kind, kept(family), what, on_day=on_day, on=on, by=by, about=[now(child)], detail=detail, section=section,
        source=source, source_ref=ref, owner=owner, matters=matters, entry=entry,
    )  # fmt: skip


def kept(family: Family) -> Family:
    """The family as it is now."""
    return family.joined_into or family


def now(person: Person) -> Person:
    """The record that was kept, if two were merged."""
    return person.merged_into or person


def writer(by: Who) -> Practitioner | None:
    """The worker who writes it down, if it is one."""
    return agencies.practitioner_of(by)


def must_be_newest(version: int, now_version: int, theirs: str, yours: str) -> None:
    """Raise `Clash`, with both texts, when somebody else changed a row since `version` was read."""
    if version != now_version:
        raise Clash(theirs=theirs, yours=yours)
