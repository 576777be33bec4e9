"""How the pages of the plan open their records: to read by row V8, to write by row W1 for those who hold the family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest

from kinfold.base.errors import Hidden
from kinfold.base.who import Who
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.plan import queries
from kinfold.plan.queries import Reader
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.network.models import Family
    from kinfold.network.queries import Member
    from kinfold.people.models import Person
    from kinfold.plan.models import Plan


HOLDERS = frozenset({"AW", "TM", "MG"})
"""Who writes the plan: whoever holds the family, their team in their absence, their manager."""

REVIEWERS = HOLDERS | {"CH"}
"""Who writes down a review: they, and the chair of the family's meetings."""

TEAM = REVIEWERS | {"PT"}
"""Who may add what they do themselves: everybody in the team around the family."""


@dataclass
class Opened:
    """Who asked, on which day, the family, what they may see; and what forms offer, read when it is asked for."""

    who: Who
    on: date
    family: Family
    view: sharing.View

    @property
    def edits(self) -> bool:
        """Say whether this reader writes the plan."""
        return self.view.can("W1") and self.view.decision.actor in HOLDERS

    @cached_property
    def plan(self) -> Plan:
        """The plan; a family without one is answered as if the page were missing."""
        found = queries.plan_of(self.family)
        if found is None:
            raise Hidden
        return found

    @cached_property
    def members(self) -> list[Member]:
        """The people of the family whom this reader may know of."""
        everybody = network.members(self.family, self.on)
        return [one for one in everybody if not self.view.hides("person", about=[one.person.ref])]

    @cached_property
    def children(self) -> list[Person]:
        """The children of the family whom this reader may know of."""
        return [one.person for one in self.members if one.is_child]

    @cached_property
    def team(self) -> list[Practitioner]:
        """The workers with the family, the lead first, each once."""
        found: dict[int, Practitioner] = {}
        for row in network.involved(self.family, self.on):
            found.setdefault(row.practitioner_id, row.practitioner)
        return list(found.values())

    @cached_property
    def reader(self) -> Reader:
        """Whose eyes."""
        return Reader(self.view, frozenset(child.pk for child in self.children))


def to_read(request: HttpRequest, ref: str, action: str, *, row: str = "V8") -> Opened:
    """Open a family's plan to read, by the family's reference or by the plan's own."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, row, _family_ref(ref), on=on, action=action)
    return Opened(who, on, network.remember_ids(family), view)


def to_write(
    request: HttpRequest, ref: str, action: str, *, row: str = "W1", by: frozenset[str] = HOLDERS
) -> Opened:
    """Open a family's plan to write, for those who hold the family."""
    opened = to_read(request, ref, action, row=row)
    if opened.view.masked or opened.view.decision.actor not in by:
        raise Hidden
    return opened


def _family_ref(ref: str) -> str:
    """The family's reference, where the plan's own was given (chronology entries link to plans by theirs)."""
    if ref.startswith("R"):
        try:
            return queries.plan(ref).family.ref
        except ObjectDoesNotExist:
            return ref
    return ref
