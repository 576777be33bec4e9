"""First days at nursery and school, set by hand where they differ from what the age says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.dates import plain
from kinfold.base.errors import NotNow
from kinfold.base.rows import must_be_newest, save
from kinfold.clocks.actions import tell
from kinfold.universal import rules
from kinfold.universal.actions.telling import kept, kept_child, must_belong
from kinfold.universal.models import TransitionDay

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@transaction.atomic
def set_first_day(
    family: Family,
    child: Person,
    stage: str,
    *,
    starts_on: date | None,
    why: str,
    by: Who,
    on: date,
    version: int | None = None,
    entry: UUID | None = None,
) -> TransitionDay:
    """Set a child's first day by hand, or (without a day) that the child does not go there, with the reason."""
    of = rules.stage(stage)
    family, child = kept(family), kept_child(child)
    must_belong(family, child, on, "child")
    if starts_on is not None and child.born_on is not None:
        rules.must_follow(starts_on, child.born_on, "starts_on", f"{child.known_as} was born")
        if starts_on > rules.later(child.born_on, {"months": 12 * 20}):
            raise NotNow("Check the year of this date.", field="starts_on")
    why = rules.said(why, "why", "Say why it differs from the usual day.", longest=300)
    row = TransitionDay.objects.select_for_update().filter(child=child, stage=stage).first()
    if row is None:
        row = TransitionDay.objects.create(
            family=family, child=child, stage=stage, starts_on=starts_on, why=why
        )
    else:
        must_be_newest(row, version, _in_words(row.starts_on, row.why), _in_words(starts_on, why))
        save(row, starts_on=starts_on, why=why)
    says = f"starts {of.title} on {plain(starts_on)}" if starts_on else f"does not start {of.title} as usual"
    tell(
        "school_step", family, f"{child.known_as} {says}.", on_day=on, on=on, by=by, about=[child],
        source="first_days", source_ref=row.ref, entry=entry,
    )  # fmt: skip
    return row


def _in_words(day: date | None, why: str) -> str:
    return f"{plain(day) if day else 'Does not go'}\n{why}"
