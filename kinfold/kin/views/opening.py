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
from kinfold.kin import queries
from kinfold.kin.queries import GroupSight
from kinfold.network import queries as network
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.design.forms import Form
    from kinfold.kin.models import AbroadCheck, Explored, FamilyGroup
    from kinfold.network.models import Family
    from kinfold.network.queries import Member
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


@dataclass
class Opened:
    """Who asked, on which day, the family, what they may see; and the people they may know of, read when asked for."""

    who: Who
    on: date
    family: Family
    view: View

    @property
    def writes(self) -> bool:
        """True for those to whom the record is open, and who may add to it."""
        return self.view.can("W1") and self.view.whole("V3") and not self.who.is_family

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
    def children(self) -> list[Person]:
        """The children among them."""
        return [one.person for one in self.members if one.is_child]

    @cached_property
    def team(self) -> list[Practitioner]:
        """The workers with the family, each once."""
        found: dict[int, Practitioner] = {}
        for row in network.involved(self.family, self.on):
            found.setdefault(row.practitioner_id, row.practitioner)
        return list(found.values())


def family_opened(request: HttpRequest, ref: str, action: str, row: str = "V3") -> Opened:
    """Open a family by its reference."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, row, ref, on=on, action=action)
    return Opened(who, on, network.remember_ids(family), view)


def to_read(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open a family whose whole notes the reader may read (V3): what was asked of relatives is about people outside the home."""
    opened = family_opened(request, ref, action)
    if opened.view.masked or opened.who.is_family:
        raise Hidden
    return opened


def to_write(request: HttpRequest, ref: str, action: str, row: str = "W1") -> Opened:
    """Open a family to write, for those to whom the record is open."""
    opened = family_opened(request, ref, action, row)
    if not opened.writes:
        raise Hidden
    return opened


def explored(request: HttpRequest, ref: str, action: str, row: str = "") -> tuple[Explored, Opened]:
    """Open somebody who was thought of: to read, or to write by a row."""
    found = find(queries.explored, ref)
    opened = _of(request, found, action, row)
    return found, opened


def check(request: HttpRequest, ref: str, action: str, row: str = "") -> tuple[AbroadCheck, Opened]:
    """Open a check in another country."""
    found = find(queries.abroad_check, ref)
    return found, _of(request, found.explored, action, row)


def _of(request: HttpRequest, row_of: Explored, action: str, row: str) -> Opened:
    ref = (row_of.family.joined_into or row_of.family).ref
    opened = to_write(request, ref, action, row) if row else to_read(request, ref, action)
    if not queries.may_see(row_of, opened.view):
        raise Hidden
    return opened


def of_explored(request: HttpRequest, row_of: Explored, action: str, row: str = "") -> Opened:
    """Open the family of somebody who was thought of, where the reader may know of them."""
    return _of(request, row_of, action, row)


@dataclass
class SeenGroup:
    """A family group conference, opened: the family and what this reader may see of it."""

    group: FamilyGroup
    opened: Opened
    sight: GroupSight


def group(request: HttpRequest, ref: str, action: str) -> SeenGroup:
    """Open a family group conference to read (V8), as far as this reader may know of it."""
    return _seen(request, find(queries.family_group, ref), action, "V8")


def group_to_prepare(request: HttpRequest, ref: str, action: str) -> SeenGroup:
    """Open it for those who prepare it: whoever holds the record, or its coordinator in the team."""
    seen = _seen(request, find(queries.family_group, ref), action, "W1")
    if not seen.sight.prepares:
        raise Hidden
    return seen


def group_to_write(request: HttpRequest, ref: str, action: str) -> SeenGroup:
    """Open it for those to whom the whole record is open."""
    seen = _seen(request, find(queries.family_group, ref), action, "W1")
    if not seen.opened.writes:
        raise Hidden
    return seen


def _seen(request: HttpRequest, row: FamilyGroup, action: str, by: str) -> SeenGroup:
    opened = family_opened(request, (row.family.joined_into or row.family).ref, action, by)
    sight = GroupSight(row, opened.view)
    if not sight.exists:
        raise Hidden
    return SeenGroup(row, opened, sight)


def deed(
    request: HttpRequest,
    form: Form,
    send: Callable[[], HttpResponse],
    opened: Opened,
    *,
    title: str,
    button: str,
    back: tuple[str, str],
    template: str = "kin/deed.html",
    **shown: Any,
) -> HttpResponse:
    """Show or receive a form of this room: its title, its button, where it leads back to (address, words)."""
    context = {
        "family": opened.family,
        "title": title,
        "button": button,
        "back": back,
        "intro": "",
        "quote": "",
        **shown,
    }
    return web.answer(request, form, template, send, context)
