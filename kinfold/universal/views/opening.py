"""How the pages of this room open their records. What may not be known of is as if missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from kinfold.base.errors import Hidden
from kinfold.base.who import Who
from kinfold.design import web
from kinfold.design.web import asker, find
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as shared
from kinfold.universal import queries

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.design.forms import Form
    from kinfold.network.models import Family
    from kinfold.network.queries import Member
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


@dataclass
class Opened:
    """Who asked, on which day, the family, perhaps one child of it, and what this reader may see."""

    who: Who
    on: date
    family: Family
    view: View
    one: Person | None = None

    @property
    def child(self) -> Person:
        """The child whose record was opened."""
        assert self.one is not None
        return self.one

    @property
    def works(self) -> bool:
        """True for a worker to whom the whole record is open."""
        return queries.works_here(self.view)

    @property
    def visits(self) -> bool:
        """True for those who write about checks: whoever holds the record, and health staff in the team."""
        return (
            self.view.can("W1")
            and not self.who.is_family
            and (self.works or (queries.from_health(self.who) and self.view.whole("V8")))
        )

    @property
    def told(self) -> dict[str, Any]:
        """Who writes it down, and when."""
        return {"by": self.who, "on": self.on}

    @cached_property
    def members(self) -> list[Member]:
        """The people of the family whom this reader may know of."""
        everybody = network.members(self.family, self.on)
        return [one for one in everybody if not self.view.hides("person", about=[one.person.ref])]

    @cached_property
    def grown_ups(self) -> list[Person]:
        """Those of them who are not children."""
        return [
            one.person
            for one in self.members
            if not one.is_child and not one.person.is_unborn and one.person.died_on is None
        ]

    @cached_property
    def team(self) -> list[Practitioner]:
        """The workers with the family, each once."""
        found: dict[int, Practitioner] = {}
        for row in network.involved(self.family, self.on):
            found.setdefault(row.practitioner_id, row.practitioner)
        return list(found.values())


def family_opened(request: HttpRequest, ref: str, action: str, row: str) -> Opened:
    """Open a family by its reference, for those to whom its record is open."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, row, ref, on=on, action=action)
    opened = Opened(who, on, network.remember_ids(family), view)
    if not opened.works or (row == "W1" and view.masked):
        raise Hidden
    return opened


def child_opened(request: HttpRequest, ref: str, action: str, row: str) -> Opened:
    """Open a child's record by the child's reference, in the family through which this reader may see it."""
    who, on = asker(request)
    child = find(people.person, ref)
    homes = network.families_of(child, on)
    if not homes:
        raise Hidden
    family = homes[0]
    if len(homes) > 1:
        family = next((one for one in homes if shared.may(who, row, one, on=on)), family)
    view = sharing.open_record(who, row, family, person=child, on=on, action=action, about=child.ref)
    if view.hides("person", about=[child.ref]):
        raise Hidden
    return Opened(who, on, network.remember_ids(family), view, people.remember_same(child))


def to_visit(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open a child to write about a check."""
    opened = child_opened(request, ref, action, "W1")
    if not opened.visits:
        raise Hidden
    return opened


def to_write(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open a child to write, for those to whom the whole record is open."""
    opened = child_opened(request, ref, action, "W1")
    if not opened.works:
        raise Hidden
    return opened


def to_read(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open a child for those to whom the whole record is open."""
    opened = child_opened(request, ref, action, "V3")
    if not opened.works:
        raise Hidden
    return opened


def to_health(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open what comes from hospitals: for children's social care by row V4, and for health staff in the team."""
    opened = child_opened(request, ref, action, queries.row_for(asker(request)[0]))
    if not queries.may_read_contacts(opened.view):
        raise Hidden
    return opened


def deed(
    request: HttpRequest,
    form: Form,
    send: Callable[[], HttpResponse],
    opened: Opened,
    *,
    title: str,
    button: str,
    back: tuple[str, str],
    template: str = "universal/deed.html",
    **shown: Any,
) -> HttpResponse:
    """Show or receive a form of this room: its title, its button, where it leads back to (address, words)."""
    whose = opened.one.known_as if opened.one is not None else opened.family.name
    context = {
        "whose": whose,
        "title": title,
        "button": button,
        "back": back,
        "intro": "",
        "parts": {},
        **shown,
    }
    return web.answer(request, form, template, send, context)
