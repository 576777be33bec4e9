"""What a school is told from outside: that a child has a social worker; that police came. The least that helps, logged."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.meetings import queries as meetings
from kinfold.protection import actions as protection
from kinfold.school import rules
from kinfold.school.actions.steps import kept, now, tell, writer
from kinfold.school.models import SchoolPlace, WorkerKnown
from kinfold.school.queries import lead_at, social_worker
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Disclosure

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.protection.models import PoliceNoticeTold

MAY_KNOW = "safeguarding of children (Data Protection Act 2018, Schedule 1, paragraph 18)"
PURPOSE = "So that school understands what may make learning hard, and knows whom to ring"
NO_SCHOOL = "No school with a named lead is on record for this child. Say where the child goes to school, and who leads there, first."
MAY_NOT_KNOW = "Whoever leads at this school may not know of this family. Ask governance what to do."


@transaction.atomic
def tell_school_has_worker(
    place: SchoolPlace,
    *,
    told_on: date,
    family_told: bool,
    by: Who,
    on: date,
    why_not_told: str = "",
    to: Practitioner | None = None,
    worker: Practitioner | None = None,
    phone: str = "",
    purpose: str = PURPOSE,
    entry: UUID | None = None,
) -> WorkerKnown:
    """Tell the lead at a child's school that the child has a social worker: their name and number. Not why.

    Written down as shared outside (row X3). Where school knew of another worker, that ends and this is told again.
    `worker`: who it is, by default whoever leads with the family; they must be a social worker.
    """
    rules.must_have_happened(told_on, on, "told_on")
    row = locked(place, "family__joined_into", "child__merged_into", "school")
    home, child = kept(row.family), now(row.child)
    whom = to or lead_at(row, told_on)
    if row.school is None or whom is None or whom.organisation_id != row.school_id:
        raise NotNow(NO_SCHOOL, field="to")
    if meetings.is_kept_from_worker(whom, home, on):
        raise NotNow(MAY_NOT_KNOW, field="to")
    who = worker or social_worker(home, told_on)
    if who is None:
        raise NotNow("No social worker works with this child on that day.", field="worker")
    standing = (
        WorkerKnown.objects.select_for_update()
        .filter(child=child, school=row.school, until__isnull=True)
        .first()
    )
    if standing is not None and standing.worker_id == who.pk:
        raise NotNow("School knows this already.")
    if standing is not None:
        save(standing, until=told_on, ended_why="Another worker")
    number = rules.fits(phone, "phone", longest=40) or who.phone
    _share(home, child, who, number, whom, purpose, family_told, why_not_told, by, on)
    made = WorkerKnown.objects.create(
        family=home,
        child=child,
        school=row.school,
        told_to=whom,
        worker=who,
        phone=number,
        told_on=told_on,
        told_by=writer(by),
    )
    made.entry = tell(
        home, child, f"{child.known_as}’s school was told that there is a social worker, and how to ring them.", on_day=told_on,
        on=on, by=by, ref=made.ref, kind="information_shared", entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    return made


def _share(
    home: Family,
    child: Person,
    worker: Practitioner,
    number: str,
    whom: Practitioner,
    purpose: str,
    family_told: bool,
    why_not_told: str,
    by: Who,
    on: date,
) -> None:
    """Write down that it is shared outside: what, with whom, for what, and on what lawful basis."""
    sharing.disclose(
        home, items=f"{child.known_as} has a social worker: {worker.name or worker.title}, {number or 'no number yet'}. Nothing else.",
        to_whom=f"{whom.known_as}, {whom.organisation}"[:200], purpose=purpose, basis=Disclosure.Basis.PUBLIC_TASK,
        condition=MAY_KNOW, family_told=family_told, why_not_told=why_not_told, by=by, on=on,
    )  # fmt: skip


@transaction.atomic
def end_worker_known(
    known: WorkerKnown, *, ended_on: date, why: str, by: Who, on: date, entry: UUID | None = None
) -> WorkerKnown:
    """School is told that there is no social worker any more, or the child left the school."""
    rules.must_have_happened(ended_on, on, "ended_on")
    row = locked(known, "family__joined_into", "child__merged_into")
    if row.until is not None:
        raise NotNow("This has ended already.")
    rules.must_follow(ended_on, row.told_on, "ended_on", "school was told")
    reason = rules.said(why, "why", "Say why: the help ended, or the child left the school.", longest=300)
    child = now(row.child)
    told = tell(
        row.family, child, f"{child.known_as}’s school was told that there is no social worker now.", on_day=ended_on, on=on, by=by,
        ref=row.ref, kind="information_shared", entry=entry,
    )  # fmt: skip
    return save(row, until=ended_on, ended_why=reason, ended_entry=told)


def tell_school_of_notice(
    told: PoliceNoticeTold,
    place: SchoolPlace,
    *,
    told_on: date,
    by: Who,
    on: date,
    family_told: bool = False,
    why_not_told: str = "",
) -> PoliceNoticeTold:
    """Tell the named lead of a child's school of a police notice: protection's own deed, addressed by the child's place."""
    whom = lead_at(place, told_on)
    if whom is None or now(place.child).pk != now(told.child).pk:
        raise NotNow(NO_SCHOOL)
    return protection.tell_of_notice(
        told,
        told_on=told_on,
        practitioner=whom,
        family_told=family_told,
        why_not_told=why_not_told,
        by=by,
        on=on,
    )


def acknowledge_at_school(
    told: PoliceNoticeTold, *, support_given: str, by: Who, on: date
) -> PoliceNoticeTold:
    """School says what it did for the child: protection's own deed. Who may is asked by `queries.notice_at_school`."""
    return protection.acknowledge_notice(told, support_given=support_given, by=by, on=on)
