"""How the pages of this room open: decide, write the access log, and only then show. What is hidden is as if missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpRequest, HttpResponse

from kinfold.base.errors import Clash, Hidden
from kinfold.base.who import Who
from kinfold.design import web
from kinfold.design.web import asker, find
from kinfold.network import queries as network
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.network.models import Family
    from kinfold.network.queries import Member
    from kinfold.people.models import Person
    from kinfold.protection.forms.parts import PartsForm

T = TypeVar("T")

HOLDERS = frozenset({"AW", "TM", "MG", "CH"})
"""Who writes here: whoever holds the family, their team, their manager, and the chair."""

FIRST = HOLDERS | {"DU"}
"""Who may write what comes first, at any hour: duty too, while a contact is live."""


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
        return not self.view.masked and self.view.can("W1") and self.view.decision.actor in HOLDERS

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

    @property
    def child_choices(self) -> list[tuple[str, str]]:
        """The children as choices: name and age."""
        return [
            (one.person.ref, f"{one.person.known_as} ({one.age})") for one in self.members if one.is_child
        ]

    @property
    def worker_choices(self) -> list[tuple[str, str]]:
        """The workers as choices: name, job and organisation."""
        return [(one.ref, f"{one.known_as} ({one.organisation})") for one in self.team]

    @property
    def people_choices(self) -> list[tuple[str, str]]:
        """Everybody as choices: the family first, then the workers."""
        family = [
            (f"p:{one.person.ref}", one.person.known_as) for one in self.members if not one.person.is_unborn
        ]
        return [*family, *((f"w:{ref}", says) for ref, says in self.worker_choices)]

    def chosen_children(self, refs: Sequence[str]) -> list[Person]:
        """The children chosen in a form."""
        return [child for child in self.children if child.ref in refs]

    def worker(self, ref: str) -> Practitioner | None:
        """A worker chosen in a form."""
        return next((one for one in self.team if one.ref == ref), None)

    def chosen(self, choice: str) -> dict[str, Any]:
        """Somebody chosen in a form: `person` or `practitioner`."""
        kind, _, ref = choice.partition(":")
        if kind == "p":
            return {"person": next(one.person for one in self.members if one.person.ref == ref)}
        return {"practitioner": self.worker(ref)} if kind == "w" else {}


def to_read(request: HttpRequest, ref: str, action: str, *, row: str = "V3") -> Opened:
    """Open a family's record by its reference."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, row, ref, on=on, action=action)
    return Opened(who, on, network.remember_ids(family), view)


def to_write(
    request: HttpRequest, ref: str, action: str, *, by: frozenset[str] = HOLDERS, row: str = "W1"
) -> Opened:
    """Open a family's record for those who write here."""
    return _writing(to_read(request, ref, action, row=row), by)


def _writing(opened: Opened, by: frozenset[str]) -> Opened:
    if opened.view.masked or opened.view.decision.actor not in by:
        raise Hidden
    return opened


def of_row(
    request: HttpRequest,
    getter: Callable[[str], T],
    ref: str,
    action: str,
    *,
    row: str = "V3",
    whole: bool = True,
) -> tuple[T, Opened]:
    """Open the family of a row of this room; with `whole`, not for whoever reads only a part."""
    found: Any = find(getter, ref)
    who, on = asker(request)
    family = found.family.joined_into or found.family
    view = sharing.open_record(who, row, family, on=on, action=action, about=ref)
    person = getattr(found, "person", None)
    if (whole and view.masked) or (person is not None and view.hides("person", about=[person.ref])):
        raise Hidden
    return found, Opened(who, on, network.remember_ids(family), view)


def of_row_to_write(
    request: HttpRequest, getter: Callable[[str], T], ref: str, action: str, *, by: frozenset[str] = HOLDERS,
    row: str = "W1",
) -> tuple[T, Opened]:  # fmt: skip
    """Open the family of a row for those who write here."""
    found, opened = of_row(request, getter, ref, action, row=row)
    return found, _writing(opened, by)


def again(form: PartsForm, save: Callable[[], T], newest: Callable[[], Any]) -> T:
    """Save what carries a version. When somebody else was faster, sending again keeps what is written here."""
    try:
        return save()
    except Clash:
        form.data["version"] = str(newest().version)  # type: ignore[index]
        raise


def ask(
    request: HttpRequest,
    form: PartsForm,
    opened: Opened,
    send: Callable[[], HttpResponse],
    *,
    title: str,
    button: str,
    back: tuple[str, str],
    intro: Sequence[str] = (),
    beside: str = "",
    **context: Any,
) -> HttpResponse:
    """Show or receive one of this room's forms: a title, perhaps a few words before it, and where Back leads.

    `back` is an address and what it is called; `beside` a template with what stands before the questions.
    """
    shown = {
        "family": opened.family, "title": title, "button": button, "back": back, "intro": intro, "beside": beside, **context,
    }  # fmt: skip
    return web.answer(request, form, "protection/form.html", send, shown)
