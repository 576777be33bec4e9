"""Keeping the directory right: where and when help is given, who may have it, and the day on which somebody made sure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from itertools import pairwise
from typing import Any, Unpack

from django.db import transaction
from django.utils.text import slugify

from kinfold.agencies import actions as agencies_writing
from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Organisation, Practitioner, Sector
from kinfold.base import ids
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.rows import locked, save
from kinfold.base.who import Who
from kinfold.services import rules
from kinfold.services.actions import checks
from kinfold.services.actions.listing import OLDEST, Facts, fit_together, list_service, tidy
from kinfold.services.models import Criterion, Opening, Place, Service, ServicePlace
from kinfold.services.queries.directory import may_add, may_keep

NOT_YOURS = "This page is kept by somebody else. Tell them what has changed: their name stands on the page of the service."
NOT_ADDED = (
    "Only workers of this council’s area add to the directory. Tell its community coach about this help."
)
MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours on one day of the week (0 is Monday), at one place or wherever it is given."""

    weekday: int
    opens: time
    closes: time
    place: Place | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule of who may have a service, in words and, where it can be, as something to check."""

    says: str
    measure: str = ""
    low: int | None = None
    high: int | None = None
    among: tuple[str, ...] = ()
    must: bool = True


@transaction.atomic
def keep_service(
    service: Service, *, by: Who, on: date, name: str | None = None, **facts: Unpack[Facts]
) -> Service:
    """Put the page of a service right and make sure of it today: whoever does becomes its keeper. Raises NotNow, RefusedOpenly.

    Only what is given changes. A page that somebody made sure of is no longer overwritten by a catalogue that is loaded.
    """
    row = locked(service)
    keeper = _keeper(row, by)
    told = {field: tidy(field, value) for field, value in facts.items()}
    fit_together(row, told)
    if name is not None:
        told["name"] = checks.clean(name, "name", most=200)
        if not told["name"]:
            raise NotNow("Say what the service is called.", field="name")
    return _kept(row, **({"kept_by": keeper, "checked_on": on, "verified": True} | told))


@transaction.atomic
def add_service(
    name: str,
    *,
    by: Who,
    on: date,
    kind: str = "",
    organisation: Organisation | None = None,
    new_organisation: str = "",
    sector: str = "",
    does: str = "",
) -> Service:
    """Put a service in the directory that was not there, however small. Whoever does keeps its page. Raises NotNow, RefusedOpenly.

    Whoever works for another service adds only what that service gives itself. One with the same name of the same
    organisation is there already.
    """
    keeper = agencies.practitioner_of(by)
    if not may_add(by) or keeper is None:
        raise RefusedOpenly(NOT_ADDED)
    if by.sector != "social_care":
        organisation, new_organisation = keeper.organisation, ""
    if kind and kind not in rules.KINDS_OF_HELP:
        raise NotNow("Choose one of the kinds of help.", field="kind")
    called = checks.clean(name, "name", most=200)
    gives = organisation or _organisation(new_organisation, sector)
    same = Service.objects.filter(name__iexact=called, organisation=gives, withdrawn_on=None).first()
    if same is not None:
        raise NotNow("It stands in the directory already, under this name.", field="name")
    slug = f"{slugify(called)[:60] or 'service'}-{ids.record_ref().lower()}"
    return list_service(
        slug, called, kind=kind, organisation=gives, does=does, kept_by=keeper, checked_on=on, verified=True
    )


def _organisation(name: str, sector: str) -> Organisation | None:
    """The organisation of this name that is open, or a new one; None where nobody says who gives it."""
    called = checks.clean(name, "new_organisation", most=200)
    if not called:
        return None
    known = agencies.organisations().filter(name__iexact=called).first()
    if known is not None:
        return known
    if sector not in Sector.values:
        raise NotNow("Say what kind of organisation it is.", field="sector")
    return agencies_writing.open_organisation(called, sector)


@transaction.atomic
def check_service(service: Service, *, by: Who, on: date) -> Service:
    """Somebody rang or went there and made sure that the whole page is still so. Raises RefusedOpenly."""
    row = locked(service)
    return _kept(row, kept_by=_keeper(row, by), checked_on=on, verified=True)


@transaction.atomic
def withdraw_service(service: Service, *, ended_on: date, by: Who, on: date) -> Service:
    """Say that a service has ended, or ends on a day to come. It leaves the lists from that day; what was asked of it stays."""
    row = locked(service)
    return _kept(row, kept_by=_keeper(row, by), withdrawn_on=ended_on, checked_on=on)


@transaction.atomic
def list_again(service: Service, *, by: Who, on: date) -> Service:
    """Put back into the directory what was taken out."""
    row = locked(service)
    return _kept(row, kept_by=_keeper(row, by), withdrawn_on=None, checked_on=on, verified=True)


@transaction.atomic
def add_place(
    name: str,
    *,
    organisation: Organisation | None = None,
    address: str = "",
    town: str = "",
    postcode: str = "",
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
    access: str = "",
    came_from: str = "",
    came_from_id: str = "",
) -> Place:
    """Write down somewhere that help is given; one read from a feed is put right there. Never a protected address. Raises NotNow."""
    called = checks.clean(name, "name", most=200)
    if not called:
        raise NotNow("Say what the place is called.", field="name")
    if (latitude is None) != (longitude is None):
        raise NotNow("A place on the earth needs both its numbers: north and east.", field="latitude")
    if latitude is not None and longitude is not None and not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise NotNow("These are not numbers of a place on the earth.", field="latitude")
    facts: dict[str, Any] = {
        "name": called,
        "organisation": organisation,
        "address": checks.clean(address, "address", most=300),
        "town": checks.clean(town, "town", most=100),
        "postcode": checks.clean(postcode, "postcode", most=8).upper(),
        "latitude": latitude,
        "longitude": longitude,
        "access": checks.clean(access, "access", most=300),
    }
    if not came_from:
        return Place.objects.create(**facts)
    return Place.objects.update_or_create(came_from=came_from, came_from_id=came_from_id, defaults=facts)[0]


@transaction.atomic
def close_place(place: Place, *, closed_on: date) -> Place:
    """Say that nothing is given at a place from a day on."""
    return save(locked(place), closed_on=closed_on)


@transaction.atomic
def give_at(service: Service, place: Place, *, note: str = "") -> ServicePlace:
    """Say that a service is given at a place. Saying it again only changes the note."""
    told = checks.clean(note, "note", most=200)
    made, _ = ServicePlace.objects.update_or_create(service=service, place=place, defaults={"note": told})
    _touch(service)
    return made


@transaction.atomic
def give_no_longer_at(service: Service, place: Place) -> None:
    """Say that a service is no longer given at a place; its hours there go with it."""
    Opening.objects.filter(service=service, place=place).delete()
    ServicePlace.objects.filter(service=service, place=place).delete()
    _touch(service)


@transaction.atomic
def set_opening(service: Service, hours: Sequence[Hours]) -> list[Opening]:
    """Say when a service is open, in place of what was said before. Raises NotNow for hours that overlap or end before they begin."""
    if len(hours) > MOST_ROWS:
        raise NotNow(f"This is more than {MOST_ROWS} lines of hours.", field="hours")
    for one in hours:
        if not 0 <= one.weekday <= 6:
            raise NotNow("Choose a day of the week.", field="hours")
        if one.closes <= one.opens:
            raise NotNow(f"On {rules.DAYS[one.weekday]} it closes before it opens.", field="hours")
    _must_not_overlap(hours)
    Opening.objects.filter(service=service).delete()
    _touch(service)
    return Opening.objects.bulk_create(
        Opening(
            service=service, place=one.place, weekday=one.weekday, opens=one.opens, closes=one.closes,
            note=checks.clean(one.note, "note", most=200),
        )
        for one in hours
    )  # fmt: skip


@transaction.atomic
def set_criteria(service: Service, entries: Iterable[Entry]) -> list[Criterion]:
    """Say who may have a service, in place of what was said before. Raises NotNow."""
    told = [_checked(entry) for entry in entries]
    if len(told) > MOST_ROWS:
        raise NotNow(f"This is more than {MOST_ROWS} rules.", field="says")
    Criterion.objects.filter(service=service).delete()
    _touch(service)
    return Criterion.objects.bulk_create(
        Criterion(
            service=service, says=one.says, measure=one.measure, low=one.low, high=one.high, among=list(one.among),
            must=one.must,
        )
        for one in told
    )  # fmt: skip


def _keeper(row: Service, by: Who) -> Practitioner:
    worker = agencies.practitioner_of(by)
    if worker is None or not may_keep(by, row):
        raise RefusedOpenly(NOT_YOURS)
    return worker


def _must_not_overlap(hours: Sequence[Hours]) -> None:
    def key(one: Hours) -> tuple[int, int, time]:
        return (one.place.pk if one.place else 0, one.weekday, one.opens)

    ordered = sorted(hours, key=key)
    for one, following in pairwise(ordered):
        if key(one)[:2] == key(following)[:2] and following.opens < one.closes:
            raise NotNow(f"The hours on {rules.DAYS[one.weekday]} overlap.", field="hours")


def _checked(entry: Entry) -> Entry:
    says = checks.clean(entry.says, "says", most=300)
    if not says:
        raise NotNow("Say in plain words who may have it.", field="says")
    if entry.measure and entry.measure not in rules.MEASURES:
        raise NotNow("Choose what this rule looks at.", field="measure")
    for age in (entry.low, entry.high):
        if age is not None and not 0 <= age <= OLDEST:
            raise NotNow("Write an age in whole years, from 0 to 120.", field="low")
    if entry.low is not None and entry.high is not None and entry.high < entry.low:
        raise NotNow("The highest age is below the lowest.", field="high")
    if entry.measure in rules.NUMBERED and entry.low is None and entry.high is None:
        raise NotNow("Say from which age, or up to which.", field="low")
    if entry.measure and entry.measure not in rules.NUMBERED and not entry.among:
        raise NotNow("Say which of them fit.", field="among")
    return replace(entry, says=says, among=tuple(word.strip() for word in entry.among if word.strip()))


def _kept(row: Service, **facts: Any) -> Service:
    """Save some facts; `changed_at` tells feeds that ask what has changed."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=[*facts, "changed_at"])
    return row


def _touch(service: Service) -> None:
    """Let feeds that ask what has changed see that this page has."""
    service.save(update_fields=["changed_at"])
