"""Family in another country: asked through the right door, task by task; and visits after a child has moved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.clocks import actions as clocks
from kinfold.clocks.actions import tell
from kinfold.kin import rules
from kinfold.kin.actions.telling import meet_clocks, stop_clocks, writer
from kinfold.kin.models import AbroadCheck, AbroadTask, AbroadVisit, Explored

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.people.models import Person

OF = ("explored__family", "explored__child", "explored__person")
CHANGEABLE = ("asked_through", "asked_through_on", "answered_on", "risks", "risks_answer")


@transaction.atomic
def begin_abroad_check(
    explored: Explored,
    country: str,
    *,
    begun_on: date,
    by: Who,
    on: date,
    owner: Practitioner | None = None,
    asked_through: str = "",
    asked_through_on: date | None = None,
    risks: str = "",
    entry: UUID | None = None,
) -> AbroadCheck:
    """Begin to find out whether a relative in another country could care for a child. Its tasks come from `kin/tasks.yaml`."""
    rules.must_have_happened(begun_on, on, "begun_on")
    now = locked(explored, "family", "child", "person")
    if now.abroad_checks.filter(ended_on__isnull=True).exists():
        raise NotNow("This is being found out already.")
    owner = owner or writer(by)
    country = rules.country_is_named(country)
    check = AbroadCheck.objects.create(
        explored=now,
        country=country,
        begun_on=begun_on,
        owner=owner,
        asked_through=rules.fits(asked_through, "asked_through", longest=200),
        asked_through_on=asked_through_on,
        risks=rules.fits(risks, "risks") or " ".join(risk.ask for risk in rules.risks()),
    )
    AbroadTask.objects.bulk_create(
        AbroadTask(
            check_of=check,
            word=task.word,
            what=task.what,
            owner=owner,
            due_on=begun_on + timedelta(days=task.days),
        )
        for task in rules.tasks()
    )
    if now.country != country:
        save(now, country=country)
    check.entry = tell(
        "abroad_check_begun", now.family, f"Family in another country is being asked for {now.child.known_as}.",
        on_day=begun_on, on=on, by=by, about=[now.child, now.person], source="abroad_check", source_ref=check.ref, entry=entry,
    )  # fmt: skip
    check.save(update_fields=["entry"])
    return check


@transaction.atomic
def change_abroad_check(
    check: AbroadCheck, *, by: Who, on: date, version: int | None = None, **facts: object
) -> AbroadCheck:
    """Write through whom was asked, when they answered, which risks were asked about and what came of it."""
    if set(facts) - set(CHANGEABLE):
        raise ValueError(
            f"{', '.join(sorted(set(facts) - set(CHANGEABLE)))} of a check cannot be changed here"
        )
    now = _open(check)
    told = {
        name: rules.fits(value, name) if isinstance(value, str) else value for name, value in facts.items()
    }
    must_be_newest(now, version, _in_words(now), "\n".join(str(value) for value in told.values() if value))
    return save(now, **told)


@transaction.atomic
def do_abroad_task(
    task: AbroadTask,
    *,
    by: Who,
    on: date,
    done_on: date | None = None,
    result: str = "",
    not_needed_why: str = "",
    version: int | None = None,
    entry: UUID | None = None,
) -> AbroadTask:
    """Write what one task found, or why it is not needed."""
    now = locked(task, *(f"check_of__{name}" for name in OF))
    check = _open(now.check_of)
    if done_on is not None:
        rules.must_have_happened(done_on, on, "done_on")
    found, why = rules.outcome(result, not_needed_why, done_on)
    must_be_newest(now, version, now.result or now.not_needed_why, found or why)
    save(now, done_on=done_on if found else None, result=found, not_needed_why=why)
    of = check.explored
    tell(
        "abroad_task_done", of.family, f"One of the checks in another country, for {of.child.known_as}: {_word(now, why)}.",
        on_day=done_on or on, on=on, by=by, about=[of.child, of.person], source="abroad_check", source_ref=check.ref,
        entry=entry,
    )  # fmt: skip
    return now


@transaction.atomic
def give_abroad_task(
    task: AbroadTask,
    *,
    owner: Practitioner | None,
    due_on: date | None,
    by: Who,
    on: date,
    version: int | None = None,
) -> AbroadTask:
    """Say who sees to a task and by when. No entry: it says who works on it, not what happened."""
    now = locked(task, "check_of")
    _open(now.check_of)
    must_be_newest(now, version, str(now.due_on or ""), str(due_on or ""))
    return save(now, owner=owner, due_on=due_on)


@transaction.atomic
def end_abroad_check(
    check: AbroadCheck,
    *,
    ended_on: date,
    result: str,
    by: Who,
    on: date,
    version: int | None = None,
    entry: UUID | None = None,
) -> AbroadCheck:
    """End a check with what was found. Refused while tasks are open or the question of risks is not answered."""
    rules.must_have_happened(ended_on, on, "ended_on")
    now = _open(check)
    rules.must_follow(ended_on, now.begun_on, "ended_on", "it began")
    words = rules.said(result, "result", "Write what was found, and whether the child could live there.")
    must_be_newest(now, version, _in_words(now), words)
    rules.may_end([row.word for row in open_tasks(now)], now.risks_answer)
    save(now, ended_on=ended_on, result=words)
    of = now.explored
    tell(
        "abroad_check_ended", of.family, f"What was asked in another country, for {of.child.known_as}, is answered.",
        on_day=ended_on, on=on, by=by, about=[of.child, of.person], source="abroad_check", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return now


@transaction.atomic
def plan_abroad_visit(
    check: AbroadCheck,
    *,
    due_on: date,
    by_whom: str,
    by: Who,
    on: date,
    planned_on: date | None = None,
    child: Person | None = None,
    entry: UUID | None = None,
) -> AbroadVisit:
    """Arrange that somebody sees how a child is after moving abroad: nobody does so by themselves. It runs as a clock."""
    day = planned_on or on
    rules.must_have_happened(day, on, "planned_on")
    rules.must_follow(due_on, day, "due_on", "it was arranged")
    now = locked(check, *OF)
    child = child or now.explored.child
    row = AbroadVisit.objects.create(
        check_of=now,
        child=child,
        due_on=due_on,
        by_whom=rules.said(
            by_whom,
            "by_whom",
            "Say who visits: a charity, an embassy, children’s services there.",
            longest=200,
        ),
    )
    row.entry = tell(
        "abroad_visit_planned", now.explored.family, f"A visit to {child.known_as} in another country was arranged.",
        on_day=day, on=on, by=by, about=[child], source="abroad_visit", source_ref=row.ref, entry=entry,
    )  # fmt: skip
    row.save(update_fields=["entry"])
    clocks.start(
        "abroad_visit", now.explored.family, person=child, on=day, entry=row.entry, due_on=due_on, matter=row.ref,
        kind="abroad_visit_planned", about=f"Somebody sees {child.known_as} in {now.country}", by=by,
    )  # fmt: skip
    return row


@transaction.atomic
def record_abroad_visit(
    visit: AbroadVisit,
    *,
    by: Who,
    on: date,
    done_on: date | None = None,
    child_says: str = "",
    found: str = "",
    not_done_why: str = "",
    entry: UUID | None = None,
) -> AbroadVisit:
    """Write what a visit abroad found and what the child said; or why there was none. Either ends the wait for it."""
    now = locked(visit, *(f"check_of__{name}" for name in OF))
    if now.done_on is not None or now.not_done_why:
        raise NotNow("This visit is already written down. Arrange the next one.")
    of = now.check_of.explored
    why = rules.fits(not_done_why, "not_done_why")
    if done_on is None:
        why = rules.said(why, "not_done_why", "Say on which day it was, or why there was no visit.")
        stop_clocks(of.family, now.ref, f"No visit: {why}", on=on, by=by)
        return save(now, not_done_why=why)
    rules.must_have_happened(done_on, on, "done_on")
    words = rules.said(found, "found", "Write how the child is.")
    save(now, done_on=done_on, found=words, child_says=rules.fits(child_says, "child_says"))
    tell(
        "abroad_visit_made", of.family, "The child was seen in another country.", on_day=done_on, on=on, by=by,
        about=[now.child], source="abroad_visit", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    meet_clocks(of.family, now.ref, on=done_on, entry=entry, by=by)
    return now


def open_tasks(check: AbroadCheck) -> list[AbroadTask]:
    """The tasks that are neither done nor said to be not needed."""
    return list(check.tasks.filter(done_on__isnull=True, not_needed_why=""))


def _open(check: AbroadCheck) -> AbroadCheck:
    now = locked(check, *OF)
    if now.ended_on is not None:
        raise NotNow("This check has ended. Begin another if things have changed.")
    return now


def _in_words(check: AbroadCheck) -> str:
    return "\n".join(
        part for part in (check.asked_through, check.risks, check.risks_answer, check.result) if part
    )


def _word(task: AbroadTask, why: str) -> str:
    said = task.word.replace("_", " ")
    return f"{said}, not needed" if why else said
