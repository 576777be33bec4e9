"""How the plan's writers tell the chronology, the clocks and the plan's own log: once for each deed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.people.models import Person
from kinfold.plan.models import Plan, PlanNote

if TYPE_CHECKING:
    from kinfold.base.who import Who


def tell(
    plan: Plan,
    kind: str,
    what: str,
    *,
    on_day: date,
    on: date,
    by: Who,
    about: Iterable[Person | None] = (),
    detail: str = "",
    source: str = "plan",
    source_ref: str = "",
    said_by: str = "",
    section: str = "",
    whole_family: bool | None = None,
) -> UUID:
    """Write one chronology entry, let the clocks react, and add a line to the plan's log.

    About the people named, else about every child. The family reads what is about its children or about all of it;
    what is about one adult stays in the plan, where what is withheld from somebody is left out. `section` says so
    otherwise; `whole_family` says that a change of level leaves no child who is helped.
    """
    children = network.children(plan.family, on_day)
    people = _once(about) or children
    shared = {person.pk for person in people} <= {child.pk for child in children}
    entry = chronology.record(
        kind,
        plan.family,
        what=what,
        on_day=on_day,
        on=max(on, on_day),
        about=people or [member.person for member in network.members(plan.family, on_day)],
        by=by,
        said_by=said_by,
        detail=detail,
        section=section or ("shared" if shared else "ordinary"),
        source=source,
        source_ref=source_ref or plan.ref,
    )
    clocks.react(entry, by=by, whole_family=whole_family)
    note(plan, what, on_day=on_day, by=by)
    return entry.uuid


def note(plan: Plan, what: str, *, on_day: date, by: Who) -> PlanNote:
    """Add a line to the plan's own log."""
    return PlanNote.objects.create(plan=plan, on_day=on_day, what=what, recorded_by_id=by.account_id)


def _once(people: Iterable[Person | None]) -> list[Person]:
    found: dict[int, Person] = {}
    for person in people:
        if person is not None:
            found.setdefault(person.pk, person)
    return list(found.values())
