"""Reading the directory of help."""

from datetime import date
from functools import reduce
from operator import and_

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q, QuerySet

from kinfold.services.models import Service

NEAR_ENOUGH = 0.45
"""How alike a word must be to part of a name to be offered when nothing holds it (a typo)."""


def service(slug: str) -> Service:
    """Return a service by its slug, listed still or not. Raises `Service.DoesNotExist`."""
    return Service.objects.select_related("organisation").get(slug=slug)


def directory(words: str = "", need: str = "", *, on: date | None = None) -> list[Service]:
    """Return the services listed on a day that hold every word and may meet a need, by name.

    When no service holds the words, those whose names come near are given instead.
    """
    rows = Service.objects.select_related("organisation")
    if on is not None:
        rows = rows.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on))
    if need:
        rows = rows.filter(needs__contains=[need])
    asked = words.replace("\x00", "").split()[:12]
    if not asked:
        return list(rows)
    return list(rows.filter(reduce(and_, map(_holds, asked)))) or _near(rows, " ".join(asked))


def _holds(word: str) -> Q:
    fields = ("name", "does", "target", "organisation__name", "slug")
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__icontains": word})
    return found


def _near(rows: QuerySet[Service], words: str) -> list[Service]:
    alike = rows.annotate(alike=TrigramWordSimilarity(words[:80], "name"))
    return list(alike.filter(alike__gte=NEAR_ENOUGH).order_by("-alike", "name")[:12])
