"""Rows of this room by reference or by child."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.school.models import (
    AlternativeHours,
    Attendance,
    DailyNote,
    Destination,
    EhcRequest,
    Listed,
    PanelAction,
    PreventionPanel,
    SchoolExclusion,
    SchoolLead,
    SchoolPlace,
    WorkerKnown,
)

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation, Practitioner
    from kinfold.network.models import Family
    from kinfold.people.models import Person

WITH = ("family__joined_into", "child__merged_into")


def lasting(on: date) -> Q:
    """A row holds on a day: to the end of its last day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def holds_on(row: SchoolPlace, on: date) -> bool:
    """The same of one place that was read already."""
    return row.since <= on and (row.until is None or row.until >= on)


def place(ref: str) -> SchoolPlace:
    """A place by reference. Raises `DoesNotExist`."""
    return SchoolPlace.objects.select_related(*WITH, "school").get(ref=ref)


def places_of(child: Person) -> list[SchoolPlace]:
    """Every place a child had, the newest first."""
    rows = SchoolPlace.objects.filter(child_id__in=people.same_ids(child))
    return list(rows.select_related("school"))


def places_now(child: Person, on: date) -> list[SchoolPlace]:
    """Where a child goes to school on a day: the main place first, then alternative provision."""
    rows = SchoolPlace.objects.filter(lasting(on), child_id__in=people.same_ids(child)).select_related(
        "school"
    )
    return sorted(rows, key=lambda row: (row.kind == SchoolPlace.Kind.ALTERNATIVE, row.pk))


def leads_of(school: Organisation, on: date) -> list[SchoolLead]:
    """Who leads on safeguarding at a school on a day, who began first before."""
    rows = SchoolLead.objects.filter(lasting(on), school=school)
    return list(rows.select_related("practitioner__organisation").order_by("since", "pk"))


def lead_at(place: SchoolPlace, on: date) -> Practitioner | None:
    """Whoever leads on safeguarding at the school of a place on a day; the one named first."""
    rows = SchoolLead.objects.filter(lasting(on), school_id=place.school_id)
    first = rows.select_related("practitioner__organisation").order_by("since", "pk").first()
    return first.practitioner if first is not None else None


def social_worker(home: Family, on: date) -> Practitioner | None:
    """The social worker of a family on a day: whoever is allocated, else a lead of social care."""
    rows = [
        row for row in network.involved(home, on) if row.practitioner.organisation.sector == "social_care"
    ]
    held = [row for role in ("allocated", "lead") for row in rows if row.role == role]
    return held[0].practitioner if held else None


def all_leads(on: date) -> list[SchoolLead]:
    """Who leads on safeguarding at each school on a day, by school."""
    rows = SchoolLead.objects.filter(lasting(on)).select_related("practitioner__organisation", "school")
    return list(rows.order_by("school__name", "since", "pk"))


def lead_row(ref: str) -> SchoolLead:
    """Somebody who leads, by reference. Raises `DoesNotExist`."""
    return SchoolLead.objects.select_related("practitioner", "school").get(ref=ref)


def known(ref: str) -> WorkerKnown:
    """That school was told of a worker, by reference. Raises `DoesNotExist`."""
    return WorkerKnown.objects.select_related(*WITH, "school", "worker__organisation").get(ref=ref)


def known_of(child: Person) -> list[WorkerKnown]:
    """What schools were told of a child's worker, the newest first."""
    rows = WorkerKnown.objects.filter(child_id__in=people.same_ids(child))
    return list(rows.select_related("school", "worker__organisation", "told_to__organisation"))


def notes_of(child: Person, *, limit: int = 30) -> list[DailyNote]:
    """The newest lines of a child's log book."""
    rows = DailyNote.objects.filter(child_id__in=people.same_ids(child))
    return list(rows.select_related("worker__organisation", "person", "only_for", "school")[:limit])


def attendance_of(child: Person, *, limit: int = 12) -> list[Attendance]:
    """The newest weeks or terms."""
    return list(Attendance.objects.filter(child_id__in=people.same_ids(child))[:limit])


def hours_of(child: Person) -> list[AlternativeHours]:
    """Hours of teaching elsewhere, the newest first."""
    return list(
        AlternativeHours.objects.filter(child_id__in=people.same_ids(child)).select_related("provider")
    )


def hours(ref: str) -> AlternativeHours:
    """Hours offered, by reference. Raises `DoesNotExist`."""
    return AlternativeHours.objects.select_related(*WITH, "provider").get(ref=ref)


def exclusions_of(child: Person) -> list[SchoolExclusion]:
    """Suspensions and exclusions, the newest first."""
    return list(
        SchoolExclusion.objects.filter(child_id__in=people.same_ids(child)).select_related("school", "panel")
    )


def exclusion(ref: str) -> SchoolExclusion:
    """One exclusion. Raises `DoesNotExist`."""
    return SchoolExclusion.objects.select_related(*WITH, "school", "panel").get(ref=ref)


def panels_of(child: Person) -> list[PreventionPanel]:
    """Prevention panels, the newest first."""
    return list(PreventionPanel.objects.filter(child_id__in=people.same_ids(child)))


def panel(ref: str) -> PreventionPanel:
    """One panel. Raises `DoesNotExist`."""
    return PreventionPanel.objects.select_related(*WITH, "school", "asked_by").get(ref=ref)


def panel_action(ref: str) -> PanelAction:
    """One thing agreed. Raises `DoesNotExist`."""
    return PanelAction.objects.select_related("panel__family__joined_into", "panel__child__merged_into").get(
        ref=ref
    )


def ehc_of(child: Person) -> list[EhcRequest]:
    """Requests for a plan, the newest first."""
    return list(EhcRequest.objects.filter(child_id__in=people.same_ids(child)).select_related("looks_after"))


def ehc(ref: str) -> EhcRequest:
    """One request. Raises `DoesNotExist`."""
    return EhcRequest.objects.select_related(*WITH, "school", "looks_after__organisation").get(ref=ref)


def destinations_of(person: Person) -> list[Destination]:
    """What a young person did after school, what was told last first."""
    return list(
        Destination.objects.filter(young_person_id__in=people.same_ids(person)).select_related("from_school")
    )


def listed(ref: str) -> Listed:
    """A name on a school's list. Raises `DoesNotExist`."""
    return Listed.objects.select_related("family__joined_into", "young_person__merged_into", "school").get(
        ref=ref
    )


def listed_of(person: Person, on: date) -> list[Listed]:
    """The lists on which a young person's name stands today: over by itself after its last day."""
    rows = Listed.objects.filter(
        young_person_id__in=people.same_ids(person), put_on__lte=on, ends_on__gte=on, ended_on__isnull=True
    )
    return list(rows.select_related("school", "put_on_by__organisation"))
