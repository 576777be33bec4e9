"""What our own record says about time: how long people wait for a service, how long help was planned for and lasted, and
how often it began anew. Counted from the dated steps; nobody types a waiting time (seed 002: 896-915)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db.models import QuerySet

from kinfold.base.dates import in_words
from kinfold.services import rules, states
from kinfold.services.models import HelpStep, Request, Service

A_YEAR = timedelta(days=365)
TOLD_FROM = 5
"""A waiting time is told from this many waits on: fewer would tell of one family rather than of the service."""
FEWEST = 6
"""Other figures are told from this many people on (access matrix, row R2)."""


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


@dataclass(frozen=True, slots=True)
class Length:
    """How long help from one service was planned for, and how long it lasted (medians, in days), over the last year."""

    planned_days: int
    lasted_days: int
    how_many: int


def lengths(on: date, *, within: QuerySet[Request] | None = None) -> dict[int, Length]:
    """Planned against actual length by the service's number: help that began, had a planned end, and ended in the last year.

    Told from six people on: fewer might name somebody. `within` narrows the requests that are looked at. Two queries.
    """
    rows = _given_by_services(within).filter(planned_until__isnull=False)
    ended = rows.filter(state__in=states.STOPPED, state_since__gt=on - A_YEAR, state_since__lte=on)
    planned = {number: (until, whose) for number, until, whose in _whose(ended, "planned_until")}
    found: dict[int, list[tuple[int, int, int]]] = {}
    for (number, service, _), points in _points(ended).items():
        until, whose = planned[number]
        told = planned_and_lasted(points, until, on)
        if told is not None and service is not None:
            found.setdefault(service, []).append((*told, whose))
    return {
        service: Length(round(median(p for p, _, _ in some)), round(median(a for _, a, _ in some)), people)
        for service, some in found.items()
        if (people := len({whose for _, _, whose in some})) >= FEWEST
    }


def planned_and_lasted(
    points: Iterable[rules.Point], planned_until: date | None, on: date
) -> tuple[int, int] | None:
    """Return for how many days help was planned and how many it lasted (or has lasted); None when it cannot be said."""
    told = [point for point in points if point[1] <= on]
    begun = next((day for state, day in told if state in states.RECEIVING), None)
    if begun is None or planned_until is None:
        return None
    over = told[-1][0] in states.STOPPED
    return (planned_until - begun).days, ((told[-1][1] if over else on) - begun).days


@dataclass(frozen=True, slots=True)
class Restarted:
    """How many people's help from one service began more than once, and how often at most."""

    people: int
    most: int


def restarts(on: date, *, within: QuerySet[Request] | None = None) -> dict[int, Restarted]:
    """Help that stopped and had to begin anew, by the service's number; told from six people on. Two queries."""
    again = HelpStep.objects.filter(state__in=states.STOPPED, on_day__lte=on).values("request_id")
    rows = _given_by_services(within).filter(pk__in=again)
    people = {number: whose for number, _, whose in _whose(rows, "pk")}
    found: dict[int, list[tuple[int, int]]] = {}
    for (number, service, _), points in _points(rows).items():
        times = rules.times_started(point for point in points if point[1] <= on)
        if times > 1 and service is not None:
            found.setdefault(service, []).append((times, people[number]))
    return {
        service: Restarted(whose, max(times for times, _ in some))
        for service, some in found.items()
        if (whose := len({person for _, person in some})) >= FEWEST
    }


@dataclass(frozen=True, slots=True)
class HowLong:
    """What our own record says of the length of one service's help; None where too few people had it to say."""

    service: Service
    length: Length | None = None
    restarted: Restarted | None = None

    @property
    def planned_says(self) -> str:
        """The planned length in words."""
        return in_words(max(self.length.planned_days, 0)) if self.length else ""

    @property
    def lasted_says(self) -> str:
        """The actual length in words."""
        return in_words(self.length.lasted_days) if self.length else ""

    @property
    def length_says(self) -> str:
        """Say the actual length beside the planned one."""
        if self.length is None:
            return ""
        return (
            f"Half of {self.length.how_many} people had it for {self.lasted_says} or less; it was planned for "
            f"{self.planned_says}. From our own record, last twelve months."
        )

    @property
    def restarted_says(self) -> str:
        """Say for how many people it stopped and had to begin anew."""
        return (
            f"For {self.restarted.people} people it stopped and had to begin anew" if self.restarted else ""
        )


def how_long(found: Iterable[Service], on: date) -> list[HowLong]:
    """Say of each of these services how long help was planned for, how long it lasted and how often it began anew."""
    services = list(found)
    of_these = Request.objects.filter(service__in=services)
    planned, again = lengths(on, within=of_these), restarts(on, within=of_these)
    return [HowLong(one, planned.get(one.pk), again.get(one.pk)) for one in services]


def how_long_all(on: date) -> list[HowLong]:
    """The same for every service of which anything can be told, by name. Five queries."""
    planned, again = lengths(on), restarts(on)
    services = Service.objects.filter(pk__in={*planned, *again}).order_by("name", "pk")
    return [HowLong(one, planned.get(one.pk), again.get(one.pk)) for one in services]


def _given_by_services(within: QuerySet[Request] | None) -> QuerySet[Request]:
    rows = Request.objects.all() if within is None else within
    return rows.filter(service__isnull=False)


def _whose(rows: QuerySet[Request], field: str) -> list[tuple[int, Any, int]]:
    """The number of each request, one of its fields, and the person whose it is, whatever records were joined."""
    found = rows.values_list("pk", field, "person_id", "person__merged_into_id")
    return [(number, value, kept or person) for number, value, person, kept in found]
