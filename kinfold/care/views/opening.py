"""How the pages of care open their records: a child's by the child's reference, or by what is written about the child.

To read by row V3 (whole; a part for family and partners), what is the family's by V8, to write by W1 for those who hold the
family. What may not be known of is answered as if it were missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import HttpRequest

from kinfold.base.errors import Hidden
from kinfold.base.who import Who
from kinfold.care import queries
from kinfold.design.web import asker, find
from kinfold.network import queries as network
from kinfold.network.models import FamilyMember
from kinfold.people import queries as people
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as shared

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.care.models import PeriodOfCare
    from kinfold.network.models import Family
    from kinfold.network.queries import Member
    from kinfold.people.models import Person


HOLDERS = frozenset({"AW", "TM", "MG"})
"""Who writes about a child in care: whoever holds the family, their team in their absence, their manager."""

AT_NIGHT = HOLDERS | {"DU"}
"""Who writes what cannot wait: they, and duty while a contact is live."""


@dataclass
class Opened:
    """Who asked, on which day, the child, the family, and what this reader may see of them."""

    who: Who
    on: date
    family: Family
    child: Person
    view: sharing.View

    @property
    def is_self(self) -> bool:
        """True when the child reads their own page."""
        return self.child.pk in self.who.person_ids or (self.child.merged_into_id or 0) in self.who.person_ids

    @property
    def whole(self) -> bool:
        """True for a worker who reads everything here."""
        return self.view.whole("V3") and not self.who.is_family

    @cached_property
    def reads_letters(self) -> str:
        """Whose letters about reviews this reader reads: "child" their own, "parent" what the parents are told, "" none.

        A parent from whom something is kept reads none: the words were written for both.
        """
        if self.is_self:
            return "child"
        if not self.who.is_family or self.view.decision.actor == "WF":
            return ""
        mine = [one for one in self.members if one.person.pk in self.who.person_ids]
        parent = any(one.part == FamilyMember.Part.PARENT for one in mine)
        return "parent" if parent else ""

    @property
    def writes(self) -> bool:
        """Say whether this reader writes about a child in care."""
        return self.view.can("W1") and self.view.decision.actor in HOLDERS

    @property
    def writes_at_night(self) -> bool:
        """Say whether this reader writes what cannot wait."""
        return self.view.can("W1") and self.view.decision.actor in AT_NIGHT

    @cached_property
    def period(self) -> PeriodOfCare:
        """The period of care that the child is in; without one the page is answered as if it were missing."""
        found = queries.period_now(self.child, self.on)
        if found is None:
            raise Hidden
        return found

    @cached_property
    def members(self) -> list[Member]:
        """The people of the family whom this reader may know of."""
        everybody = network.members(self.family, self.on)
        return [one for one in everybody if not self.view.hides("person", about=[one.person.ref])]

    @cached_property
    def team(self) -> list[Practitioner]:
        """The workers with the family, the lead first, each once."""
        found: dict[int, Practitioner] = {}
        for row in network.involved(self.family, self.on):
            found.setdefault(row.practitioner_id, row.practitioner)
        return list(found.values())


def to_read(request: HttpRequest, ref: str, action: str, *, row: str = "V3") -> Opened:
    """Open a child's record by the child's reference, in the family through which this reader may see it."""
    who, on = asker(request)
    child = find(people.person, ref)
    homes = network.families_of(child, on)
    if not homes:
        raise Hidden
    family = homes[0]
    if len(homes) > 1:
        family = next((one for one in homes if shared.may(who, row, one, on=on)), family)
    return opened(request, child, family, action, row=row)


def opened(
    request: HttpRequest, child: Person, family: Family, action: str, *, row: str = "V3", about: str = ""
) -> Opened:
    """Open a child's record in a family; a child who is kept from this reader is answered as if missing."""
    who, on = asker(request)
    child, family = people.kept(child), family.joined_into or family
    view = sharing.open_record(who, row, family, person=child, on=on, action=action, about=about or child.ref)
    if view.hides("person", about=[child.ref]):
        raise Hidden
    return Opened(who, on, network.remember_ids(family), people.remember_same(child), view)


def of_period(request: HttpRequest, ref: str, action: str, *, row: str = "V3") -> tuple[Opened, PeriodOfCare]:
    """Open a child's record by a period of care."""
    period = find(queries.period, ref)
    return opened(request, period.person, period.family, action, row=row, about=ref), period


def must_write(found: Opened, *, by: frozenset[str] = HOLDERS) -> Opened:
    """Refuse, as if missing, whoever does not write about this child."""
    if found.view.masked or found.view.decision.actor not in by:
        raise Hidden
    return found


def must_read_whole(found: Opened) -> Opened:
    """Refuse, as if missing, whoever may read only a part."""
    if not found.whole:
        raise Hidden
    return found
