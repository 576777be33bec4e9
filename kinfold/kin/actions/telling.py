"""How the writers of this room tell the chronology and the clocks: once for each deed, the bare fact, nobody by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from kinfold.agencies import queries as agencies
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.network import queries as network
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family


def section_for(family: Family, asked: Iterable[Person]) -> str:
    """ "shared", where everybody from whom anything is kept here was asked too; else "ordinary": for workers only."""
    here = {one.merged_into_id or one.pk for one in asked}
    kept_from = {
        row.from_person.merged_into_id or row.from_person_id for row in sharing.withheld_here(family)
    }
    return "shared" if kept_from <= here else "ordinary"


def writer(by: Who) -> Practitioner | None:
    """The worker who writes it down, if it is one."""
    return agencies.practitioner_of(by)


def kept(family: Family) -> Family:
    """The family as it is now."""
    return family.joined_into or family


def reading_rhythms(family: Family) -> list[str]:
    """The matters of the family's agreed rhythm of meetings: a family group conference goes over the plan too."""
    return [clock.matter for clock in clock_queries.open_for(family) if clock.rule == "review_every"]


def stop_clocks(family: Family, matter: str, why: str, *, on: date, by: Who) -> None:
    """Stop what still runs about one matter, with the reason."""
    for clock in clock_queries.about_matter(family, matter):
        if clock.state == clock.State.OPEN:
            clocks.stop(clock, on=max(on, clock.started_on), why=why, by=by)


def meet_clocks(family: Family, matter: str, *, on: date, entry: UUID | None, by: Who) -> None:
    """Say that what the clocks of one matter ask for was done, where an entry of another room tells of it (`entry`)."""
    if entry is None:  # our own entry has ended them, by the rules
        return
    for clock in clock_queries.about_matter(family, matter):
        if clock.state == clock.State.OPEN and clock.started_on <= on:
            clocks.meet(clock, on=on, entry=entry, by=by)


def children_named(family: Family, refs: Iterable[str], on: date) -> list[Person]:
    """The children of the family with these references; all of them when none is named."""
    children, named = network.children(family, on), set(refs)
    return [child for child in children if not named or child.ref in named]
