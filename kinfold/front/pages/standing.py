"""What the rooms above the plan say of a family or a child in a line each: keeping safe, kin, care and court.

Each room answers for what this reader may know (`facts_for_family`, `facts_for_child`); here the lines only stand together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.base import prepared
from kinfold.base.facts import Fact
from kinfold.care import queries as care
from kinfold.court import queries as court
from kinfold.front.pages.links import address
from kinfold.hubs import queries as hubs
from kinfold.kin import queries as kin
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.protection import queries as protection
from kinfold.school import queries as school
from kinfold.services import queries as services
from kinfold.sharing.queries import View
from kinfold.universal import queries as universal


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, with where to read on."""

    says: str
    more: str
    href: str


URGENT_FIRST = {
    "protection": protection,
    "care": care,
    "court": court,
    "kin": kin,
    "services": services,
    "universal": universal,
    "school": school,
    "hubs": hubs,
}
HOME_FIRST = {
    "care": care,
    "protection": protection,
    "court": court,
    "kin": kin,
    "services": services,
    "universal": universal,
    "school": school,
    "hubs": hubs,
}
ASKED = {name: room.ANYTHING for name, room in URGENT_FIRST.items()}


def of_family(family: Family, view: View, on: date) -> list[Line]:
    """The lines of a family: what is urgent first. A room that holds nothing about the family is asked no further."""
    holding = prepared.which_hold(ASKED, network.family_ids(family))
    rooms = [room for name, room in URGENT_FIRST.items() if name in holding]
    return _lines([fact for room in rooms for fact in room.facts_for_family(family, on, view)])


def of_child(child: Person, family: Family, view: View, on: date) -> list[Line]:
    """The lines of one child of a family. Never an alert for visitors: that is not about the child."""
    holding = prepared.which_hold(ASKED, network.family_ids(family))
    rooms = [room for name, room in HOME_FIRST.items() if name in holding]
    return _lines([fact for room in rooms for fact in room.facts_for_child(child, on, view)])


def _lines(facts: Sequence[Fact]) -> list[Line]:
    """One line for each, without doubles."""
    found = dict.fromkeys(
        Line(fact.says, fact.more, address(fact.url_name, ref=fact.ref) if fact.url_name else "")
        for fact in facts
    )
    return list(found)
