"""Where a child goes to school, and who leads on safeguarding there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies.models import Organisation, Practitioner
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.rows import locked, save
from kinfold.school import rules
from kinfold.school.actions.steps import kept, now, tell
from kinfold.school.models import SchoolLead, SchoolPlace
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

SCHOOLS = ("school", "early_years")
KEPT_APART = "Where this child goes to school is kept apart, for their safety. Leave its name out here: it stands among the details kept closer."


@transaction.atomic
def place_at_school(
    family: Family,
    child: Person,
    kind: str,
    *,
    since: date,
    by: Who,
    on: date,
    school: Organisation | None = None,
    named: str = "",
    year_group: str = "",
    why: str = "",
    entry: UUID | None = None,
) -> SchoolPlace:
    """A child begins at a school, a nursery, is taught at home, or has no place. The main place before it ends the day before.

    A school that is protected for this child is refused here (row V2): its name stands among the protected details.
    """
    rules.must_have_happened(since, on, "since")
    rules.one_of(kind, SchoolPlace.Kind.values, "kind", "Choose what kind of place it is.")
    child = now(child)
    apart = bool(sharing.with_protected([child.pk], "school", on))
    if apart and (school is not None or named.strip()):
        raise NotNow(KEPT_APART, field="school")
    nowhere = kind in ("home", "none")
    if not (apart or nowhere or school is not None or named.strip()):
        raise NotNow("Choose the school, or write its name.", field="school")
    if school is not None and school.sector not in SCHOOLS and kind != "alternative":
        raise NotNow("This is not a school or nursery. Choose another, or write the name.", field="school")
    if kind == "none":
        why = rules.said(why, "why", "Say why there is no place, and what is being done.")
    if kind != "alternative":
        _end_the_one_before(child, since, by=by)
    made = SchoolPlace.objects.create(
        family=kept(family), child=child, kind=kind, school=None if nowhere else school, since=since, kept_apart=apart,
        named="" if nowhere or school is not None else rules.fits(named, "named", longest=200),
        year_group=rules.fits(year_group, "year_group", longest=40), why=rules.fits(why, "why"),
        recorded_by_id=by.account_id,
    )  # fmt: skip
    says = {"home": "is taught at home", "none": "has no school place"}.get(kind)
    what = f"{child.known_as} {says}." if says else f"{child.known_as} began at {_a(kind)}."
    made.entry = tell(
        made.family, child, what, on_day=since, on=on, by=by, ref=made.ref, detail="place", entry=entry
    )
    made.save(update_fields=["entry"])
    return made


def _a(kind: str) -> str:
    return {
        "nursery": "a nursery", "primary": "a primary school", "secondary": "a secondary school", "special": "a special school",
        "college": "a sixth form or college", "alternative": "alternative provision",
    }[kind]  # fmt: skip


def _end_the_one_before(child: Person, since: date, *, by: Who) -> None:
    """The main place that runs ends on the day before the new one; a place that begins on that very day is refused."""
    running = SchoolPlace.objects.select_for_update().filter(child=child, until__isnull=True)
    for row in running.exclude(kind=SchoolPlace.Kind.ALTERNATIVE):
        if row.since >= since:
            raise NotNow(
                "This child began somewhere else on that day, or later. Put that right first.", field="since"
            )
        save(row, until=date.fromordinal(since.toordinal() - 1), ended_why="Began somewhere else")


@transaction.atomic
def end_school_place(
    place: SchoolPlace, *, ended_on: date, why: str, by: Who, on: date, entry: UUID | None = None
) -> SchoolPlace:
    """A child leaves a school, with the reason."""
    rules.must_have_happened(ended_on, on, "ended_on")
    row = locked(place, "family__joined_into", "child__merged_into")
    if row.until is not None:
        raise NotNow("This place has ended already.")
    rules.must_follow(ended_on, row.since, "ended_on", "the child began there")
    reason = rules.said(why, "why", "Say why the child leaves.")
    child = now(row.child)
    told = tell(
        row.family, child, f"{child.known_as} left {'home teaching' if row.kind == 'home' else 'this school'}.", on_day=ended_on, on=on,
        by=by, ref=row.ref, detail="place_ended", entry=entry,
    )  # fmt: skip
    return save(row, until=ended_on, ended_why=reason, ended_entry=told)


@transaction.atomic
def name_school_lead(
    school: Organisation, practitioner: Practitioner, *, since: date, by: Who, on: date
) -> SchoolLead:
    """Name who leads on safeguarding at a school. Nobody names themselves (row G2); they must work there."""
    if practitioner.pk == by.practitioner_id:
        raise RefusedOpenly(
            "Nobody can name themselves. Ask a colleague at the council, or whoever leads now."
        )
    if by.sector != "social_care" and not leads(by, school.pk, on):
        raise RefusedOpenly("The council, or whoever leads at this school now, names who leads.")
    if school.sector not in SCHOOLS:
        raise NotNow("Choose a school or nursery.", field="school")
    if practitioner.organisation_id != school.pk or (
        practitioner.left_on is not None and practitioner.left_on <= on
    ):
        raise NotNow("Choose somebody who works at this school.", field="practitioner")
    rules.must_have_happened(since, on, "since")
    standing = SchoolLead.objects.filter(school=school, practitioner=practitioner, until__isnull=True).first()
    if standing is not None:
        return standing
    return SchoolLead.objects.create(
        school=school, practitioner=practitioner, since=since, named_by_id=by.account_id
    )


@transaction.atomic
def end_school_lead(lead: SchoolLead, *, ended_on: date, by: Who, on: date) -> SchoolLead:
    """Somebody leads on safeguarding no longer."""
    row = locked(lead)
    if by.sector != "social_care" and not leads(by, row.school_id, on):
        raise RefusedOpenly("The council, or whoever leads at this school now, changes who leads.")
    rules.must_have_happened(ended_on, on, "ended_on")
    rules.must_follow(ended_on, row.since, "ended_on", "they began")
    if row.until is not None:
        raise NotNow("They do not lead any more.")
    return save(row, until=ended_on)


def leads(by: Who, school_id: int, on: date) -> bool:
    """Say whether somebody leads on safeguarding at a school on a day."""
    rows = SchoolLead.objects.filter(
        school_id=school_id, practitioner_id=by.practitioner_id or 0, since__lte=on
    )
    return rows.filter(until__isnull=True).exists() or rows.filter(until__gte=on).exists()
