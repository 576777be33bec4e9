"""What became of a family after court; and a look, with its purpose logged, at whether a parent has been there before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.court import rules
from kinfold.court.actions.telling import moved, tell
from kinfold.court.models import EarlierProceedingsLook, Proceedings, TrackOutcome
from kinfold.court.queries import cases as proceedings_queries
from kinfold.court.queries import earlier as queries
from kinfold.court.states import PROCEEDINGS
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

SHORTEST_PURPOSE = 15
YEARS = {"at_end": 0, "one_year": 1, "three_years": 3}


@transaction.atomic
def record_track_outcome(
    proceedings: Proceedings,
    when: str,
    found: str,
    *,
    on_day: date,
    by: Who,
    on: date,
    person: Person | None = None,
    family_says: str = "",
    entry: UUID | None = None,
) -> TrackOutcome:
    """Write down how a family of the Family Drug and Alcohol Court is: when it ended, a year on, three years on."""
    now = moved(proceedings, PROCEEDINGS, "record_track_outcome", "family")
    rules.one_of(when, rules.OUTCOME_WHEN, "when", "Choose which look it is.")
    if now.track != "fdac":
        raise NotNow("Outcomes after one and three years are asked for on the FDAC track only.")
    words = rules.said(found, "found", "Say how they are.")
    rules.must_have_come(on_day, on, "on_day")
    assert now.ended_on is not None
    first = now.ended_on.replace(
        year=now.ended_on.year + YEARS[when], day=min(now.ended_on.day, 28)
    )  # a leap day has no twin
    rules.must_not_be_before(
        on_day, min(first, now.ended_on) if when == "at_end" else first, "on_day", "then"
    )
    told = tell(
        now.family, "outcome_after_court", "How the family is after court was written down.", on_day=on_day, on=on,
        by=by, about=proceedings_queries.people_in(now), ref=now.ref, entry=entry,
    )  # fmt: skip
    return TrackOutcome.objects.create(
        proceedings=now, person=person, when=when, on_day=on_day, found=words,
        family_says=rules.fits(family_says, "family_says"), entry=told, recorded_by_id=by.account_id,
    )  # fmt: skip


@transaction.atomic
def look_at_earlier_proceedings(
    family: Family,
    person: Person,
    purpose: str,
    *,
    support_offered: str,
    by: Who,
    on: date,
    they_say: str = "",
) -> EarlierProceedingsLook:
    """Look whether a parent has been in court for children before, to offer help: by whom and what for is kept for good.

    What was found is read by `queries.found_by(look, who)`: of families whom the asker could find, a few facts without names.
    A look without a purpose, or without an offer of support, is refused.
    """
    worker = agencies.practitioner_of(by)
    if worker is None:
        raise RefusedOpenly("Only a worker may look.")
    reason = rules.said(purpose, "purpose", "Say what for. The purpose is kept for good.", longest=1000)
    if len(reason) < SHORTEST_PURPOSE:
        raise NotNow("Say what for in a sentence. The purpose is kept for good.", field="purpose")
    support = rules.said(
        support_offered,
        "support_offered",
        "Say what help you offer this parent. Looking without offering help is not what this is for.",
        longest=2000,
    )
    now = family.joined_into or family
    found = queries.earlier_cases(person, now, by, on)
    made = EarlierProceedingsLook.objects.create(
        family=now,
        person=person,
        on_day=on,
        looked_by=worker,
        purpose=reason,
        found_any=bool(found),
        support_offered=support,
        they_say=rules.fits(they_say, "they_say", longest=2000),
        recorded_by_id=by.account_id,
    )
    for other in {case.family.pk: case.family for case in found}.values():
        sharing.log(
            by, row="F1", action="earlier_proceedings", family=other, person=person, purpose=reason, about=made.ref
        )  # fmt: skip
    return made
