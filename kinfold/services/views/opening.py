"""Opening a record for the pages of this room, and finding a need or a request that this reader may see."""

from dataclasses import replace
from datetime import date

from django.http import HttpRequest

from kinfold.base.errors import Hidden
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.network.queries import Member
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import queries
from kinfold.services.models import Need, Request
from kinfold.services.queries.seeing import children_among
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.sharing.queries import View

READ, WRITE = "V3", "W1"


def reading(view: View) -> View:
    """The same view as it reads (row V3), whatever row opened it. Whoever may not read writes nothing here."""
    if not view.can(READ):
        raise Hidden
    return replace(view, masked=not view.whole(READ))


def open_family(request: HttpRequest, ref: str, row: str, action: str) -> tuple[Family, View]:
    """Open a family's record by its reference."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, row, ref, on=on, action=action)
    return network.remember_ids(family), reading(view)


def open_person(request: HttpRequest, ref: str, row: str, action: str) -> tuple[Person, Family, View]:
    """Open a person's record, in the family that the asker may open (or the first, which then refuses)."""
    who, on = asker(request)
    try:
        person = people.remember_same(people.person(ref))
    except Person.DoesNotExist:
        raise Hidden from None
    families = network.families_of(person, on)
    if not families:
        raise Hidden
    family = next((f for f in families if access.may(who, row, f, person=person, on=on)), families[0])
    view = sharing.open_record(who, row, family, person=person, on=on, action=action)
    return person, network.remember_ids(family), reading(view)


def open_need(request: HttpRequest, ref: str, row: str, action: str) -> tuple[Need, Family, View]:
    """Find a need and open its record; one that this reader may not see is as if missing."""
    try:
        found = queries.need(ref)
    except Need.DoesNotExist:
        raise Hidden from None
    family, view = open_family(request, found.family.ref, row, action)
    if not queries.may_see_need(found, view, children_among([found], view)):
        raise Hidden
    return found, family, view


def open_request(request: HttpRequest, ref: str, row: str, action: str) -> tuple[Request, Family, View]:
    """Find a request and open its record; one that this reader may not see is as if missing."""
    try:
        found = queries.request(ref)
    except Request.DoesNotExist:
        raise Hidden from None
    family, view = open_family(request, found.family.ref, row, action)
    if not queries.may_see_request(found, view, children_among([found], view)):
        raise Hidden
    return found, family, view


def members_shown(family: Family, view: View, on: date) -> list[Member]:
    """The people of a family whom this reader may know of."""
    return [m for m in network.members(family, on) if not view.hides("person", about=[m.person.ref])]


def is_mine(person_id: int, view: View) -> bool:
    """Say whether this is the reader themselves."""
    return view.who is not None and person_id in view.who.person_ids
