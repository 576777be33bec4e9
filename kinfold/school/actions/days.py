"""The log book between school and home, half days attended, hours of teaching elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.people import queries as people
from kinfold.school import rules
from kinfold.school.actions.steps import kept, must_be_newest, now, tell, writer
from kinfold.school.models import AlternativeHours, Attendance, DailyNote

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.school.models import SchoolPlace


@transaction.atomic
def write_daily_note(
    place: SchoolPlace,
    says: str,
    *,
    written_on: date,
    by: Who,
    on: date,
    good: bool = False,
    only_for: Person | None = None,
    shared: bool = False,
) -> DailyNote:
    """Write a line between school and home, either way. `only_for`: from school, for one parent. `shared`: from home, the
    other parent may read it. No chronology entry: the log book is a page of its own (see `DailyNote`)."""
    rules.must_have_happened(written_on, on, "written_on")
    if place.school is None:
        raise NotNow("There is no school on this record to write to.")
    if place.until is not None and place.until < written_on:
        raise NotNow("The child does not go to this school any more.")
    worker = writer(by)
    if worker is not None and worker.organisation_id != place.school_id:
        raise NotNow("Only the school and the family write here.")
    person = None if worker is not None else people.numbered(by.person_id or 0)
    return DailyNote.objects.create(
        family=kept(place.family), child=now(place.child), school=place.school, written_on=written_on, worker=worker, person=person,
        says=rules.said(says, "says", "Write a line. One sentence is enough.", longest=2000), good=good,
        only_for=now(only_for) if only_for is not None and worker is not None else None,
        shared=shared and worker is None, recorded_by_id=by.account_id,
    )  # fmt: skip


@transaction.atomic
def record_attendance(
    family: Family,
    child: Person,
    *,
    since: date,
    until: date,
    possible: int,
    attended: int,
    by: Who,
    on: date,
    late: int = 0,
    reasons: Mapping[str, int] | None = None,
    says: str = "",
    school: Organisation | None = None,
    version: int | None = None,
    entry: UUID | None = None,
) -> Attendance:
    """Write down the half days of a week or a term. The same days again put right what stands; a stale `version` clashes."""
    rules.must_have_happened(until, on, "until")
    rules.must_follow(until, since, "until", "the first day")
    kept_reasons = rules.must_add_up(possible, attended, late, reasons or {})
    facts = {
        "possible": possible, "attended": attended, "late": late, "reasons": kept_reasons, "says": rules.fits(says, "says"),
        "school": school, "recorded_by": writer(by),
    }  # fmt: skip
    child = now(child)
    standing = Attendance.objects.select_for_update().filter(child=child, since=since, until=until).first()
    words = f"{rules.said_in_words(possible, attended)}. {says}".strip()
    if standing is not None:
        if version is not None:
            must_be_newest(
                version,
                standing.version,
                f"{rules.said_in_words(standing.possible, standing.attended)}. {standing.says}",
                words,
            )
        return save(standing, **facts)
    made = Attendance.objects.create(family=kept(family), child=child, since=since, until=until, **facts)
    made.entry = tell(
        made.family, child, f"{child.known_as}: days at school were written down.", on_day=until, on=on, by=by, ref=made.ref,
        detail="attendance", entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    return made


@transaction.atomic
def offer_hours(
    family: Family,
    child: Person,
    *,
    offered: Decimal,
    since: date,
    by: Who,
    on: date,
    provider: Organisation | None = None,
    named: str = "",
    fewer_why: str = "",
    entry: UUID | None = None,
) -> AlternativeHours:
    """Offer hours of teaching a week to a child who cannot be in school. Fewer than twenty-five need their reason."""
    rules.must_have_reason(offered, fewer_why)
    if provider is None:
        named = rules.said(named, "named", "Say where the child is taught.", longest=200)
    child = now(child)
    made = AlternativeHours.objects.create(
        family=kept(family), child=child, provider=provider, named="" if provider else named, since=since, offered=offered,
        fewer_why=rules.fits(fewer_why, "fewer_why"), recorded_by=writer(by),
    )  # fmt: skip
    made.entry = tell(
        made.family, child, f"{child.known_as}: {rules.fewer_said(offered)} of teaching was offered.", on_day=min(since, on), on=on,
        by=by, ref=made.ref, detail="alternative_hours", entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    return made


@transaction.atomic
def end_hours(
    hours: AlternativeHours,
    *,
    ended_on: date,
    result: str,
    by: Who,
    on: date,
    attended: Decimal | None = None,
    entry: UUID | None = None,
) -> AlternativeHours:
    """Teaching elsewhere ends, with what came of it."""
    rules.must_have_happened(ended_on, on, "ended_on")
    row = locked(hours, "family__joined_into", "child__merged_into")
    if row.until is not None:
        raise NotNow("This has ended already.")
    rules.must_follow(ended_on, row.since, "ended_on", "it began")
    came = rules.said(result, "result", "Say what came of it: back in school, an exam, something else.")
    child = now(row.child)
    tell(
        row.family, child, f"{child.known_as}: teaching outside school ended.", on_day=ended_on, on=on, by=by, ref=row.ref,
        detail="alternative_hours_ended", entry=entry,
    )  # fmt: skip
    return save(row, until=ended_on, result=came, attended=attended)
