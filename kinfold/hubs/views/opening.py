"""How the pages of this room open. Records of families open as everywhere; a match and a side of a programme open by themselves.

Each look at what is about a person is written down. What may not be known of is as if missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.base.who import Who
from kinfold.design import web
from kinfold.design.web import asker, find
from kinfold.hubs import queries
from kinfold.network import queries as network
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.sharing.queries import Decision

if TYPE_CHECKING:
    from kinfold.design.forms import Form
    from kinfold.hubs.models import Hub, MentoringMatch, MentorWish, Volunteer
    from kinfold.hubs.queries.programmes import SideView
    from kinfold.network.models import Family
    from kinfold.network.queries import Member
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View

NOT_HERE = "Those who work at this hub write here. Ask them, or ring the hub."
NOT_YOURS = "The coordinator of the hub keeps its volunteers. Ask them."
NOT_A_MANAGER = "A manager of children’s services opens a hub."


@dataclass
class Opened:
    """Who asked, on which day, the family, what they may see."""

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

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Them, to choose from; nobody who is not born or has died."""
        return [
            (one.person.ref, one.person.known_as)
            for one in self.members
            if not one.person.is_unborn and one.person.died_on is None
        ]

    def person(self, ref: str) -> Person | None:
        """One of them."""
        return next((one.person for one in self.members if one.person.ref == ref), None)


def family_opened(request: HttpRequest, ref: str, action: str, row: str = "V3") -> Opened:
    """Open a family by its reference."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, row, ref, on=on, action=action)
    return Opened(who, on, network.remember_ids(family), view)


def to_read(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open a family to those who may read its whole notes (V3)."""
    opened = family_opened(request, ref, action)
    if opened.view.masked or opened.who.is_family:
        raise Hidden
    return opened


def to_write(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open a family to write (W1), for those to whom the record is open."""
    opened = family_opened(request, ref, action, "W1")
    if not opened.writes:
        raise Hidden
    return opened


@dataclass
class AtHub:
    """A hub, and what somebody may do there."""

    who: Who
    on: date
    hub: Hub
    keeps: bool
    runs: bool

    @property
    def told(self) -> dict[str, Any]:
        """Who writes it down, and when."""
        return {"by": self.who, "on": self.on}


def at_hub(request: HttpRequest, ref: str) -> AtHub:
    """A hub, for any worker to read: what goes on there is no secret."""
    return of_hub(request, find(queries.hub, ref))


def of_hub(request: HttpRequest, hub: Hub) -> AtHub:
    """The same, of a hub that was found."""
    who, on = asker(request)
    return AtHub(who, on, hub, queries.sites.keeps(who, hub, on), queries.sites.runs(who, hub, on))


def to_keep(request: HttpRequest, hub: Hub) -> AtHub:
    """A hub, for those who work there; anybody else is told whom to ask."""
    here = of_hub(request, hub)
    if not here.keeps:
        raise RefusedOpenly(NOT_HERE)
    return here


def to_run(request: HttpRequest, hub: Hub) -> AtHub:
    """A hub, for its coordinator."""
    here = of_hub(request, hub)
    if not here.runs:
        raise RefusedOpenly(NOT_YOURS)
    return here


def the_volunteer(request: HttpRequest, ref: str, action: str) -> tuple[Volunteer, AtHub]:
    """One volunteer, for the coordinator of their hub. The look is written down."""
    who, on = asker(request)
    row = find(queries.volunteers.volunteer, ref)
    if not queries.sites.runs(who, row.hub, on):
        raise Hidden
    sharing.log(who, row="-", action=action, about=ref)
    return row, of_hub(request, row.hub)


@dataclass
class WishOpened:
    """A wish for a mentor: by the family's record, or by the coordinator who looks for one and reads no record."""

    wish: MentorWish
    who: Who
    on: date
    opened: Opened | None  # nothing for the coordinator

    @property
    def told(self) -> dict[str, Any]:
        """Who writes it down, and when."""
        return {"by": self.who, "on": self.on}

    @property
    def back(self) -> tuple[str, str]:
        """Where one comes from."""
        if self.opened is None:
            return reverse("volunteers", kwargs={"ref": self.wish.hub.ref}), "Volunteers"
        return reverse("mentoring", kwargs={"ref": self.opened.family.ref}), "Mentors"


def wish_opened(request: HttpRequest, wish: MentorWish, action: str, *, write: bool = True) -> WishOpened:
    """Open a wish by the family's record; for the coordinator of its hub, who holds none, by the wish alone."""
    who, on = asker(request)
    family = queries.mentoring.family_of(wish)
    if (
        queries.sites.coordinates(who, wish.hub, on)
        and access.decide(who, "V3", family, on=on).code != "allow"
    ):
        if queries.barred(who, family, wish.person, on):
            refuse(who, action, family, wish.ref)
        sharing.log(who, row="-", action=action, family=family, about=wish.ref)
        return WishOpened(wish, who, on, None)
    opened = (to_write if write else to_read)(request, family.ref, action)
    if queries.mentoring.hidden(wish, opened.view):
        raise Hidden
    return WishOpened(wish, who, on, opened)


def match_opened(
    request: HttpRequest, ref: str, action: str, *, write: bool = True
) -> tuple[MentoringMatch, WishOpened]:
    """Open a match: for the coordinator, or by the family's record."""
    match = find(queries.mentoring.match, ref)
    return match, wish_opened(request, match.wish, action, write=write)


def as_mentor(request: HttpRequest, ref: str, action: str) -> tuple[queries.ForMentor, Who, date]:
    """What a mentor is told; for anybody else, and once it has ended, nothing is there."""
    who, on = asker(request)
    told = queries.for_mentor(ref, who, on)
    if told is None:
        sharing.log(who, row="-", action=action, about=ref, decision=_hide("not the mentor"))
        raise Hidden
    sharing.log(who, row="-", action=action, about=ref)
    return told, who, on


def side_opened(
    request: HttpRequest, ref: str, action: str, *, write: bool = False
) -> tuple[SideView, Who, date]:
    """One side of a programme, for those for whom it exists. Every look, and every refusal, is written down."""
    who, on = asker(request)
    part = find(queries.programmes.part, ref)
    family = queries.programmes.family_of(part.case)
    side = queries.programmes.side(part, who, on)
    if side is None or (write and not side.writes):
        refuse(who, action, family, ref)
    sharing.log(who, row="-", action=action, family=family, about=ref)
    return side, who, on


def refuse(who: Who, action: str, family: Family, ref: str) -> NoReturn:
    """Answer as if nothing were there, and write down who asked."""
    sharing.log(who, row="-", action=action, family=family, about=ref, decision=_hide("behind the wall"))
    raise Hidden


def _hide(reason: str) -> Decision:
    return Decision("hide", "EX", reason)


def page_of(name: str, ref: str, words: str = "Back") -> tuple[str, str]:
    """Where a page leads back to."""
    return reverse(name, kwargs={"ref": ref}), words


def deed(
    request: HttpRequest,
    form: Form,
    send: Callable[[], HttpResponse],
    *,
    title: str,
    button: str,
    back: tuple[str, str],
    caption: str = "",
    template: str = "hubs/deed.html",
    **shown: Any,
) -> HttpResponse:
    """Show or receive a form of this room: its title, its button, where it leads back to (address, words)."""
    context = {
        "title": title,
        "button": button,
        "back": back,
        "caption": caption,
        "intro": "",
        "quote": "",
        **shown,
    }
    return web.answer(request, form, template, send, context)
