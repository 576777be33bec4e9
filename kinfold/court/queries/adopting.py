"""The decisions on adoption for a child: the one that is open, and those that were reversed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinfold.court import rules
from kinfold.court.models import AdoptionSteps
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.people.models import Person


def adoption_of(child: Person) -> AdoptionSteps | None:
    """Return the open decision on adoption, or the one that was carried out; None when there is none, or it was reversed."""
    rows = AdoptionSteps.objects.filter(person_id__in=people.same_ids(child), reversed_on=None)
    return rows.select_related("family__joined_into", "person").order_by("-decided_on", "-pk").first()


def adoptions_of(child: Person) -> list[AdoptionSteps]:
    """Return every decision on adoption for a child, reversed ones too."""
    rows = AdoptionSteps.objects.filter(person_id__in=people.same_ids(child))
    return list(rows.select_related("family", "person"))


def adoption(ref: str) -> AdoptionSteps:
    """Return one. Raises `AdoptionSteps.DoesNotExist`."""
    return AdoptionSteps.objects.select_related("family__joined_into", "person__merged_into").get(ref=ref)


def state(row: AdoptionSteps) -> str:
    """Say where the decisions stand (a word of `states.ADOPTION`)."""
    return rules.adoption_state(
        reversed_=row.reversed_on is not None,
        adopted=row.adopted_on is not None,
        placed=row.placed_on is not None,
        matched=row.matched_on is not None,
        should_be_placed=row.should_be_placed_on is not None,
    )
