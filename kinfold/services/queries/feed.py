"""Reading the directory as other systems read it: what is public, narrowed, with everything that hangs from it.

Here stand only services that anybody may know of. A service that was withdrawn is listed only to somebody who asks what has
changed since a day, so that they can take it out of their own directory too.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import reduce
from operator import and_
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, Exists, F, FloatField, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Replace

from kinfold.base import prepared
from kinfold.services import rules
from kinfold.services.models import Criterion, Opening, Place, Service, ServicePlace
from kinfold.services.queries.directory import _holds, _open_on, criteria_of, openings_of, places_of

_METRES_PER_DEGREE = 111_195.0
PUBLIC = {"public": True, "csc_only": False}
BRIEF = (
    "uuid", "slug", "name", "does", "web", "email", "withdrawn_on", "cost_to_family", "youngest", "oldest", "checked_on",
    "changed_at", "organisation__ref", "organisation__name", "organisation__sector",
)  # fmt: skip
"""What a list tells of each service."""
_PLAIN = ("kind", "changed_since", "organisation_ref")
"""What is asked for by one word or moment, as it stands in its column: what a prepared query can take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which services somebody asks for. Whatever is None is not asked about; `nothing` finds nothing."""

    words: str = ""
    need: str | None = None
    whom: str | None = None
    kind: str | None = None
    has_any: str | None = None
    youngest_from: int | None = None
    oldest_to: int | None = None
    opens_from: time | None = None
    closes_to: time | None = None
    weekday: int | None = None
    changed_since: datetime | None = None
    organisation_ref: str | None = None
    outward: str | None = None
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs from some services, by the service's key."""

    openings: dict[int, list[Opening]] = field(default_factory=dict)
    given_at: dict[int, list[ServicePlace]] = field(default_factory=dict)
    criteria: dict[int, list[Criterion]] = field(default_factory=dict)


def needs_said() -> dict[str, tuple[str, str]]:
    """Every need word with what workers and what families read."""
    return {word: (label.worker, label.family) for word, label in rules.NEEDS.items()}


def whom_said() -> dict[str, tuple[str, str]]:
    """Every word for whom help is, with what workers and what families read."""
    return {word: (label.worker, label.family) for word, label in rules.FOR_WHOM.items()}


def feed_services(wanted: Wanted, on: date) -> QuerySet[Service]:
    """The public services that somebody asks for, by name."""
    rows = Service.objects.filter(_listed(wanted, on), *_narrowed(wanted))
    return (rows.none() if wanted.nothing else rows).order_by("name", "id")


def feed_page(wanted: Wanted, on: date, start: int, most: int) -> tuple[int, list[dict[str, Any]]]:
    """How many public services somebody asks for, and what a list tells (`BRIEF`) of those from `start` on.

    Two queries. Where all that is asked can be put into prepared ones, Django does not build them anew: for a short answer
    that was most of the work.
    """
    asked = {name: value for name in _PLAIN if (value := getattr(wanted, name)) is not None}
    plain = wanted == Wanted(has_any=wanted.has_any, **asked)
    if not plain:
        rows = feed_services(wanted, on)
        total = rows.count()
        return total, list(rows.values(*BRIEF)[start : start + most]) if start < total else []
    values, key = {"on": on, **asked}, ("feed", wanted.has_any)

    def those(given: Mapping[str, Any]) -> QuerySet[Service]:
        told = {name: given[name] for name in asked}
        return feed_services(Wanted(has_any=wanted.has_any, **told), given["on"])

    def counted(given: Mapping[str, Any]) -> QuerySet[Any, dict[str, Any]]:
        rows: Any = those(given).order_by().values(all=Value(1))
        made: QuerySet[Any, dict[str, Any]] = rows.annotate(total=Count("pk")).values("total")
        return made

    found = prepared.first((*key, "total"), values, counted)
    total = found["total"] if found else 0
    if start >= total:
        return total, []
    page = prepared.rows(
        (*key, start, most), values, lambda given: those(given).values(*BRIEF)[start : start + most]
    )
    return total, page


def feed_given_at(
    wanted: Wanted, on: date, *, near: tuple[float, float] | None = None, within: float | None = None
) -> QuerySet[ServicePlace]:
    """Where those services are given, by the service's name; with a point, only within so many metres of it."""
    chosen = Service.objects.filter(_listed(wanted, on), *_narrowed(wanted)).values("pk")
    rows = ServicePlace.objects.filter(_open_on(on, "place__"), service__in=chosen)
    if near is not None and within is not None:
        rows = rows.annotate(metres2=_metres_squared(near)).filter(metres2__lte=within * within)
    rows = rows.select_related("place", "service", "service__organisation")
    return (rows.none() if wanted.nothing else rows).order_by(
        "service__name", "service_id", "place__name", "id"
    )


def feed_service(uuid: UUID) -> Service:
    """One public service, withdrawn or not. Raises `Service.DoesNotExist`."""
    return Service.objects.select_related("organisation").get(uuid=uuid, **PUBLIC)


