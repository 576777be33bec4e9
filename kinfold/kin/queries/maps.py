"""Who is on a child's map and could be asked: kin of the child and of the parents, friends, neighbours, whoever matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import age_in_years
from kinfold.kin import rules
from kinfold.kin.models import Explored
from kinfold.network import queries as network
from kinfold.network.models import Relationship

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person

PARENTS = frozenset({"mother_of", "father_of", "parent_of"})
CIRCLE: dict[str, str] = {"relative": "relative", "friend": "friend of the family", "neighbour": "neighbour"}
GROWN_UP = 18


@dataclass(frozen=True, slots=True)
class OnTheMap:
    """Somebody on the map: the person, and who they are to the child in words."""

    person: Person
    tie: str


def on_the_map(family: Family, child: Person, on: date) -> list[OnTheMap]:
    """Everybody grown up on the map who could be asked, those tied to the child first. Seven queries at most with two parents.

    Left out: children, the parent a child lives with, who has died, foster carers, and whoever somebody fears.
    """
    members = network.members(family, on)
    found: dict[int, OnTheMap] = {}
    out = {child.pk} | {one.person.pk for one in members if one.is_child}
    own = network.ties(child, on)
    parents = {
        row.a.pk: row.a for row in own if _is(row, child) and row.type in PARENTS and row.a is not None
    }
    out |= {row.a.pk for row in own if _is(row, child) and row.a is not None and _lives_here(row)}
    for row in own:
        _add(found, out, row, child, "", on)
    for parent in parents.values():
        for row in network.ties(parent, on):
            _add(found, out | set(parents), row, parent, parent.known_as, on)
    for member in members:
        if member.part in CIRCLE:
            _put(found, out, member.person, CIRCLE[member.part], on)
    for one in network.who_matters(child, on):
        if one.person is not None:
            _put(found, out, one.person, f"matters to {child.known_as}", on)
    return list(found.values())


def not_yet_thought_of(family: Family, child: Person, on: date) -> list[OnTheMap]:
    """Those on the map who are not on the list for this child yet."""
    known = set(
        Explored.objects.filter(child=child, person__isnull=False).values_list("person_id", flat=True)
    )
    return [one for one in on_the_map(family, child, on) if one.person.pk not in known]


def _is(row: Relationship, person: Person) -> bool:
    return row.b.pk == person.pk


def _lives_here(row: Relationship) -> bool:
    return row.lives_together == "yes" or row.contact == Relationship.Contact.LIVES_WITH


def _add(
    found: dict[int, OnTheMap], out: set[int], row: Relationship, of: Person, through: str, on: date
) -> None:
    """Put the other end of a tie on the list, where it says what that person is to the child."""
    if row.quality in rules.FEARED:
        if row.a is not None:
            out |= {row.a.pk, row.b.pk}
            found.pop(row.a.pk, None)
            found.pop(row.b.pk, None)
        return
    if row.a is None or row.type not in rules.TIES:
        return
    if row.b.pk == of.pk:
        other = row.a
    elif row.type in rules.BOTH_WAYS:
        other = row.b
    else:
        return
    tie = rules.tie_through(through, row.type, other.sex) if through else rules.tie_said(row.type, other.sex)
    _put(found, out, other, tie, on)


def _put(found: dict[int, OnTheMap], out: set[int], person: Person, tie: str, on: date) -> None:
    if person.pk in out or person.died_on is not None or person.is_unborn:
        return
    if person.born_on is not None and age_in_years(person.born_on, on) < GROWN_UP:
        return
    found.setdefault(person.pk, OnTheMap(person, tie))
