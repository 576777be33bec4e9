"""How the pages of this room open: a child's record, or the school's own door. What may not be known of is as if missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kinfold.base.errors import Hidden
from kinfold.base.who import Who
from kinfold.design import web
from kinfold.design.web import asker, find
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.school import queries
from kinfold.school.queries import Sight
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as shared

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.design.forms import Form
    from kinfold.network.models import Family
    from kinfold.people.models import Person

T = TypeVar("T")
HOLDERS = frozenset({"AW", "TM", "MG", "DU", "CH"})
"""Who of the council writes here: whoever holds the family, their team, their manager, duty and the chair."""


@dataclass
class Opened:
    """Who asked, on which day, the child and the family, and as what they see this page."""

    who: Who
    on: date
    family: Family
    child: Person
    seen: Sight

    @property
    def told(self) -> dict[str, Any]:
        """Who writes it down, and when."""
        return {"by": self.who, "on": self.on}

    @property
    def holds(self) -> bool:
        """True for those of the council who write here."""
        view = self.seen.view
        return self.seen.whole and view.can("W1") and view.decision.actor in HOLDERS

    @property
    def records(self) -> bool:
        """True for the child's school and for those who hold the record."""
        return self.seen.at_school or self.holds

    @cached_property
    def team(self) -> list[Practitioner]:
        """The workers with the family, each once."""
        found = {row.practitioner_id: row.practitioner for row in network.involved(self.family, self.on)}
        return list(found.values())

    @property
    def ours(self) -> Any:
        """The school for which somebody writes: their own, or where the child goes."""
        places = queries.places_now(self.child, self.on)
        own = [row for row in places if row.school_id == self.who.organisation_id]
        return next((row.school for row in [*own, *places] if row.school is not None), None)


def to_read(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open a child's days at school by the child's reference."""
    return open_child(request, people.kept(find(people.person, ref)), action)


def open_child(request: HttpRequest, child: Person, action: str) -> Opened:
    """Open by the record where it opens (V3), else by the school's own door, where the school was told (X3)."""
    who, on = asker(request)
    child = people.remember_same(child)
    homes = network.families_of(child, on)
    family = next((one for one in homes if shared.may(who, "V3", one, on=on)), None)
    if family is None:
        seen = queries.through_school(who, child, on)
        known = queries.known_here(who, child, on)
        if seen is not None and known is not None:
            home = known.family.joined_into or known.family
            sharing.log(
                who,
                row="X3",
                action=action,
                decision=seen.view.decision,
                family=home,
                person=child,
                about=child.ref,
            )
            return Opened(who, on, network.remember_ids(home), child, seen)
        if not homes:
            raise Hidden
        family = homes[0]
    view = sharing.open_record(who, "V3", family, person=child, on=on, action=action, about=child.ref)
    family = network.remember_ids(family)
    sight = queries.sight(view, child, family, on)
    if sight is None:
        raise Hidden
    return Opened(who, on, family, child, sight)


def to_record(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open for the child's school, and for those who hold the record."""
    opened = to_read(request, ref, action)
    if not opened.records:
        raise Hidden
    return opened


def to_hold(request: HttpRequest, ref: str, action: str) -> Opened:
    """Open for those of the council who write here."""
    opened = to_read(request, ref, action)
    if not opened.holds:
        raise Hidden
    return opened


def of_row(
    request: HttpRequest, getter: Callable[[str], T], ref: str, action: str, *, write: bool = False
) -> tuple[T, Opened]:
    """Open a row about a child: for those who read its reasons; to write, for school and those who hold the record."""
    row: Any = find(getter, ref)
    opened = open_child(request, row.child.merged_into or row.child, action)
    seen = opened.seen
    mine = not seen.told_only or getattr(row, "school_id", None) == seen.who.organisation_id
    if not mine or not seen.reads_reasons or (write and not opened.records):
        raise Hidden
    return row, opened


def page_of(name: str, ref: str) -> str:
    """The address of a page by a reference."""
    return reverse(name, kwargs={"ref": ref})


def back_to_child(opened: Opened) -> tuple[str, str]:
    """Where Back leads."""
    return page_of("school", opened.child.ref), f"{opened.child.known_as} at school"


def deed(
    request: HttpRequest,
    form: Form,
    send: Callable[[], HttpResponse],
    *,
    title: str,
    button: str,
    back: tuple[str, str],
    caption: str = "",
    intro: str = "",
    quote: str = "",
    family: bool = False,
) -> HttpResponse:
    """Show or receive a form of this room: its title, its button, where it leads back to (address, words)."""
    shown = {
        "title": title,
        "button": button,
        "back": back,
        "caption": caption,
        "intro": intro,
        "quote": quote,
    }
    shown["layout"] = layout(family=family)
    return web.answer(request, form, "school/deed.html", send, shown)


def layout(*, family: bool) -> str:
    """Bigger type, a way out and a number to ring for families."""
    return "design/family_page.html" if family else "design/page.html"
