"""Finding one thing of a child in care by its reference, and the rows of a child's periods, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from kinfold.care.models import (
    Carer,
    CareReview,
    LegalStatus,
    Matching,
    Missing,
    PeriodOfCare,
    Permanence,
    Placement,
    PromisedTime,
)
from kinfold.care.queries.before import before_care
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.people.models import Person


def period(ref: str) -> PeriodOfCare:
    """Return a period of care by reference. Raises `PeriodOfCare.DoesNotExist`."""
    return PeriodOfCare.objects.select_related("family__joined_into", "person").get(ref=ref)


def placement(ref: str) -> Placement:
    """Return a placement by reference. Raises `Placement.DoesNotExist`."""
    rows = Placement.objects.select_related(
        "period__family__joined_into", "period__person", "carer", "place_org", "back_to"
    )
    return rows.get(ref=ref)


def matching(ref: str) -> Matching:
    """Return a choice of a home by reference. Raises `Matching.DoesNotExist`."""
    return Matching.objects.select_related("period__family__joined_into", "period__person", "placement").get(
        ref=ref
    )


def promise(ref: str) -> PromisedTime:
    """Return a promise of time by reference. Raises `PromisedTime.DoesNotExist`."""
    return PromisedTime.objects.select_related("family__joined_into", "child", "promised_by").get(ref=ref)


def missing(ref: str) -> Missing:
    """Return a missing episode by reference. Raises `Missing.DoesNotExist`."""
    return Missing.objects.select_related("family__joined_into", "person", "period").get(ref=ref)


def period_now(child: Person, on: date) -> PeriodOfCare | None:
    """The period of care that a child is in on a day. On the day of leaving they are no longer in care."""
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    rows = PeriodOfCare.objects.filter(lasting, person_id__in=people.same_ids(child), began_on__lte=on)
    return rows.select_related("family__joined_into", "person").last()


def periods_of(child: Person) -> list[PeriodOfCare]:
    """Every period of care of a child, the oldest first; `reviewed`: whether a review was held in it; `before`: what is
    written of homes for good before care, of the child and so the same in each."""
    same = people.same_ids(child)
    held = Exists(CareReview.objects.filter(period=OuterRef("pk"), held_on__isnull=False))
    rows = PeriodOfCare.objects.filter(person_id__in=same).annotate(reviewed=held, before=before_care(same))
    return list(rows.select_related("family__joined_into", "person"))


def in_care(children: Iterable[Person], on: date) -> dict[int, PeriodOfCare]:
    """The period of care of each of these children who is in care on a day, by the child's number. One query."""
    ids = [child.pk for child in children]
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    whose = Q(person__in=people.every_record(ids))
    rows = PeriodOfCare.objects.filter(lasting, whose, began_on__lte=on).select_related("person")
    return {row.person.merged_into_id or row.person_id: row for row in rows}


def legal_timeline(child: Person) -> list[LegalStatus]:
    """The law behind each day in care, the oldest first; what held for no whole day is left out."""
    rows = LegalStatus.objects.filter(period__person_id__in=people.same_ids(child))
    return [row for row in rows.select_related("period").order_by("since", "pk") if row.until != row.since]


def stays(child: Person) -> list[Placement]:
    """Every row of where a child lived in care, short stays too, the oldest first."""
    rows = Placement.objects.filter(period__person_id__in=people.same_ids(child))
    return list(rows.select_related("period", "carer", "place_org").order_by("since", "pk"))


def permanence_of(child: Person) -> list[Permanence]:
    """What was planned for good, the oldest first."""
    return list(
        Permanence.objects.filter(period__person_id__in=people.same_ids(child)).select_related("period")
    )


def matchings_of(child: Person) -> list[Matching]:
    """Every choice of a home for a child, the newest first."""
    rows = Matching.objects.filter(period__person_id__in=people.same_ids(child))
    return list(rows.select_related("placement", "period"))


def carers_named(refs: Iterable[str]) -> list[Carer]:
    """The carers with these references, also those who have stopped."""
    return list(Carer.objects.filter(ref__in=list(refs)).prefetch_related("pictures"))


def missing_of(child: Person) -> list[Missing]:
    """Every time a child was missing, the newest first."""
    return list(Missing.objects.filter(person_id__in=people.same_ids(child)))
