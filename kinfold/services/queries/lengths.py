"""What our own record says about time: how long people wait for a service, how long help was planned for and lasted, and
how often it began anew. Counted from the dated steps; nobody types a waiting time (seed 002: 896-915)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import QuerySet

from kinfold.services import rules, states
from kinfold.services.models import HelpStep, Request

A_YEAR = timedelta(days=365)
TOLD_FROM = 5
"""A waiting time is told from this many waits on: fewer would tell of one family rather than of the service."""


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """How long people waited for one service before it began, in whole days, over the last twelve months."""

    median_days: int
    how_many: int
    longest: int


def waiting_times(service_ids: Iterable[int], on: date) -> dict[int, WaitingTime]:
    """Return the waiting time of each of these services that may be told, by the service's number. One query.

    A wait counts when it ended, with help that began, in the year up to `on`. Several people asked for in one matter
    waited once. Services with fewer than `TOLD_FROM` waits are not in the answer.
    """
    began = HelpStep.objects.filter(
        request__service_id__in=list(service_ids), state__in=states.RECEIVING,
        on_day__gt=on - A_YEAR, on_day__lte=on,
    ).values("request_id")  # fmt: skip
    waited: dict[int, set[tuple[str, date, date]]] = {}
    for (_, service, matter), points in _points(Request.objects.filter(pk__in=began)).items():
        ended = {(matter, *wait) for wait in rules.waits_ended(points) if on - A_YEAR < wait[1] <= on}
        waited.setdefault(service or 0, set()).update(ended)
    return {service: _said(waits) for service, waits in waited.items() if len(waits) >= TOLD_FROM}


def _said(waits: set[tuple[str, date, date]]) -> WaitingTime:
    days = [(until - since).days for _, since, until in waits]
    return WaitingTime(median_days=round(median(days)), how_many=len(days), longest=max(days))


def _points(
    requests: QuerySet[Request],
) -> dict[tuple[int, int | None, str], list[rules.Point]]:
    """The steps of some requests in order, by the request's number, its service's and its matter. One query."""
    rows = HelpStep.objects.filter(request__in=requests).order_by("on_day", "pk")
    found: dict[tuple[int, int | None, str], list[rules.Point]] = {}
    columns = ("request_id", "request__service_id", "request__matter", "state", "on_day")
    for number, service, matter, state, day in rows.values_list(*columns):
        found.setdefault((number, service, matter), []).append((state, day))
    return found