def feed_given(uuid: UUID, on: date) -> ServicePlace:
    """One public service at one open place. Raises `ServicePlace.DoesNotExist`."""
    rows = ServicePlace.objects.select_related("place", "service", "service__organisation")
    return rows.filter(_open_on(on, "place__"), service__public=True, service__csc_only=False).get(uuid=uuid)


def hanging(services: Iterable[int], on: date) -> Hanging:
    """Everything that hangs from some services. Three queries."""
    ids = list(services)
    return Hanging(openings_of(ids), places_of(ids, on), criteria_of(ids)) if ids else Hanging()


def feed_organisations() -> list[str]:
    """The reference of every organisation that gives a public service."""
    rows = Service.objects.filter(**PUBLIC, organisation__isnull=False)
    return list(rows.order_by().values_list("organisation__ref", flat=True).distinct())


def changed_newest() -> datetime | None:
    """When anything that is public was changed last."""
    newest: datetime | None = Service.objects.filter(**PUBLIC).aggregate(newest=Max("changed_at"))["newest"]
    return newest


def point_of(postcode: str) -> tuple[float, float] | None:
    """The middle of our own places with this postcode, or else with its first half; None when we hold none.

    No table of the country's postcodes comes with Kinfold, so a point is known only where one of our places lies.
    """
    tidy = postcode.replace(" ", "").upper()
    rows = Place.objects.filter(latitude__isnull=False, longitude__isnull=False).annotate(
        tidy=Replace("postcode", Value(" "), Value(""))
    )
    for those in (Q(tidy__iexact=tidy), Q(tidy__istartswith=rules.outward(tidy) or tidy)):
        found = rows.filter(those).aggregate(north=Avg("latitude"), east=Avg("longitude"))
        if found["north"] is not None:
            return float(found["north"]), float(found["east"])
    return None


def of_feed(came_from: str) -> dict[str, Service]:
    """Every service that was read from a feed, by its id there."""
    rows = Service.objects.filter(came_from=came_from).exclude(came_from="").select_related("organisation")
    return {one.came_from_id: one for one in rows}


def places_of_feed(came_from: str) -> dict[str, Place]:
    """Every place that was read from a feed, by its id there."""
    return {one.came_from_id: one for one in Place.objects.filter(came_from=came_from).exclude(came_from="")}


def slug_is_free(slug: str) -> bool:
    """Say whether no service stands under this short name."""
    return not Service.objects.filter(slug=slug).exists()


def _listed(wanted: Wanted, on: date) -> Q:
    if wanted.changed_since is not None:
        moved = Exists(
            ServicePlace.objects.filter(service=OuterRef("pk"), place__changed_at__gte=wanted.changed_since)
        )
        return Q(**PUBLIC) & (Q(changed_at__gte=wanted.changed_since) | Q(moved))
    return Q(**PUBLIC) & (Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on))


def _narrowed(wanted: Wanted) -> list[Q]:
    found = []
    asked = wanted.words.replace("\x00", "").split()[:12]
    if asked:
        found.append(reduce(and_, map(_holds, asked)))
    if wanted.need:
        found.append(Q(needs__contains=[wanted.need]))
    if wanted.whom:
        found.append(Q(for_whom__contains=[wanted.whom]))
    if wanted.kind:
        found.append(Q(kind=wanted.kind))
    if wanted.has_any:
        found.append(~Q(**{wanted.has_any: "" if wanted.has_any == "kind" else []}))
    if wanted.youngest_from is not None:
        found.append(Q(youngest__gte=wanted.youngest_from))
    if wanted.oldest_to is not None:
        found.append(Q(oldest__lte=wanted.oldest_to))
    if wanted.organisation_ref is not None:
        found.append(Q(organisation__ref=wanted.organisation_ref))
    if wanted.outward:
        found.append(_reaches(wanted.outward))
    return [*found, *_hours(wanted)]


def _hours(wanted: Wanted) -> list[Q]:
    rows = Opening.objects.filter(service=OuterRef("pk"))
    asked = {"weekday": wanted.weekday, "opens__gte": wanted.opens_from, "closes__lte": wanted.closes_to}
    told = {name: value for name, value in asked.items() if value is not None}
    return [Q(Exists(rows.filter(**told)))] if told else []


def _reaches(outward: str) -> Q:
    """Services for everywhere, or for the area of a postcode by its first half."""
    return Q(areas=[]) | Q(areas__contains=[outward])


def _metres_squared(near: tuple[float, float]) -> Any:
    north, east = (
        (Cast(F(f"place__{name}"), FloatField()) - here)
        for name, here in zip(("latitude", "longitude"), near, strict=True)
    )
    narrower = math.cos(math.radians(near[0]))
    return (north * north + east * east * (narrower * narrower)) * (_METRES_PER_DEGREE**2)


def kinds_said() -> dict[str, tuple[str, str]]:
    """Every kind of help with what it is called."""
    return {word: (rules.kind_says(word), rules.kind_says(word)) for word in rules.KINDS_OF_HELP}


def needs_in_words(words: str) -> list[str]:
    """The needs that somebody's own words speak of."""
    return list(rules.needs_met_by(words))
