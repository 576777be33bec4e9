"""The short page of one child, read alone: what I need to grow, what people should think about and do, a day in my life.

And who has given their own account at all. One query each, for pages that ask many rooms about a family.
"""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from kinfold.assessment import rules
from kinfold.assessment.models import Contribution, StillTrue
from kinfold.assessment.queries import reading
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing.queries import View


def my_page(child: Person, family: Family, view: View) -> dict[str, list[Contribution]]:
    """What stands on a child's own page and this reader may see, by its sort (day, grow, think, do), the newest first."""
    newest = StillTrue.objects.filter(contribution=OuterRef("pk")).order_by("-on_day", "-pk")
    rows = Contribution.objects.filter(
        assessment__family_id__in=network.family_ids(family),
        person_id__in=people.same_ids(child),
        section=rules.MY_PAGE,
    ).annotate(still=Subquery(newest.values("answer")[:1]), later=Subquery(_later()))
    chains = reading.in_versions(
        rows.select_related("person", "said_by_person", "organisation").order_by("pk")
    )
    found: dict[str, list[Contribution]] = {}
    for chain in reversed(reading.readable(chains, view)):
        row = chain[0]
        if row.later is None and row.still != StillTrue.Answer.NO_LONGER:  # type: ignore[attr-defined]
            found.setdefault(row.sort, []).append(row)
    return found


def _later() -> QuerySet[Contribution, Any]:
    return Contribution.objects.filter(replaces=OuterRef("pk")).values("pk")[:1]


def told_by(family: Family) -> frozenset[int]:
    """The numbers of those in a family who gave their own account in the assessment, whatever of it still stands."""
    rows = Contribution.objects.filter(
        assessment__family_id__in=network.family_ids(family), said_by_person__isnull=False
    ).exclude(account=Contribution.Account.WORKER)
    pairs = rows.values_list("said_by_person_id", "said_by_person__merged_into_id").distinct()
    return frozenset(kept or number for number, kept in pairs)
