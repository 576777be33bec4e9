"""A court case: begun, the guardian and the judge by name, more time with its reason; ended, withdrawn, looked back on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.clocks import actions as clocks
from kinfold.court import rules
from kinfold.court.actions.before import end_before
from kinfold.court.actions.telling import clock_of, moved, must_be_newest, save, set_last_day, tell
from kinfold.court.models import Extension, PreProceedings, Proceedings, ProceedingsChild
from kinfold.court.queries import beforehand as before_queries
from kinfold.court.queries import cases as queries
from kinfold.court.rules.weeks import RULE
from kinfold.court.states import PROCEEDINGS
from kinfold.plan import actions as plan
from kinfold.plan import queries as levels

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

STAYS = frozenset({"looked_after"})
"""A child at one of these levels keeps it when a court case begins."""


@transaction.atomic
def issue_proceedings(
    family: Family,
    children: Iterable[Person],
    *,
    issued_on: date,
    application: str,
    court: str,
    by: Who,
    on: date,
    before: PreProceedings | None = None,
    track: str = "ordinary",
    why: str = "",
    court_number: str = "",
    first_hearing_on: date | None = None,
    guardian_asked_on: date | None = None,
    intention_letter_on: date | None = None,
    not_held_why: str = "",
    entry: UUID | None = None,
) -> Proceedings:
    """Begin a court case about children: twenty-six weeks are counted from the day of issue, which is day 1.

    `before` ends with it. Refused while a family group meeting to which somebody said yes in answer to the letter has not
    been held, unless `not_held_why` says why the application cannot wait; that reason is kept with why.
    """
    now = family.joined_into or family
    chosen = list({child.pk: child for child in children}.values())
    if not chosen:
        raise NotNow("Choose for which children.", field="children")
    rules.must_have_come(issued_on, on, "issued_on")
    rules.one_of(track, rules.TRACKS, "track", "Choose which court.")
    rules.must_not_be_before(first_hearing_on, issued_on, "first_hearing_on", "the day of issue")
    _not_twice(chosen)
    if before is not None:
        rules.must_have_met(before_queries.accepted_not_held(before), not_held_why)
    made = Proceedings.objects.create(
        family=now,
        before=before,
        siblings=before.siblings if before else ids.record_ref(),
        court=court.strip()[:120],
        court_number=court_number.strip()[:40],
        track=track,
        application=rules.said(application, "application", "Say what the court is asked for.", longest=200),
        why=_why(why, not_held_why),
        issued_on=issued_on,
        issued_by=agencies.practitioner_of(by),
        due_on=rules.last_day(issued_on),
        first_hearing_on=first_hearing_on,
        guardian_asked_on=guardian_asked_on,
    )
    ProceedingsChild.objects.bulk_create(ProceedingsChild(proceedings=made, person=one) for one in chosen)
    _tell_issued(made, chosen, by=by, on=on, entry=entry)
    if before is not None:
        _end_before(before, made, intention_letter_on, by=by, on=on, entry=entry)
    return made


def _not_twice(chosen: list[Person]) -> None:
    there = queries.children_in_court(chosen)
    if there:
        raise NotNow(f"{there[0].known_as} is part of a court case already.", field="children")


def _why(why: str, not_held_why: str) -> str:
    told = rules.fits(why, "why")
    if not not_held_why.strip():
        return told
    return f"{told}\n\nThe family group meeting was not held first: {not_held_why.strip()}".strip()


def _tell_issued(made: Proceedings, chosen: list[Person], *, by: Who, on: date, entry: UUID | None) -> None:
    told = tell(
        made.family, "application_issued", "An application was made to the family court.", on_day=made.issued_on,
        on=on, by=by, about=chosen, ref=made.ref, entry=entry,
    )  # fmt: skip
    save(made, entry=told)
    if (
        clock_of(made.family, RULE, made.ref) is None
    ):  # an entry played from the past may have told the clocks nothing
        clocks.start(
            RULE, made.family, on=made.issued_on, due_on=made.due_on, entry=told, matter=made.ref,
            kind="court_step", by=by, limit_source="Twenty-six weeks, the day of issue counted",
        )  # fmt: skip
    if made.first_hearing_on is not None:
        guardian_by(made, made.first_hearing_on, entry=told, on_day=made.issued_on, by=by)
    if made.track == "fdac":
        clocks.start(
            "fdac_fortnight", made.family, on=made.issued_on, entry=told, matter=made.ref, every_days=14,
            kind="court_step", by=by,
        )  # fmt: skip
    now = levels.levels_open(chosen)
    step = [child for child in chosen if child.pk not in now or now[child.pk].level not in STAYS]
    plan.level_follows(
        made.family, step, "proceedings", decided_on=made.issued_on, why=made.application, by=by, on=on,
        lawful_basis="application", entry=entry,
    )  # fmt: skip


def _end_before(
    before: PreProceedings,
    made: Proceedings,
    letter_on: date | None,
    *,
    by: Who,
    on: date,
    entry: UUID | None,
) -> None:
    if before.ended_on is None:
        before = end_before(
            before, "issue", ended_on=made.issued_on, why=made.application, by=by, on=on,
            intention_letter_on=letter_on, entry=entry,
        )  # fmt: skip
    save(before, applied_on=made.issued_on)


def guardian_by(made: Proceedings, hearing_on: date, *, entry: UUID, on_day: date, by: Who) -> None:
    """Let the clock of the guardian run until the first hearing, while no guardian is named."""
    if made.guardian_on is not None:
        return
    why = "Until the day of the first hearing"
    set_last_day(
        made.family, "guardian_before_first_hearing", since=made.issued_on, due_on=hearing_on, on_day=on_day,
        why=why, ref=made.ref, entry=entry, by=by,
    )  # fmt: skip


@transaction.atomic
def name_guardian(
    proceedings: Proceedings,
    guardian: str,
    *,
    named_on: date,
    by: Who,
    on: date,
    asked_on: date | None = None,
    version: int | None = None,
    entry: UUID | None = None,
) -> Proceedings:
    """Write down who is the children's guardian: the person who tells the court what is best for them, and what they say."""
    now = moved(proceedings, PROCEEDINGS, "name_guardian", "family")
    name = rules.said(guardian, "guardian", "Write the guardian’s name.", longest=200)
    must_be_newest(now, version, now.guardian, name)
    rules.must_have_come(named_on, on, "named_on")
    rules.must_not_be_before(named_on, now.issued_on, "named_on", "the day of issue")
    tell(
        now.family, "guardian_named", "The children’s guardian was named.", on_day=named_on, on=on, by=by,
        about=queries.people_in(now), ref=now.ref, entry=entry,
    )  # fmt: skip
    return save(now, guardian=name, guardian_on=named_on, guardian_asked_on=asked_on or now.guardian_asked_on)


