"""Health of children in care: facts as they happen, kept as they were filled in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.care.actions.written import child_now, family_now, keep_words, tell
from kinfold.care.models import HealthStep
from kinfold.care.rules import checks, wellbeing

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@transaction.atomic
def record_health(
    family: Family,
    child: Person,
    word: str,
    *,
    on_day: date,
    by: Who,
    on: date,
    done: bool = True,
    up_to_date: bool | None = None,
    sdq: int | None = None,
    sdq_why_not: str = "",
    help_offered: bool | None = None,
    help_taken: bool | None = None,
    note: str = "",
    child_says: str = "",
    entry: UUID | None = None,
) -> HealthStep:
    """Write down one fact about a child's health (`rules.wellbeing.WORDS`).

    The questionnaire's number is kept as the carer filled it in, for a talk and for the yearly return; nothing is worked
    out from it. The entry says the bare fact, and of drugs, drink and the police nothing by name. Raises `NotNow`.
    """
    child, family = child_now(child), family_now(family)
    checks.come(on_day, on, "on_day")
    step = wellbeing.Step(
        word, on_day, done, up_to_date, sdq, sdq_why_not, help_offered, help_taken if help_offered else None
    )
    wellbeing.check(step, note, child.born_on)
    made = HealthStep(
        person=child, word=word, on_day=on_day, done=done, up_to_date=up_to_date, sdq=sdq,
        sdq_why_not=sdq_why_not, help_offered=help_offered, help_taken=step.help_taken,
        note=checks.fits(note, "note"), child_says=checks.fits(child_says, "child_says"),
        recorded_by_id=by.account_id,
    )  # fmt: skip
    made.entry = entry or tell(
        "health_step", family, child, wellbeing.in_words(word, done), on_day=on_day, on=on, by=by,
        detail=wellbeing.detail_of(word, child.born_on, on_day) if done else "",
        section="restricted" if word in wellbeing.PRIVATE else "ordinary",
        source="care_health", ref=made.ref,
    )  # fmt: skip
    made.save(force_insert=True)
    if word not in wellbeing.PRIVATE:
        keep_words(
            child, family, child_says, said_on=on_day, by=by, on=on, entry=made.entry, topic="how_it_felt"
        )
    return made
