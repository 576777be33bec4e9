"""Why children came under a plan, beside what was hard in their parents' lives: for counting (seed 002: 269-278, table 4.1)."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from kinfold.network import queries as network
from kinfold.protection.models import Circumstance, ConferenceChild
from kinfold.services.queries import Reach

Rows = QuerySet[Any, dict[str, Any]]


def circumstances_by_category(on: date, *, within: Reach | None = None) -> Rows:
    """Each reason for which a conference made a plan, with each circumstance of a parent that was said there.

    One row for each conference, category, person and word: count conferences, not rows. Not for showing by name; `within`
    keeps to families and people whose record somebody may open.
    """
    rows: Any = Circumstance.objects.filter(
        conference__state="held",
        conference__held_on__lte=on,
        conference__children__decision=ConferenceChild.Decision.PLAN,
    ).order_by()
    if within is not None:
        families = network.with_joined(within.families)
        rows = rows.filter(conference__family__in=families, person_id__in=within.people)
    made: Rows = rows.values(
        "word",
        "conference_id",
        family=F("conference__family_id"),
        category=F("conference__children__category"),
        person_kept=Coalesce("person__merged_into_id", "person_id"),
    ).distinct()
    return made
