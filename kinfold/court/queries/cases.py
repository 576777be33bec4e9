"""Court cases: where they stand, how many weeks, hearings, who was given more time, and the plan for each child."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kinfold.court import rules
from kinfold.court.models import Extension, Hearing, Proceedings, ProceedingsChild, TrackOutcome
from kinfold.network import queries as network
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing in the course of a court case: what, and on which day it was, or is to be."""

    says: str
    on_day: date | None
    done: bool
    more: str = ""
    hearing: Hearing | None = None


def proceedings(ref: str) -> Proceedings:
    """Return a court case by its reference. Raises `Proceedings.DoesNotExist`."""
    rows = Proceedings.objects.select_related("family__joined_into", "before", "issued_by")
    return rows.get(ref=ref)


def proceedings_of(family: Family) -> list[Proceedings]:
    """Return every court case of a family, the newest first."""
    rows = Proceedings.objects.filter(family_id__in=network.family_ids(family))
    return list(rows.select_related("family", "before"))


def weeks(of: Proceedings, on: date) -> rules.Weeks:
    """Count the weeks of a court case on a day."""
    return rules.weeks(of.issued_on, of.due_on, on, of.ended_on)


def children(of: Proceedings) -> list[ProceedingsChild]:
    """Return the children in a court case with what is planned for each, those who left last."""
    rows = of.children.select_related("person__merged_into", "endorsed_by", "written_by", "proceedings")
    return sorted(rows, key=lambda one: (one.left_on is not None, one.pk))


def people_in(of: Proceedings) -> list[Person]:
    """Return the children who are part of a court case, as they are now."""
    rows = of.children.filter(left_on=None).select_related("person__merged_into").order_by("pk")
    return [people.kept(one.person) for one in rows]


def child_in(of: Proceedings, person_ref: str) -> ProceedingsChild:
    """Return one child's part, by the child's reference. Raises `ProceedingsChild.DoesNotExist`."""
    for one in children(of):
        if person_ref in (one.person.ref, people.kept(one.person).ref):
            return one
    raise ProceedingsChild.DoesNotExist


def children_in_court(those: Iterable[Person]) -> list[Person]:
    """Return which of some children are part of a court case now."""
    numbers = [number for child in those for number in people.same_ids(child)]
    rows = ProceedingsChild.objects.filter(
        person_id__in=numbers, left_on=None, proceedings__state=Proceedings.State.ISSUED
    )
    return [people.kept(one.person) for one in rows.select_related("person__merged_into")]


def hearings(of: Proceedings) -> list[Hearing]:
    """Return hearings, in the order of their days."""
    return sorted(of.hearings.all(), key=lambda one: (one.held_on or one.due_on or date.max, one.pk))


def hearing(ref: str) -> Hearing:
    """Return one hearing. Raises `Hearing.DoesNotExist`."""
    return Hearing.objects.select_related("proceedings__family__joined_into").get(ref=ref)


def extensions(of: Proceedings) -> list[Extension]:
    """Return the times the court gave more time, in order."""
    return list(of.extensions.order_by("on_day", "pk"))


def outcomes(of: Proceedings) -> list[TrackOutcome]:
    """Return the looks after the end on the FDAC track."""
    return list(of.outcomes.select_related("person").order_by("on_day", "pk"))


def milestones(of: Proceedings) -> list[Milestone]:
    """Return the course of a court case in order of days: issue, guardian, hearings, more time, the end, the look back."""
    found = [Milestone("Application to the court", of.issued_on, True)]
    if of.guardian_asked_on:
        found.append(Milestone("A guardian was asked for", of.guardian_asked_on, True))
    if of.guardian_on:
        found.append(Milestone("Guardian named", of.guardian_on, True, guardian_in_time(of)))
    for one in hearings(of):
        found.append(_hearing(one))
    for more in extensions(of):
        found.append(Milestone("The court gave more time", more.on_day, True, more.why))
    if of.ended_on:
        found.append(Milestone(of.get_state_display(), of.ended_on, True, of.ended_why))
    else:
        found.append(Milestone("Last day of the time for this court case", of.due_on, False))
    if of.reviewed_on:
        found.append(Milestone("Looked back on together", of.reviewed_on, True))
    return sorted(found, key=lambda one: one.on_day or date.max)


def _hearing(one: Hearing) -> Milestone:
    same = {True: "The same judge", False: "Another judge", None: ""}[one.same_judge]
    return Milestone(
        one.get_kind_display(), one.held_on or one.due_on, one.held_on is not None, same, hearing=one
    )


def guardian_in_time(of: Proceedings) -> str:
    """Say whether a guardian was there before the first hearing; nothing while it cannot be said."""
    if of.first_hearing_on is None or of.guardian_on is None:
        return ""
    if of.guardian_on < of.first_hearing_on:
        return "Before the first hearing"
    return (
        "On the day of the first hearing"
        if of.guardian_on == of.first_hearing_on
        else "After the first hearing"
    )


def same_judge_throughout(of: Proceedings) -> bool | None:
    """Say whether the same judge held every hearing; None while no judge is known."""
    told = [one.same_judge for one in of.hearings.filter(held_on__isnull=False) if one.same_judge is not None]
    return None if not told else all(told) and not of.judge_changed_why
