"""What a school reads before the first bell: notices, children with a social worker, what home wrote, what comes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kinfold.base.who import Who
from kinfold.protection import queries as protection
from kinfold.protection.queries import Notice
from kinfold.school.models import DailyNote, EhcRequest, Listed, PreventionPanel, SchoolPlace, WorkerKnown
from kinfold.school.queries.childs import Asked, asked
from kinfold.school.queries.finding import lasting
from kinfold.school.queries.seeing import SCHOOLS, leads_here
from kinfold.sharing import queries as sharing
from kinfold.universal import queries as universal
from kinfold.universal.queries import Coming

if TYPE_CHECKING:
    from kinfold.people.models import Person
    from kinfold.protection.models import PoliceNoticeTold

NOTES_FOR = timedelta(days=7)
COMING = timedelta(days=60)
NEWEST = timedelta(days=28)


@dataclass
class Today:
    """One school's day, as one of its workers may see it."""

    leads: bool = False
    notices: list[Notice] = field(default_factory=list)
    known: list[WorkerKnown] = field(default_factory=list)
    ended: list[WorkerKnown] = field(default_factory=list)
    pupils: list[SchoolPlace] = field(default_factory=list)
    notes: list[DailyNote] = field(default_factory=list)
    coming: list[SchoolPlace] = field(default_factory=list)
    first_days: list[Coming] = field(default_factory=list)
    unfinished: list[Asked] = field(default_factory=list)
    panels: list[PreventionPanel] = field(default_factory=list)

    @property
    def to_read(self) -> list[Notice]:
        """Notices to answer."""
        return [one for one in self.notices if one.acknowledged_on is None]

    @property
    def answered(self) -> list[Notice]:
        """Notices answered in four weeks."""
        return [one for one in self.notices if one.acknowledged_on is not None]

    @property
    def nothing(self) -> bool:
        """True when nothing is here for this reader."""
        return not (self.notices or self.known or self.pupils)


def works_at_school(who: Who) -> bool:
    """Say whether somebody works at a school or nursery of this area."""
    return who.practitioner_id is not None and who.sector in SCHOOLS and not who.other_authority


def school_today(who: Who, on: date) -> Today:
    """Read the page of a school's worker: their own notices; for who leads, all that the school was told."""
    if not works_at_school(who):
        return Today()
    leads = leads_here(who, on)
    found = Today(leads, notices=protection.notices_at(who, on, leads=leads))
    told = known_at(who, on) if leads else []
    found.known = [row for row in told if row.until is None]
    found.ended = [row for row in told if row.until is not None]
    visible, found.pupils = _pupils(who, on, [row.child_id for row in found.known])
    found.first_days = universal.coming_of(
        [kept(row.child) for row in found.pupils if row.child_id in visible], on
    )
    numbers = [row.child_id for row in found.pupils]
    if numbers:
        _add_days(found, who, numbers, on)
    return found


def _add_days(found: Today, who: Who, children: list[int], on: date) -> None:
    """What home wrote this week, requests left unfinished, panels that run: of the children on the page."""
    notes = DailyNote.objects.filter(
        child_id__in=children,
        school_id=who.organisation_id,
        person__isnull=False,
        written_on__gte=on - NOTES_FOR,
    )
    found.notes = list(notes.select_related("child__merged_into", "person"))
    rows = EhcRequest.objects.filter(child_id__in=children, state__in=EhcRequest.OPEN).select_related(
        "child", "looks_after"
    )
    found.unfinished = [one for one in (asked(row, on) for row in rows) if one.unfinished]
    panels = PreventionPanel.objects.filter(child_id__in=children).exclude(state="ended")
    found.panels = list(panels.select_related("child"))
    found.coming = [row for row in found.pupils if row.since > on - NEWEST]


def pupils(who: Who, on: date, told_of: Iterable[int]) -> list[SchoolPlace]:
    """The children at this worker's school whom they may know of: in whose team they are, or of whom school was told."""
    return _pupils(who, on, told_of)[1]


def _pupils(who: Who, on: date, told_of: Iterable[int]) -> tuple[set[int], list[SchoolPlace]]:
    """The numbers of those in whose team the worker is, and the places of all whom they may know of, by name."""
    rows = SchoolPlace.objects.filter(lasting(on), school_id=who.organisation_id or 0)
    visible = set(
        sharing.visible_people(who, on).filter(pk__in=rows.values("child_id")).values_list("pk", flat=True)
    )
    chosen = rows.filter(child_id__in=visible | set(told_of)).select_related("child__merged_into", "school")
    found = {row.child_id: row for row in chosen.order_by("pk")}
    return visible, sorted(found.values(), key=lambda row: (kept(row.child).known_as.casefold(), row.pk))


def kept(child: Person) -> Person:
    """The record that was kept."""
    return child.merged_into or child


def known_at(who: Who, on: date) -> list[WorkerKnown]:
    """Children of whom this school was told that they have a social worker, or had one in the last four weeks."""
    rows = WorkerKnown.objects.filter(school_id=who.organisation_id or 0, told_on__lte=on).exclude(
        until__lt=on - NEWEST
    )
    found = list(
        rows.select_related("family", "child__merged_into", "worker__organisation").order_by(
            "child__known_as", "-told_on"
        )
    )
    barred = sharing.barred_families(who, on, {row.family.joined_into_id or row.family_id for row in found})
    close = sharing.labelled_people(who, on, {row.child_id for row in found})
    return [
        row
        for row in found
        if (row.family.joined_into_id or row.family_id) not in barred
        and row.child_id not in close
        and row.ended_why != "Another worker"
    ]


def notice_at_school(row: PoliceNoticeTold, who: Who, on: date) -> Notice | None:
    """One notice for whoever was told, or leads at their school; None for everybody else."""
    return protection.notice_for(row, who, on, leads=works_at_school(who) and leads_here(who, on))


def school_list(who: Who, on: date) -> list[Listed]:
    """A school's own list today, by name: no other order is meant. For its own workers; over by itself after its last day."""
    if not works_at_school(who):
        return []
    rows = Listed.objects.filter(
        school_id=who.organisation_id or 0, put_on__lte=on, ends_on__gte=on, ended_on__isnull=True
    ).select_related("young_person__merged_into", "put_on_by__organisation")
    may_see = {
        row.child_id
        for row in pupils(who, on, [one.child_id for one in known_at(who, on)] if leads_here(who, on) else [])
    }
    mine = [row for row in rows if row.young_person_id in may_see]
    return sorted(mine, key=lambda row: (kept(row.young_person).known_as.casefold(), row.pk))
