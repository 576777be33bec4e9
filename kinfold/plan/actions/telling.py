"""How the plan's writers tell the chronology, the clocks and the plan's own log: once for each deed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

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
    log: str = "",
    about_ref: str = "",
) -> UUID:
    """Write one chronology entry, let the clocks react, and add a line to the plan's log (`log`, where it says more).

    About the people named, else about every child. The family reads what is about its children or about all of it,
    and of that only what anybody among them may know: no worker's name, no place, no reasons. What is about one adult
    is for workers here; the family reads it in the plan, where what is withheld from somebody is left out. `section`
    says so otherwise (a worker's decision is "ordinary"); `whole_family` says that a change of level leaves no child who is helped.
    """
    children = network.children(plan.family, on_day)
    people = _once(about) or children
    shared = {person.pk for person in people} <= {child.pk for child in children}
    entry = clocks.tell(
        kind,
        plan.family,
        what,
        on_day=on_day,
        on=on,
        about=people or [member.person for member in network.members(plan.family, on_day)],
        by=by,
        said_by=said_by,
        detail=detail,
        section=section or ("shared" if shared else "ordinary"),
        source=source,
        source_ref=source_ref or plan.ref,
        whole_family=whole_family,
    )
    note(plan, log or what, on_day=on_day, by=by, about_ref=about_ref or source_ref)
    return entry


def note(plan: Plan, what: str, *, on_day: date, by: Who, about_ref: str = "") -> PlanNote:
    """Add a line to the plan's own log. `about_ref`: of the goal, action, rhythm or person; who may not see that does not
    see the line."""
    return PlanNote.objects.create(
        plan=plan, on_day=on_day, what=what, about_ref=about_ref, recorded_by_id=by.account_id
    )


def _once(people: Iterable[Person | None]) -> list[Person]:
    found: dict[int, Person] = {}
    for person in people:
        if person is not None:
            found.setdefault(person.pk, person)
    return list(found.values())
