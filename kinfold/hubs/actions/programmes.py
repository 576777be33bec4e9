"""Programmes with a wall: two parents, a worker each, one supervisor. Meetings and notes write no chronology entry (see models)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import Hidden, NotNow
from kinfold.base.rows import locked, save
from kinfold.clocks.actions import tell
from kinfold.concerns import actions as concerns
from kinfold.hubs import rules
from kinfold.hubs.actions.telling import kept, writer
from kinfold.hubs.models import ProgrammeCase, ProgrammeGoal, ProgrammeMeeting, ProgrammePart, WallCrossing
from kinfold.hubs.states import PROGRAMME_PART

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.services.models import Service

BEHIND = "restricted"
"""The section of what a programme tells the chronology: partners of the team read what their own organisation wrote, and the other
side's worker may be one of them. Whoever holds the record reads it."""
ONE_WORKER = (
    "Each parent has a worker of their own, and the supervisor is somebody else. Choose another worker."
)


@transaction.atomic
def begin_programme(
    family: Family,
    name: str,
    *,
    supervisor: Practitioner,
    began_on: date,
    by: Who,
    on: date,
    children: Sequence[Person] = (),
    service: Service | None = None,
) -> ProgrammeCase:
    """Begin a programme for a family: what it is, for which children, and who supervises both sides and reads both."""
    rules.must_have_happened(began_on, on, "began_on")
    return ProgrammeCase.objects.create(
        family=kept(family),
        name=rules.said(
            name or (service.name if service else ""), "name", "Write what the programme is called.", longest=200
        ),
        service=service,
        children=[child.ref for child in children],
        supervisor=supervisor,
        opened_by=writer(by),
        began_on=began_on,
    )  # fmt: skip


@transaction.atomic
def join_programme(
    case: ProgrammeCase,
    parent: Person,
    worker: Practitioner,
    *,
    began_on: date,
    by: Who,
    on: date,
    planned_until: date | None = None,
    why_here: str = "",
    entry: UUID | None = None,
) -> ProgrammePart:
    """One parent begins, with a worker of their own: never the other parent's, never the supervisor (seed 004: 1103)."""
    rules.must_have_happened(began_on, on, "began_on")
    now = locked(case, "family")
    rules.must_follow(began_on, now.began_on, "began_on", "the programme began")
    if planned_until is not None and planned_until <= began_on:
        raise NotNow("Say until when: a day after it begins.", field="planned_until")
    if now.ended_on is not None:
        raise NotNow("This programme has ended.")
    parent = parent.merged_into or parent
    if now.parts.filter(parent=parent).exists():
        raise NotNow("They have begun already.", field="parent")
    _must_be_apart(now, worker)
    part = ProgrammePart.objects.create(
        case=now,
        parent=parent,
        worker=worker,
        began_on=began_on,
        planned_until=planned_until,
        why_here=rules.fits(why_here, "why_here"),
    )
    part.entry = tell(
        "programme_began", kept(now.family), "Began a programme, with a worker of their own.",
        on_day=began_on, on=on, by=by, about=[parent], source="programme_part", source_ref=part.ref, entry=entry,
        section=BEHIND,
    )  # fmt: skip
    part.save(update_fields=["entry"])
    return part


@transaction.atomic
def hand_over_part(part: ProgrammePart, worker: Practitioner, *, by: Who, on: date) -> ProgrammePart:
    """Give one side to another worker; again never the other side's. Whoever had it reads nothing of it any more."""
    now = locked(part, "case")
    PROGRAMME_PART.after("hand_over_part", now.state)
    if worker.pk == now.worker_id:
        return now
    _must_be_apart(now.case, worker, besides=now)
    return save(now, worker=worker)


def _must_be_apart(case: ProgrammeCase, worker: Practitioner, besides: ProgrammePart | None = None) -> None:
    rows = case.parts.exclude(pk=besides.pk) if besides is not None else case.parts.all()
    others = frozenset(rows.values_list("worker_id", flat=True))
    if not rules.may_work(worker.pk, others=others, supervisor=case.supervisor_id):
        raise NotNow(ONE_WORKER, field="worker")


@transaction.atomic
def record_programme_meeting(
    part: ProgrammePart,
    name: str,
    *,
    met_on: date,
    by: Who,
    on: date,
    note: str = "",
    for_parent: str = "",
    minutes: int | None = None,
) -> ProgrammeMeeting:
    """Write down a meeting of a parent with their own worker. Only that worker can. It stays on this side of the wall."""
    rules.must_have_happened(met_on, on, "met_on")
    now = _to_write(part, by)
    rules.must_follow(met_on, now.began_on, "met_on", "they began")
    if minutes is not None and not 1 <= minutes <= 24 * 60:
        raise NotNow("Write how many minutes.", field="minutes")
    return ProgrammeMeeting.objects.create(
        part=now,
        met_on=met_on,
        minutes=minutes,
        name=rules.said(name, "name", "Write what it was about.", longest=200),
        note=rules.fits(note, "note"),
        for_parent=rules.fits(for_parent, "for_parent"),
        recorded_by_id=by.account_id,
    )


