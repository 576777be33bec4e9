"""Short breaks and support care: part of the time somewhere else, while the parents keep the lead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.care.actions.written import child_now, family_now, keep_words, tell
from kinfold.care.models import Carer, ShortBreak
from kinfold.care.rules import breaks, checks
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@transaction.atomic
def record_short_break(
    family: Family,
    child: Person,
    *,
    since: date,
    until: date,
    by: Who,
    on: date,
    carer: Carer | None = None,
    planned: bool = True,
    why: str = "",
    child_says: str = "",
    parents_say: str = "",
    knowing: bool = False,
    entry: UUID | None = None,
) -> ShortBreak:
    """Write down a short break that was, or one that is agreed for later (`until`: the day of coming home).

    One that is longer than the law allows, or makes the year too full, is refused with the reason in plain words; with
    `knowing` it is kept all the same, because what happened must be on record. Raises `NotNow`.
    """
    child, family = child_now(child), family_now(family)
    people.hold(child)
    if until <= since:
        raise NotNow("The day of coming home is after the day of going.", field="until")
    new = breaks.Stay(since, until)
    before = stays(child)
    if breaks.overlaps(new, before):
        raise NotNow("There is another short break on these days. Check the dates.", field="since")
    warnings = breaks.warnings(new, before)
    if warnings and not knowing:
        raise NotNow(" ".join(warnings), field="knowing")
    if warnings and not why.strip():
        raise NotNow("Say why it is longer than a short break may be, and what follows from it.", field="why")
    made = ShortBreak(
        family=family, person=child, carer=carer, since=since, until=until, planned=planned,
        why=checks.fits(why, "why"), child_says=checks.fits(child_says, "child_says"),
        parents_say=checks.fits(parents_say, "parents_say"),
    )  # fmt: skip
    made.entry = entry or _tell(made, family, child, by=by, on=on)
    made.save()
    if since <= on:
        keep_words(
            child,
            family,
            child_says,
            said_on=min(until, on),
            by=by,
            on=on,
            entry=made.entry,
            topic="the_help",
        )
    return made


def _tell(made: ShortBreak, family: Family, child: Person, *, by: Who, on: date) -> UUID:
    """What the chronology says: of a break to come, that it was agreed today; no place and no carer."""
    nights = breaks.Stay(made.since, made.until).days
    word = "night" if nights == 1 else "nights"
    coming = made.since > on
    what = (
        f"A short break of {nights} {word} was agreed."
        if coming
        else f"A short break of {nights} {word} away from home."
    )
    return tell(
        "short_break", family, child, what, on_day=on if coming else made.since, on=on, by=by,
        detail="agreed" if coming else "began", source="short_break", ref=made.ref,
    )  # fmt: skip


def stays(child: Person) -> list[breaks.Stay]:
    """Every short break of a child."""
    rows = ShortBreak.objects.filter(person_id__in=people.same_ids(child))
    return [breaks.Stay(since, until) for since, until in rows.values_list("since", "until")]
