"""Reading the directory of help: for workers all of it, for everybody what stands before everybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Func, Q, QuerySet, TextField

from kinfold.base import prepared
from kinfold.base.who import Who
from kinfold.services import rules
from kinfold.services.models import Criterion, Opening, Place, Service, ServicePlace
from kinfold.services.queries import public
from kinfold.services.queries.public import spot_of

NEAR_ENOUGH = 0.45
"""How alike a word must be to part of a name to be offered when nothing holds it (a typo)."""
MOST = 50
_FAR = float("inf")
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for in the directory. Nothing set: everything."""

    words: str = ""
    needs: tuple[str, ...] = ()
    for_whom: str = ""
    area: str = ""
    age: int | None = None
    language: str = ""
    childcare: bool = False
    ask_yourself: bool = False

    @property
    def anything(self) -> bool:
        """True when something is looked for."""
        return self != Asked()


@dataclass(slots=True)
class Page:
    """One page of services, what to ask for the next by, and how far each is from where somebody said they are."""

    services: list[Service]
    after: str = ""
    away: dict[int, str] = field(default_factory=dict)
    near_words: bool = False


def service(slug: str) -> Service:
    """Return a service by its slug, listed still or not. Raises `Service.DoesNotExist`."""
    return Service.objects.select_related("organisation", "kept_by__organisation").get(slug=slug)


def public_service(slug: str, on: date) -> Service:
    """Return a service that stands before everybody on a day. Raises `Service.DoesNotExist`."""
    return public_rows(on).get(slug=slug)


def rows(on: date | None = None) -> QuerySet[Service]:
    """Every service listed on a day (without one: ever), by name."""
    found = Service.objects.select_related("organisation").order_by("name", "pk")
    if on is not None:
        found = found.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on))
    return found


def public_rows(on: date) -> QuerySet[Service]:
    """Every service that stands before everybody on a day, by name."""
    return rows(on).filter(public=True, csc_only=False)


def directory(words: str = "", need: str = "", *, on: date | None = None) -> list[Service]:
    """Return the services listed on a day that hold every word and may meet a need, by name.

    When no service holds the words, those whose names come near are given instead.
    """
    found = _asked(rows(on), Asked(words=words, needs=(need,) if need else ()))
    return list(found) or (_near_words(rows(on), words) if words.strip() else [])


def services_page(asked: Asked, *, on: date, after: str = "", limit: int = MOST) -> Page:
    """One page of the whole directory, for workers."""
    return _page(rows(on), asked, after, limit)


def public_services(
    *, on: date, words: str = "", need: str = "", needs: tuple[str, ...] = (), for_whom: str = "", area: str = "",
    age: int | None = None, near: Spot | None = None, after: str = "", limit: int = MOST,
) -> Page:  # fmt: skip
    """One page of the public directory: by name, or the nearest first. `after` is the `Page.after` of the page before."""
    looked = public.Looked(
        words=tuple(words.replace("\x00", "").split()[:12]), needs=(*needs, *((need,) if need else ())),
        whom=tuple(rules.looked_for(for_whom)) if for_whom else (), area=area, age=age,
    )  # fmt: skip
    if near is not None:
        return _nearest(looked, on, near, after, limit)
    start = _cursor(after)
    page = _paged(public.by_name(looked, on, start, limit + 1), limit)
    if not page.services and start is None and looked.words:
        others = Asked("", looked.needs, for_whom, area, age)
        page = Page(_near_words(_asked(public_rows(on), others), words), near_words=True)
    return page


def may_keep(who: Who, row: Service) -> bool:
    """Say whether somebody may change the page of a service.

    Its keeper (the community coach), whoever works where it is given, and whoever runs the system; while nobody keeps it,
    any worker of this authority's children's services may take it on.
    """
    if who.practitioner_id is None or who.other_authority:
        return False
    if who.practitioner_id == row.kept_by_id or "administrator" in who.roles:
        return True
    if row.organisation_id is not None and row.organisation_id == who.organisation_id:
        return True
    return row.kept_by_id is None and who.sector == "social_care"


def may_add(who: Who) -> bool:
    """Say whether somebody may add a service: any worker of this area; whoever is not of children's social care their own's."""
    return who.practitioner_id is not None and not who.other_authority


def to_check(on: date, *, before: date, limit: int = 200) -> list[Service]:
    """The services that nobody has made sure of since a day, those never looked at first."""
    found = rows(on).select_related("kept_by").filter(Q(checked_on__isnull=True) | Q(checked_on__lt=before))
    return list(found.filter(csc_only=False).order_by("kept_by", "checked_on", "name", "pk")[:limit])


def places_of(service_ids: list[int], on: date) -> dict[int, list[ServicePlace]]:
    """Where services are given on a day, by the service's number."""
    found: dict[int, list[ServicePlace]] = {}
    given = ServicePlace.objects.filter(service_id__in=service_ids).select_related("place")
    for row in given.filter(_open_on(on, "place__")).order_by("place__name", "pk"):
        found.setdefault(row.service_id, []).append(row)
    return found


def openings_of(service_ids: list[int]) -> dict[int, list[Opening]]:
    """When services are open, by the service's number."""

    def build(given: Mapping[str, Any]) -> QuerySet[Opening]:
        return Opening.objects.filter(service_id__in=given["services"]).order_by("weekday", "opens", "pk")

    found: dict[int, list[Opening]] = {}
    for row in prepared.loaded("openings_of", Opening, ("place",), {"services": tuple(service_ids)}, build):
        found.setdefault(row.service_id, []).append(row)
    return found


