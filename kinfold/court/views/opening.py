"""How the pages of the court room open their records, and how their forms are answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kinfold.agencies import queries as agencies
from kinfold.base.errors import Hidden
from kinfold.base.who import Who
from kinfold.court.forms.fields import begin_today
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.court.forms.fields import Choices
    from kinfold.design.forms import Form
    from kinfold.network.models import Family
    from kinfold.network.queries import Member
    from kinfold.people.models import Person

HOLDERS = frozenset({"AW", "TM", "MG"})
"""Who writes here: whoever holds the family, their team in their absence, their manager."""
REVIEWERS = frozenset({"CH"})
"""Who gives a view of a plan: the reviewing officer."""


@dataclass
class Opened:
    """Who asked, on which day, the family, what they may see; and what forms offer, read when it is asked for."""

    who: Who
    on: date
    family: Family
    view: sharing.View

    @property
    def edits(self) -> bool:
        """Say whether this reader writes here."""
        return self.view.can("W1") and self.view.decision.actor in HOLDERS

    @property
    def exports(self) -> bool:
        """Say whether this reader may take papers out."""
        return self.view.whole("X1") and self.view.whole("V3")

    @cached_property
    def members(self) -> list[Member]:
        """The people of the family whom this reader may know of."""
        found = network.members(self.family, self.on)
        return [one for one in found if not self.view.hides("person", about=[one.person.ref])]

    @cached_property
    def children(self) -> list[Person]:
        """The children of the family whom this reader may know of."""
        return [one.person for one in self.members if one.is_child]

    @property
    def child_choices(self) -> Choices:
        """The children as choices."""
        return [(child.ref, child.known_as) for child in self.children]

    @property
    def adult_choices(self) -> Choices:
        """The grown-ups as choices."""
        return [(one.person.ref, one.person.known_as) for one in self.members if not one.is_child]

    @property
    def worker_choices(self) -> Choices:
        """Who may agree to what this worker decides: managers of their teams, and the team around the family."""
        found = {one.pk: one for one in agencies.managers_of(self.who.team_ids, self.on)}
        for row in network.involved(self.family, self.on):
            found.setdefault(row.practitioner_id, row.practitioner)
        found.pop(self.who.practitioner_id or 0, None)
        return [(one.ref, str(one)) for one in found.values()]

    def shows(self, *those: Person) -> bool:
        """Say whether this reader may know of at least one of some people, and so of what is about them."""
        return any(not self.view.hides("person", about=[one.ref]) for one in those)


def to_read(request: HttpRequest, ref: str, action: str, *, row: str = "V3", about: str = "") -> Opened:
    """Open a family to read what is before and at court: for those who read the whole record."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, row, ref, on=on, action=action, about=about)
    if view.masked:
        raise Hidden
    return Opened(who, on, network.remember_ids(family), view)


def to_write(
    request: HttpRequest,
    ref: str,
    action: str,
    *,
    row: str = "W1",
    by: frozenset[str] = HOLDERS,
    about: str = "",
) -> Opened:
    """Open a family to write here."""
    opened = to_read(request, ref, action, row=row, about=about)
    if opened.view.decision.actor not in by or not opened.view.whole("V3"):
        raise Hidden
    return opened


def family_ref(family: Family) -> str:
    """The reference of a family as it is now."""
    return (family.joined_into or family).ref


def chosen(opened: Opened, refs: list[str]) -> list[Person]:
    """The people who were chosen in a form."""
    return [people.kept(people.person(ref)) for ref in refs]


def deed(
    request: HttpRequest,
    opened: Opened,
    form: Form,
    send: Callable[[], HttpResponse],
    *,
    title: str,
    button: str,
    back: str,
    back_says: str = "Back",
    intro: str = "",
    more: Mapping[str, Any] | None = None,
    template: str = "court/deed.html",
) -> HttpResponse:
    """Answer a form of one deed: its title, a word before, the questions, one button."""
    if not form.is_bound:
        begin_today(form, opened.on)
    context = {
        "title": title,
        "button": button,
        "back": back,
        "back_says": back_says,
        "intro": intro,
        "family": opened.family,
        **(more or {}),
    }
    return web.answer(request, form, template, send, context)


def at(name: str, ref: str, **more: str) -> str:
    """The address of a page."""
    return reverse(name, kwargs={"ref": ref, **more})
