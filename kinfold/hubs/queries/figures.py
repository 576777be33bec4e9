"""Figures of hubs and volunteers for areas and populations: every count of people under six is hidden here already."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, Sum

from kinfold.hubs.models import HubSession, MentoringMatch, MentorWish, Outreach, RegistrarDay, Volunteer
from kinfold.hubs.queries.volunteers import listed
from kinfold.services.queries import suppressed
from kinfold.services.queries.unmet import Cell

MOST_VOLUNTEERS = 5_000
SMALLEST = 6


@dataclass(frozen=True, slots=True)
class HubFigures:
    """A year of hubs. `None` and missing numbers are too small to be told."""

    sessions: int
    cancelled: int
    came: list[Cell]
    """By hub: how often somebody came, grown-ups and children together."""
    met_outside: int | None
    births: int | None
    both_parents: int | None
    volunteers_waiting: list[Cell]
    """Volunteers who may not meet a child yet, by what is missing first."""
    mentoring: list[Cell]
    """Waiting for a mentor, meeting one, ended well, ended early."""


def figures(on: date, within: Any = None, *, months: int = 12) -> HubFigures:
    """Count the months up to a day. `within` (families: a QuerySet, or their numbers) keeps the mentoring to these.

    Whoever comes to a hub is counted without a name, so what happens there is never divided by families. Six queries.
    """
    since = on - timedelta(days=round(months * 30.44))
    sessions = HubSession.objects.filter(held_on__gt=since, held_on__lte=on)
    births = RegistrarDay.objects.filter(held_on__gt=since, held_on__lte=on).aggregate(
        all=Sum("births"), both=Sum("both_parents")
    )
    met = Outreach.objects.filter(went_on__gt=since, went_on__lte=on).aggregate(
        adults=Sum("adults"), children=Sum("children")
    )
    return HubFigures(
        sessions=sessions.filter(cancelled_why="").count(),
        cancelled=sessions.exclude(cancelled_why="").count(),
        came=suppressed(_came(sessions)),
        met_outside=_told((met["adults"] or 0) + (met["children"] or 0)),
        births=_told(births["all"] or 0),
        both_parents=_both(births["all"] or 0, births["both"] or 0),
        volunteers_waiting=suppressed(_waiting(on)),
        mentoring=suppressed(_mentoring(since, on, within)),
    )


def _came(sessions: Any) -> dict[str, int]:
    rows = (
        sessions.filter(counted_on__isnull=False)
        .order_by()
        .values("pk", "hub__name", "adults", "children")
        .annotate(by_name=Count("came"))
    )
    found: Counter[str] = Counter()
    for row in rows:
        found[row["hub__name"]] += row["adults"] + row["children"] + row["by_name"]
    return dict(found)


def _waiting(on: date) -> dict[str, int]:
    here = Volunteer.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=on), registered_on__lte=on)
    rows = here.select_related("practitioner").prefetch_related("checks", "training", "matches")
    found: Counter[str] = Counter()
    for row in rows[:MOST_VOLUNTEERS]:
        missing = listed(row, on).missing
        if missing:
            found[_first(missing[0])] += 1
    return dict(found)


def _first(missing: str) -> str:
    for word, says in (("DBS", "The DBS check"), ("reference", "References"), ("interview", "The interview")):
        if word in missing:
            return says
    return "Training"


def _mentoring(since: date, on: date, within: Any) -> dict[str, int]:
    only = {} if within is None else {"family__in": within}
    matched = {} if within is None else {"wish__family__in": within}
    waits = MentorWish.objects.filter(state__in=("waiting", "answered"), asked_on__lte=on, **only).count()
    rows = MentoringMatch.objects.filter(
        Q(state="meeting") | Q(ended_on__gt=since, ended_on__lte=on), **matched
    ).order_by()
    told = Counter(rows.values_list("state", flat=True))
    return {
        "Waiting for a mentor": waits,
        "Meeting a mentor": told["meeting"],
        "Ended well": told["ended_well"],
        "Ended early": told["ended_early"],
    }


def _told(number: int) -> int | None:
    return number if number == 0 or number >= SMALLEST else None


def _both(births: int, both: int) -> int | None:
    """Both parents named: hidden too where the rest would be too small to tell."""
    rest = births - both
    return None if _told(births) is None or 0 < both < SMALLEST or 0 < rest < SMALLEST else both
