"""Where a young person goes after school; and a school's own list of those who may need more help to get there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.rows import locked, save
from kinfold.school import rules
from kinfold.school.actions.steps import kept, now, tell, writer
from kinfold.school.models import Destination, Listed

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.school.models import SchoolPlace


@transaction.atomic
def record_destination(
    family: Family,
    young_person: Person,
    what: str,
    *,
    source: str,
    told_on: date,
    since: date,
    by: Who,
    on: date,
    place: str = "",
    note: str = "",
    from_school: Organisation | None = None,
    entry: UUID | None = None,
) -> Destination:
    """What a young person of sixteen to eighteen does now, who said so and when. "Nobody knows" is an answer too."""
    rules.must_have_happened(told_on, on, "told_on")
    rules.one_of(what, Destination.What.values, "what", "Choose what they do.")
    rules.one_of(source, Destination.Source.values, "source", "Say who told you.")
    person = now(young_person)
    if not rules.is_sixteen_to_eighteen(person.born_on, told_on):
        raise NotNow("This is for young people of sixteen to eighteen.")
    if what == Destination.What.NOT_KNOWN and source not in (
        Destination.Source.NOBODY,
        Destination.Source.SCHOOL,
    ):
        raise NotNow("Somebody told you, so something is known. Choose what they do.", field="what")
    made = Destination.objects.create(
        family=kept(family), young_person=person, what=what, source=source, told_on=told_on, since=since,
        place=rules.fits(place, "place", longest=200), note=rules.fits(note, "note"), from_school=from_school, recorded_by=writer(by),
    )  # fmt: skip
    says = (
        "nobody knows yet what comes after school"
        if what == "not_known"
        else "what comes after school was written down"
    )
    made.entry = tell(
        made.family,
        person,
        f"{person.known_as}: {says}.",
        on_day=told_on,
        on=on,
        by=by,
        ref=made.ref,
        detail="destination",
        entry=entry,
    )
    made.save(update_fields=["entry"])
    return made


@transaction.atomic
def put_on_list(
    place: SchoolPlace,
    *,
    reason: str,
    put_on: date,
    ends_on: date,
    by: Who,
    on: date,
    help_offered: str = "",
    told_on: date | None = None,
) -> Listed:
    """Put a young person on a school's own list, with a reason in words and a day on which it ends. Protected traits and
    scores are refused. Kept by the school: no chronology entry, so that it follows nobody out of school."""
    worker = writer(by)
    if worker is None or worker.organisation_id != place.school_id or place.school is None:
        raise RefusedOpenly("Only the young person’s own school keeps this list.")
    rules.must_have_happened(put_on, on, "put_on")
    rules.must_end_in_time(put_on, ends_on)
    for text, field in ((reason, "reason"), (help_offered, "help_offered")):
        rules.must_name_no_trait(text, field)
    why = rules.said(reason, "reason", "Write what makes the next step hard.", longest=300)
    if told_on is None:
        raise NotNow("Talk with the young person first. They read this on their own page.", field="told_on")
    rules.must_have_happened(told_on, on, "told_on")
    person = now(place.child)
    if Listed.objects.filter(young_person=person, school=place.school, ended_on__isnull=True).exists():
        raise NotNow("This young person is on the list already.")
    return Listed.objects.create(
        family=kept(place.family), young_person=person, school=place.school, reason=why, put_on=put_on, put_on_by=worker,
        help_offered=rules.fits(help_offered, "help_offered", longest=300), told_on=told_on, ends_on=ends_on,
    )  # fmt: skip


@transaction.atomic
def take_off_list(listed: Listed, *, why: str, by: Who, on: date) -> Listed:
    """Take a name off the list."""
    row = locked(listed)
    if by.organisation_id != row.school_id:
        raise RefusedOpenly("Only the young person’s own school keeps this list.")
    if row.ended_on is not None:
        raise NotNow("The name is off the list already.")
    return save(
        row, ended_on=on, ended_why=rules.said(why, "why", "Say why the name comes off.", longest=300)
    )
