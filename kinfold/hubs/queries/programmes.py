"""Programmes with a wall: each side as the one who asks may read it. Every way to a side goes through `side`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from kinfold.hubs import rules
from kinfold.hubs.models import ProgrammeCase, ProgrammeGoal, ProgrammeMeeting, ProgrammePart, WallCrossing
from kinfold.hubs.queries.barring import barred
from kinfold.hubs.rules import Reads
from kinfold.network import queries as network

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a programme as somebody reads it. What is not theirs is not in it."""

    part: ProgrammePart
    reads: Reads
    writes: bool
    goals: tuple[ProgrammeGoal, ...]
    meetings: tuple[ProgrammeMeeting, ...]
    crossings: tuple[WallCrossing, ...] = ()
    told: tuple[WallCrossing, ...] = ()

    @property
    def own(self) -> bool:
        """True for the parent themselves: the worker's notes are not shown to them."""
        return self.reads == Reads.OWN


def part(ref: str) -> ProgrammePart:
    """Return one side. Raises `ProgrammePart.DoesNotExist`. Ask `side` before anything of it is shown."""
    return _parts().get(ref=ref)


def case(ref: str) -> ProgrammeCase:
    """Return a programme. Raises `ProgrammeCase.DoesNotExist`."""
    return ProgrammeCase.objects.select_related("family__joined_into", "supervisor", "service").get(ref=ref)


def goal(ref: str) -> ProgrammeGoal:
    """Return a goal of one side. Raises `ProgrammeGoal.DoesNotExist`."""
    return ProgrammeGoal.objects.select_related(
        "part__case__family__joined_into", "part__parent", "part__worker", "part__case__supervisor"
    ).get(ref=ref)


def crossing(ref: str) -> WallCrossing:
    """Return something that crossed the wall. Raises `WallCrossing.DoesNotExist`."""
    return WallCrossing.objects.select_related(
        "part__case__family__joined_into", "part__parent", "part__worker", "part__case__supervisor"
    ).get(ref=ref)


def family_of(of: ProgrammeCase) -> Family:
    """The family of a programme, as it is now."""
    return of.family.joined_into or of.family


def reads(row: ProgrammePart, who: Who, on: date) -> Reads:
    """Say what somebody reads of one side."""
    shut = barred(who, family_of(row.case), row.parent, on) if who.practitioner_id is not None else False
    parent = row.parent.merged_into_id or row.parent_id
    people = frozenset({*who.person_ids, *([who.person_id] if who.person_id else [])})
    return rules.reads(
        rules.Side(row.worker_id, row.case.supervisor_id, parent),
        practitioner=who.practitioner_id,
        people=people | ({parent} if row.parent_id in people else frozenset()),
        excluded=shut,
    )


def side(row: ProgrammePart, who: Who, on: date) -> SideView | None:
    """One side as somebody reads it; nothing, where it does not exist for them."""
    what = reads(row, who, on)
    if what == Reads.NOTHING:
        return None
    whole = what == Reads.ALL
    writes = row.worker_id == who.practitioner_id and row.state == ProgrammePart.State.RUNNING
    return SideView(
        part=row,
        reads=what,
        writes=writes,
        goals=tuple(ProgrammeGoal.objects.filter(part=row)),
        meetings=tuple(ProgrammeMeeting.objects.filter(part=row)),
        crossings=tuple(WallCrossing.objects.filter(part=row).select_related("crossed_by")) if whole else (),
        told=tuple(_told_to(row)) if whole else (),
    )


def supervises(row: ProgrammeCase, who: Who, on: date) -> bool:
    """Say whether somebody supervises both sides."""
    if who.practitioner_id is None or who.practitioner_id != row.supervisor_id:
        return False
    first = row.parts.select_related("parent").first()
    return first is None or not barred(who, family_of(row), first.parent, on)


def sides(row: ProgrammeCase, who: Who, on: date) -> list[SideView]:
    """Both sides, for the supervisor."""
    found = (side(one, who, on) for one in _parts().filter(case=row))
    return [one for one in found if one is not None]


def programmes_in(family: Family, view: View) -> list[tuple[ProgrammeCase, list[ProgrammePart]]]:
    """The programmes of a family: that somebody takes part, and with whom. Nothing of what is behind the wall."""
    rows = ProgrammeCase.objects.filter(family_id__in=network.family_ids(family)).select_related("supervisor")
    parts = list(_parts().filter(case__in=rows))
    return [
        (row, [one for one in parts if one.case_id == row.pk and not view.hides("person", about=[one.parent.ref])])
        for row in rows
    ]  # fmt: skip


def own_parts(family: Family, view: View) -> list[ProgrammePart]:
    """The sides of the parent who reads by their own sign-in."""
    people = view.who.person_ids if view.who is not None else ()
    rows = _parts().filter(case__family_id__in=network.family_ids(family))
    return [row for row in rows if row.parent_id in people or row.parent.merged_into_id in people]


def mine(who: Who) -> list[ProgrammePart]:
    """The sides on which somebody works now."""
    rows = _parts().filter(worker_id=who.practitioner_id, state=ProgrammePart.State.RUNNING)
    return list(rows) if who.practitioner_id is not None else []


def supervised(who: Who) -> list[ProgrammeCase]:
    """The programmes somebody supervises now."""
    rows = ProgrammeCase.objects.filter(supervisor_id=who.practitioner_id, ended_on__isnull=True)
    return list(rows.select_related("family__joined_into")) if who.practitioner_id is not None else []


def _told_to(row: ProgrammePart) -> QuerySet[WallCrossing]:
    """What the supervisor let this side's worker know of the other side."""
    return WallCrossing.objects.filter(part__case=row.case_id, told_on__isnull=False).exclude(part=row)


def _parts() -> QuerySet[ProgrammePart]:
    return ProgrammePart.objects.select_related(
        "case__family__joined_into", "case__supervisor", "case__service", "parent__merged_into", "worker__organisation"
    )  # fmt: skip
