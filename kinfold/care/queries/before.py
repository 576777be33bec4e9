"""Homes for good that a child had before coming into care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinfold.care.models import EarlierPermanence
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.people.models import Person


def homes_before(child: Person) -> list[EarlierPermanence]:
    """What was answered and stands, in the order in which it was said: nothing when nobody has asked yet."""
    rows = EarlierPermanence.objects.filter(person_id__in=people.same_ids(child), taken_back_on__isnull=True)
    return list(rows.order_by("said_on", "pk"))


def home_before(number: int, child: Person) -> EarlierPermanence:
    """One of them that stands, of this child. Raises `EarlierPermanence.DoesNotExist`."""
    rows = EarlierPermanence.objects.filter(taken_back_on__isnull=True)
    return rows.get(pk=number, person_id__in=people.same_ids(child))