@transaction.atomic
def set_programme_goal(part: ProgrammePart, words: str, *, set_on: date, by: Who, on: date) -> ProgrammeGoal:
    """Write what the parent wants to change, in their words."""
    rules.must_have_happened(set_on, on, "set_on")
    words = rules.said(words, "words", "Write it in their words.", longest=300)
    return ProgrammeGoal.objects.create(part=_to_write(part, by), words=words, set_on=set_on)


@transaction.atomic
def reach_programme_goal(
    goal: ProgrammeGoal, *, reached_on: date, by: Who, on: date, how_they_say: str = ""
) -> ProgrammeGoal:
    """The parent is there, as they say it."""
    rules.must_have_happened(reached_on, on, "reached_on")
    _to_write(goal.part, by)
    now = locked(goal)
    rules.must_follow(reached_on, now.set_on, "reached_on", "they wanted it")
    return save(now, reached_on=reached_on, how_they_say=rules.fits(how_they_say, "how_they_say"))


@transaction.atomic
def end_part(
    part: ProgrammePart,
    *,
    finished: bool,
    ended_on: date,
    by: Who,
    on: date,
    why: str = "",
    after: str = "",
    entry: UUID | None = None,
) -> ProgrammePart:
    """One parent finishes, or stops before the end with the reason; and who stays in touch (seed 004: 1127)."""
    rules.must_have_happened(ended_on, on, "ended_on")
    now = _to_write(part, by)
    rules.must_follow(ended_on, now.began_on, "ended_on", "they began")
    why = rules.fits(why, "why")
    if not finished and not why:
        raise NotNow("Say why it stops before the end.", field="why")
    verb = "finish_part" if finished else "leave_part"
    save(
        now,
        state=PROGRAMME_PART.after(verb, now.state),
        ended_on=ended_on,
        ended_why=why,
        after=rules.fits(after, "after"),
    )
    tell(
        "programme_ended", kept(now.case.family), "Their part in a programme ended.", on_day=ended_on, on=on,
        by=by, about=[now.parent], source="programme_part", source_ref=now.ref, entry=entry,
        section=BEHIND,
    )  # fmt: skip
    if not now.case.parts.filter(state=ProgrammePart.State.RUNNING).exists():
        save(locked(now.case), ended_on=ended_on)
    return now


@transaction.atomic
def cross_wall(
    part: ProgrammePart,
    *,
    why: str,
    saw: str,
    seen_on: date,
    by: Who,
    on: date,
    children: Sequence[Person] = (),
    may_mean: str = "",
    family_told: bool | None = None,
    why_family_not_told: str = "",
) -> WallCrossing:
    """Something concerns a child's safety: it leaves this side as an ordinary worry, with the reason why it crossed the wall.

    The worry goes where worries go. The other side's worker learns nothing by this; what they must know, the supervisor tells.
    """
    now = locked(part, "case__family__joined_into", "case__supervisor")
    if writer(by) is None or by.practitioner_id not in (now.worker_id, now.case.supervisor_id):
        raise Hidden
    family = kept(now.case.family)
    reason = rules.said(why, "why", "Say why this must cross the wall.")
    if not children:
        raise NotNow("Choose the child it is about.", field="children")
    worry = concerns.raise_concern(
        [concerns.TypedChild(name=child.known_as, person_ref=child.ref) for child in children],
        saw=saw,
        seen_on=seen_on,
        by=by,
        on=on,
        family=family,
        may_mean=may_mean,
        family_told=family_told,
        why_family_not_told=why_family_not_told,
        section=BEHIND,
    )
    return WallCrossing.objects.create(
        part=now, concern=worry.ref, why=reason, crossed_on=on, crossed_by=writer(by)
    )


@transaction.atomic
def tell_across(crossing: WallCrossing, told: str, *, by: Who, on: date) -> WallCrossing:
    """The supervisor lets the other side's worker know what they must know, in words written for it."""
    now = locked(crossing, "part__case")
    if by.practitioner_id is None or by.practitioner_id != now.part.case.supervisor_id:
        raise Hidden
    words = rules.said(told, "told", "Write what the other worker must know.")
    return save(now, told=words, told_on=on, told_by=writer(by))


def _to_write(part: ProgrammePart, by: Who) -> ProgrammePart:
    """One side, locked, for its own worker alone; for anybody else it does not exist."""
    now = locked(part, "case__family__joined_into", "parent")
    side = rules.Side(now.worker_id, now.case.supervisor_id, now.parent_id)
    if not rules.writes(side, by.practitioner_id):
        raise Hidden
    if now.state != ProgrammePart.State.RUNNING:
        raise NotNow(f"This is “{now.get_state_display()}”, so that cannot be done now.")
    return now
