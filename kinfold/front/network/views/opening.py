"""Opening a family's map to build on it: decided and logged before anything is shown."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.design.web import asker
from kinfold.front.pages.opening import open_family
from kinfold.network import queries as network
from kinfold.network.models import Family, Involvement
from kinfold.network.queries import Member
from kinfold.people.models import Person
from kinfold.sharing.queries import View

NOT_YOURS = "Your work does not include changing this map. Tell the worker who holds it what is wrong."


@dataclass
class Opened:
    """A family opened for somebody who may build on its map: the people and workers that a form may offer."""

    who: Who
    on: date
    family: Family
    view: View

    @cached_property
    def members(self) -> list[Member]:
        """Everybody on the map whom this worker may see, children first."""
        return [m for m in network.members(self.family, self.on) if not self.hides(m.person)]

    def hides(self, person: Person) -> bool:
        """Say whether somebody is kept from this worker."""
        return self.view.hides("person", about=[person.ref])

    @cached_property
    def by_ref(self) -> dict[str, Person]:
        """The people on the map, by reference."""
        return {m.person.ref: m.person for m in self.members}

    @cached_property
    def team(self) -> list[Involvement]:
        """Who works with the family."""
        return network.involved(self.family, self.on)

    @cached_property
    def workers(self) -> dict[str, Practitioner]:
        """Those who work with the family, once each, by reference."""
        return {row.practitioner.ref: row.practitioner for row in self.team}

    def person(self, ref: str) -> Person:
        """Somebody on the map. Raises `Hidden`."""
        if ref not in self.by_ref:
            raise Hidden
        return self.by_ref[ref]

    def people(self, refs: list[str]) -> list[Person]:
        """Some of those on the map. One who has left the map meanwhile is said, not lost."""
        if any(ref not in self.by_ref for ref in refs):
            raise NotNow("Somebody you chose is no longer on this map. Choose again.")
        return [self.by_ref[ref] for ref in refs]

    @property
    def map_href(self) -> str:
        """Where the map is."""
        return reverse("genogram", kwargs={"ref": self.family.ref})


def open_map(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open a family's map for somebody who may write in all of the record (row W1)."""
    who, on = asker(request)
    family, view = open_family(who, ref, on=on, action=action)
    if view.masked or who.is_family or not view.can("W1"):
        raise RefusedOpenly(NOT_YOURS)
    return Opened(who, on, family, view)


def open_team(request: HttpRequest, ref: str, action: str, *, own: bool = False) -> Opened:
    """Open a family's team for somebody who may say who works in it (row G1)."""
    who, on = asker(request)
    family, view = open_family(who, ref, on=on, action=action)
    if who.is_family or not view.can("G1", own=own) or (view.masked and not own):
        raise RefusedOpenly(
            "Your work does not include saying who works with this family. Ask the lead professional."
        )
    return Opened(who, on, family, view)


def back_to_map(opened: Opened, done: str) -> HttpResponse:
    """Lead to the map, which says what was done."""
    return redirect(f"{opened.map_href}?{urlencode({'done': done})}")


def back_to_ecomap(opened: Opened, child: Person, done: str) -> HttpResponse:
    """Lead to a child's own map, which says what was done."""
    asked = urlencode({"family": opened.family.ref, "done": done})
    return redirect(f"{reverse('ecomap', kwargs={'ref': child.ref})}?{asked}")
