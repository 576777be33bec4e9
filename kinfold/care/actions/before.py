"""What there was before care: a home for good that ended, or none. Asked once of everybody who comes into care."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.care.actions.steps import Telling, tell
from kinfold.care.models import EarlierPermanence
from kinfold.care.rules import before
from kinfold.care.rules.checks import fits, said
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.care.models import PeriodOfCare


@transaction.atomic
def say_home_before(
    period: PeriodOfCare,
    word: str,
    *,
    by: Who,
    on: date,
    arranged_by: str = "",
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    note: str = "",
    entry: UUID | None = None,
) -> EarlierPermanence:
    """Write a home for good that ended before this time in care, or that there was none. Raises `NotNow`.

    There may have been several, but not one beside "none". The chronology tells only that it was asked.
    """
    before.must_be_said(word, arranged_by)
    before.must_be_a_day(year, month, day, born=period.person.born_on, began=period.began_on)
    stands = EarlierPermanence.objects.select_for_update().filter(
        person_id__in=people.same_ids(period.person), taken_back_on__isnull=True
    )
    words = {row.word for row in stands}
    if words and (word == before.NONE or before.NONE in words):
        raise NotNow(
            "Something else stands here already. If it is wrong, take that back first.", field="word"
        )
    none = word == before.NONE
    made = EarlierPermanence(
        person=people.kept(period.person), word=word, arranged_by="" if none else arranged_by, said_on=on,
        year=None if none else year, month=None if none else month, day=None if none else day, note=fits(note, "note"),
    )  # fmt: skip
    made.entry = tell(
        "home_before", period.family, f"What there was before {period.person.known_as} came into care was asked.",
        on_day=on, told=Telling(by, on, entry), about=[period.person], source="home_before", ref=period.ref,
    )  # fmt: skip
    made.save()
    return made


@transaction.atomic
def take_back_home_before(row: EarlierPermanence, *, why: str, by: Who, on: date) -> EarlierPermanence:
    """It was not so: it counts no longer, and what was written stays to be read. Raises `NotNow`."""
    row = locked(row)
    if row.taken_back_on is not None:
        raise NotNow("This was taken back already.")
    return save(row, taken_back_on=on, taken_back_why=said(why, "why", "Say what was wrong."))
