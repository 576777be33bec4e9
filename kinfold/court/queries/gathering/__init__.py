"""A bundle's papers, assembled from the record as one reader may see it, word for word: nothing is retyped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kinfold.court import rules
from kinfold.court.queries.gathering import happened, known, planned
from kinfold.court.rules.pieces import Section
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.court.models import Bundle
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class Source:
    """Whose record, as whom it is read, on which day, about which children."""

    family: Family
    view: View
    on: date
    children: tuple[Person, ...]


def source(bundle: Bundle, view: View, on: date) -> Source:
    """Say what a bundle is made from. What is kept from anybody in the family is left out: such papers reach everybody."""
    family = bundle.family.joined_into or bundle.family
    seen = replace(view, withheld=view.withheld | kept_from_anybody(family))
    children = tuple(
        child for child in network.children(family, on) if not seen.hides("person", about=[child.ref])
    )
    return Source(network.remember_ids(family), seen, on, children)


def kept_from_anybody(family: Family) -> frozenset[tuple[str, str]]:
    """What is kept from somebody in the family, as (kind, reference): not "everything", which would leave nothing."""
    rows = sharing.withheld_here(family)
    return frozenset((row.kind, row.item) for row in rows if row.kind != "family" and row.lifted_on is None)


def kept_whole_from(family: Family) -> list[str]:
    """The names of those from whom the whole record is kept: no bundle may reach them."""
    rows = sharing.withheld_here(family)
    return [
        people.kept(row.from_person).known_as
        for row in rows
        if row.kind == "family" and row.lifted_on is None
    ]


GATHER: dict[str, Callable[[Source], Section]] = {
    "chronology": happened.chronology_part,
    "statements": known.statements,
    "assessments": known.assessments,
    "own_words": known.own_words,
    "plans": planned.plans,
    "reviews": planned.reviews,
    "orders": planned.orders,
    "restricted": happened.restricted,
}


def gather(word: str, of: Source) -> Section:
    """Assemble one part of a bundle."""
    found = GATHER[word](of)
    found.title = rules.PARTS[word]
    return found