def criteria_of(service_ids: list[int]) -> dict[int, list[Criterion]]:
    """Who may have services, by the service's number."""
    found: dict[int, list[Criterion]] = {}
    for row in Criterion.objects.filter(service_id__in=service_ids).order_by("pk"):
        found.setdefault(row.service_id, []).append(row)
    return found


def places(on: date) -> list[Place]:
    """Every place that is open and known on the earth, by name: what somebody may choose to be near to."""

    def build(given: Mapping[str, Any]) -> QuerySet[Place]:
        known = Place.objects.filter(_open_on(given["on"]), latitude__isnull=False, longitude__isnull=False)
        return known.order_by("name", "pk")

    return prepared.loaded("places", Place, (), {"on": on}, build)


def places_to_choose(service: Service, on: date, limit: int = 200) -> list[Place]:
    """The places at which a service may be said to be given: those of its own organisation and those where it is first."""
    here = (
        Q(organisation_id=service.organisation_id)
        if service.organisation_id
        else Q(organisation__isnull=True)
    )
    found = Place.objects.filter(_open_on(on)).annotate(mine=Q(gives__service=service) | here)
    return list(found.order_by("-mine", "name", "pk").distinct()[:limit])


def place(ref: str) -> Place:
    """Return a place by its reference. Raises `Place.DoesNotExist`."""
    return Place.objects.get(ref=ref)


def away(of: Place, near: Spot) -> str:
    """Say how far a place is, in a straight line; nothing when it is not known where it is."""
    spot = spot_of(of)
    return "" if spot is None else rules.away_says(rules.miles(near, spot))


def areas_named(on: date) -> list[str]:
    """Every area that a listed service names, in order."""
    return _named("areas", on)


def languages_named(on: date) -> list[str]:
    """Every language that a listed service speaks, in order."""
    return _named("languages", on)


def _named(field: str, on: date) -> list[str]:
    each = Func(F(field), function="jsonb_array_elements_text", output_field=TextField())
    return sorted(rows(on).order_by().annotate(each=each).values_list("each", flat=True).distinct())


def _open_on(on: date, before: str = "") -> Q:
    return Q(**{f"{before}closed_on__isnull": True}) | Q(**{f"{before}closed_on__gt": on})


def _paged(got: list[Service], limit: int) -> Page:
    return Page(got[:limit], _key(got[limit - 1]) if len(got) > limit else "")


def _page(found: QuerySet[Service], asked: Asked, after: str, limit: int) -> Page:
    chosen = _asked(found, asked)
    start = _cursor(after)
    if start is not None:
        name, number = start
        chosen = chosen.filter(Q(name__gt=name) | Q(name=name, pk__gt=number))
    page = _paged(list(chosen[: limit + 1]), limit)
    if not page.services and start is None and asked.words.strip():
        page = Page(_near_words(_asked(found, replace(asked, words="")), asked.words), near_words=True)
    return page


def _nearest(looked: public.Looked, on: date, near: Spot, after: str, limit: int) -> Page:
    """The nearest first; what has no place on the earth (it is rung, or comes to you) last, by name."""
    begin = int(after) if after.isdecimal() and len(after) < 18 else None
    found = public.by_nearness(looked, on, near, begin, limit + 1)
    said = {row.pk: rules.away_says(miles) for row, miles in found[:limit] if miles < _FAR}
    more = str(found[limit - 1][0].pk) if len(found) > limit else ""
    return Page([row for row, _ in found[:limit]], more, said)


def _key(row: Service) -> str:
    return f"{row.pk}.{row.name}"


def _cursor(after: str) -> tuple[str, int] | None:
    number, dot, name = after.replace("\x00", "")[:220].partition(".")
    return (name, int(number)) if dot and number.isdecimal() and len(number) < 18 else None


def _asked(found: QuerySet[Service], asked: Asked) -> QuerySet[Service]:
    words = asked.words.replace("\x00", "").split()[:12]
    if words:
        found = found.filter(reduce(and_, map(_holds, words)))
    if asked.needs:
        found = found.filter(
            reduce(lambda one, other: one | other, (Q(needs__contains=[n]) for n in asked.needs))
        )
    if asked.for_whom:
        found = found.filter(for_whom__has_any_keys=rules.looked_for(asked.for_whom))
    if asked.area:
        found = found.filter(Q(areas=[]) | Q(areas__contains=[asked.area]))
    if asked.age is not None:
        found = found.filter(Q(youngest__isnull=True) | Q(youngest__lte=asked.age))
        found = found.filter(Q(oldest__isnull=True) | Q(oldest__gte=asked.age))
    if asked.language:
        found = found.filter(languages__contains=[asked.language])
    if asked.childcare:
        found = found.filter(childcare=True)
    return found.filter(ask_yourself=True) if asked.ask_yourself else found


def _holds(word: str) -> Q:
    fields = ("name", "does", "target", "organisation__name", "slug")
    found = Q()
    for name in fields:
        found |= Q(**{f"{name}__icontains": word})
    return found


def _near_words(found: QuerySet[Service], words: str) -> list[Service]:
    asked = " ".join(words.replace("\x00", "").split()[:12])[:80]
    alike = found.annotate(alike=TrigramWordSimilarity(asked, "name"))
    return list(alike.filter(alike__gte=NEAR_ENOUGH).order_by("-alike", "name")[:12])
