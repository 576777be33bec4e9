"""Homes for good that a child had before coming into care."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject

from kinfold.care.models import EarlierPermanence
from kinfold.people import queries as people

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kinfold.people.models import Person


def before_care(person_ids: Iterable[int]) -> ArraySubquery:
    """What stands of some records of one child, to be read with something else: `as_read` makes rows of it."""
    rows = EarlierPermanence.objects.filter(person_id__in=list(person_ids), taken_back_on__isnull=True)
    facts = {name: name for name in ("id", "word", "arranged_by", "year", "month", "day", "note")}
    return ArraySubquery(rows.order_by("said_on", "pk").values(facts=JSONObject(**facts)))


def as_read(found: Iterable[Mapping[str, Any]]) -> list[EarlierPermanence]:
    """The rows that `before_care` brought, for showing."""
    return [EarlierPermanence(**facts) for facts in found]


def homes_before(child: Person) -> list[EarlierPermanence]:
    """What was answered and stands, in the order in which it was said: nothing when nobody has asked yet."""
    rows = EarlierPermanence.objects.filter(person_id__in=people.same_ids(child), taken_back_on__isnull=True)
    return list(rows.order_by("said_on", "pk"))


def home_before(number: int, child: Person) -> EarlierPermanence:
    """One of them that stands, of this child. Raises `EarlierPermanence.DoesNotExist`."""
    rows = EarlierPermanence.objects.filter(taken_back_on__isnull=True)
    return rows.get(pk=number, person_id__in=people.same_ids(child))