@transaction.atomic
def change_judge(
    proceedings: Proceedings,
    judge: str,
    *,
    since: date,
    by: Who,
    on: date,
    why: str = "",
    version: int | None = None,
) -> Proceedings:
    """Write down who decides. The same judge throughout is best for the children: another one needs a reason."""
    now = moved(proceedings, PROCEEDINGS, "change_judge", "family")
    name = rules.said(judge, "judge", "Write the judge’s name.", longest=200)
    must_be_newest(now, version, now.judge, name)
    rules.must_have_come(since, on, "since")
    if not now.judge:
        return save(now, judge=name)
    if name == now.judge:
        return now
    reason = rules.said(why, "why", "Say why another judge decides now.", longest=1000)
    told = f"{since.isoformat()}: {reason}"
    tell(
        now.family, "judge_changed", "Another judge decides from now on.", on_day=since, on=on, by=by,
        about=queries.people_in(now), ref=now.ref,
    )  # fmt: skip
    return save(now, judge=name, judge_changed_why=f"{now.judge_changed_why}\n{told}".strip())


@transaction.atomic
def note_court_number(
    proceedings: Proceedings, court_number: str, *, by: Who, on: date, parents_lawyers: str | None = None
) -> Proceedings:
    """Keep the court's own number, and who speaks for the parents."""
    now = moved(proceedings, PROCEEDINGS, "note_court_number", "family")
    facts = {"court_number": rules.fits(court_number, "court_number", longest=40)}
    if parents_lawyers is not None:
        facts["parents_lawyers"] = rules.fits(parents_lawyers, "parents_lawyers", longest=2000)
    return save(now, **facts)


@transaction.atomic
def extend(
    proceedings: Proceedings,
    *,
    until: date,
    why: str,
    decided_on: date,
    by: Who,
    on: date,
    judge: str = "",
    entry: UUID | None = None,
) -> Extension:
    """Write down that the court gave more time: until when, and the court's reason. The twenty-six weeks stay on the record."""
    now = moved(proceedings, PROCEEDINGS, "extend", "family")
    reason = rules.said(why, "why", "Write the court’s reason for more time.")
    rules.must_have_come(decided_on, on, "decided_on")
    if until <= now.due_on:
        raise NotNow("This is not later than the day that stands now.", field="until")
    told = tell(
        now.family, "extended", "The court gave more time.", on_day=decided_on, on=on, by=by,
        about=queries.people_in(now), ref=now.ref, entry=entry,
    )  # fmt: skip
    made = Extension.objects.create(
        proceedings=now, on_day=decided_on, until=until, why=reason, judge=judge.strip()[:200] or now.judge,
        entry=told, recorded_by_id=by.account_id,
    )  # fmt: skip
    set_last_day(
        now.family, RULE, since=now.issued_on, due_on=until, on_day=decided_on, why=reason[:200], ref=now.ref,
        entry=told, by=by,
    )  # fmt: skip
    save(now, due_on=until)
    return made
