"""Reading steps up and down, endings, who looks back, and the workers each child has had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from kinfold.base import prepared
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.plan import rules
from kinfold.plan.models import Closing, Level, LookBack, Plan, Step, StepChild
from kinfold.plan.queries.levels import levels_of
from kinfold.services import queries as services

if TYPE_CHECKING:
    from kinfold.network.models import Family, Involvement
    from kinfold.services.models import Need
    from kinfold.sharing.queries import View

OWN = ("lead", "allocated")
NEVER = date.max


def step(ref: str) -> Step:
    """Return a step by reference, with its plan. Raises `Step.DoesNotExist`."""
    return Step.objects.select_related("plan__family__joined_into", "decided_by", "approved_by").get(ref=ref)


def steps(plan: Plan) -> list[Step]:
    """Every step of a plan, the oldest first, with its children and what was found on looking back."""
    rows = Step.objects.filter(plan=plan).select_related("decided_by", "approved_by")
    return list(rows.prefetch_related("children__child__merged_into", "look_backs__asked_by"))


def last_ending(plan: Plan) -> Step | None:
    """The newest ending of help, or None when none ended."""
    return Step.objects.filter(plan=plan, way=Step.Way.CLOSE).order_by("-decided_on", "-pk").first()


def closing(ref: str) -> Closing:
    """Return an ending that was asked for, by reference. Raises `Closing.DoesNotExist`."""
    return Closing.objects.select_related("plan__family__joined_into", "asked_by", "answered_by").get(ref=ref)


def newest_closing(plan: Plan) -> Closing | None:
    """The newest ending that somebody asked for, whatever became of it."""
    rows = Closing.objects.filter(plan=plan).select_related("asked_by", "answered_by")
    return rows.order_by("-pk").first()


def closing_waiting(plan: Plan) -> Closing | None:
    """The ending that waits for somebody else's agreement, if there is one."""
    newest = newest_closing(plan)
    return newest if newest is not None and newest.state == Closing.State.ASKED else None


def last_sent_back(plan: Plan) -> Closing | None:
    """The newest ending that was asked for, if it was sent back and nobody has asked again."""
    newest = newest_closing(plan)
    return newest if newest is not None and newest.state == Closing.State.SENT_BACK else None


def look_backs(plan: Plan) -> list[LookBack]:
    """Everything that was found on looking back, the oldest first."""
    return list(LookBack.objects.filter(step__plan=plan).select_related("asked_by", "step"))


def not_looked_back(plan: Plan | OuterRef) -> QuerySet[Step]:
    """Endings on which nobody has looked back yet, the soonest first; none of those from whom the family came back."""
    back = Step.objects.filter(plan=OuterRef("plan"), way=Step.Way.BACK, pk__gt=OuterRef("pk"))
    rows = Step.objects.filter(plan=plan, way=Step.Way.CLOSE, look_backs=None)
    return rows.filter(~Exists(back)).order_by("look_back_on", "pk")


def levels_open(children: Iterable[Person]) -> dict[int, Level]:
    """The level that each of these children has and that has not ended, by the child's number. One query."""
    rows = prepared.loaded(
        "levels_open",
        Level,
        ("person",),
        {"children": tuple(child.pk for child in children)},
        lambda given: Level.objects.filter(
            person__in=people.every_record(given["children"]), until__isnull=True
        ).order_by("since", "id"),
    )
    found: dict[int, Level] = {}
    for row in sorted(
        rows, key=lambda row: row.person.merged_into_id is None
    ):  # the record that is kept counts
        found[row.person.merged_into_id or row.person_id] = row
    return found


def helped(family: Family, on: date) -> set[int]:
    """The numbers of the children who are helped with a plan on a day."""
    children = {child.pk for child in network.children(family, on)}
    return {
        pk
        for pk, row in levels_of(family, on).items()
        if pk in children and row.level not in rules.NOT_HELPED
    }


def ended(family: Family, on: date) -> set[int]:
    """The numbers of the children for whom help has ended."""
    children = {child.pk for child in network.children(family, on)}
    return {pk for pk, row in levels_of(family, on).items() if pk in children and row.level == "closed"}


def needs_left_open(
    family: Family, children: Iterable[Person], on: date, view: View | None = None
) -> list[Need]:
    """What is still open when help ends for these children: all of the family's needs when nobody is helped any longer,
    else the needs of these children alone. With a view, only what that reader may see."""
    going = {child.pk for child in children}
    found = services.open_needs(family, view)
    if not helped(family, on) - going:
        return found
    return [need for need in found if (need.person.merged_into_id or need.person_id) in going]


def need_said(need: Need) -> str:
    """Say a need and whose it is: "Lynn Porter: help with feeling low"."""
    person = need.person.merged_into or need.person
    return f"{person.known_as}: {services.need_says(need.need)}"


def continuity(child: Person, family: Family, on: date) -> rules.Continuity:
    """Who has been with a child and for how long, from the day the child came into the family's record."""
    same = people.same_ids(child)
    rows = [r for r in network.was_involved(family) if r.person_id is None or r.person_id in same]
    return rules.continuity([part for row in rows if (part := _part(row, child)) is not None], on)


def continuities(
    children: Iterable[Person], family: Family, on: date
) -> list[tuple[Person, rules.Continuity]]:
    """The same for each of these children, reading the workers once."""
    rows, some = network.was_involved(family), list(children)
    known = _known_before([child.pk for child in some], on)
    found = []
    for child in some:
        mine = [r for r in rows if r.person_id is None or r.person_id == child.pk]
        parts = [part for row in mine if (part := _part(row, child)) is not None]
        been = rules.continuity(parts, on)
        spells = (*been.own, *been.others)
        came = {spell.worker for spell in spells}
        for spell in spells:
            since = known.get((child.pk, spell.worker), NEVER)
            if since is None or since < spell.since:
                came.discard(spell.worker)
        found.append((child, replace(been, new=len(came))))
    return found


def _known_before(children: list[int], on: date) -> dict[tuple[int, int], date | None]:
    """Since when each worker has a tie with each child on the child's map (None: from the beginning). One query."""
    return {
        (tie.b_id, tie.a_practitioner_id): tie.since
        for tie in network.ties_among(children, on)
        if tie.a_practitioner_id is not None
    }


def _part(row: Involvement, child: Person) -> rules.Part | None:
    """A worker's part as it was for one child: nobody was with a child before the birth."""
    born = child.born_on
    if born is not None and row.until is not None and row.until < born:
        return None
    return rules.Part(
        worker=row.practitioner_id,
        name=str(row.practitioner),
        since=max(row.since, born) if born is not None else row.since,
        until=row.until,
        own=row.role in OWN,
        began=row.reason_started,
        ended=row.reason_ended,
    )


def children_of(step: Step) -> list[StepChild]:
    """The children of a step, with their names."""
    return list(StepChild.objects.filter(step=step).select_related("child__merged_into").order_by("pk"))
