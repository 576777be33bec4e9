"""What the community coach does on a page of the directory: the whole page, its places or its rules, each in one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Unpack

from django.db import transaction

from kinfold.base.who import Who
from kinfold.services.actions.keeping import (
    Entry,
    Hours,
    add_place,
    check_service,
    give_at,
    give_no_longer_at,
    keep_service,
    set_criteria,
    set_opening,
)
from kinfold.services.actions.listing import Facts
from kinfold.services.models import Place, Service


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place that is not yet known."""

    name: str
    address: str = ""
    town: str = ""
    postcode: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    access: str = ""


@transaction.atomic
def keep_page(
    service: Service, *, hours: Sequence[Hours], by: Who, on: date, name: str, **facts: Unpack[Facts]
) -> Service:
    """Put the whole page of a service right, with its hours. Raises NotNow, RefusedOpenly."""
    kept = keep_service(service, by=by, on=on, name=name, **facts)
    at_a_place = list(kept.openings.filter(place__isnull=False).select_related("place"))
    also = [Hours(row.weekday, row.opens, row.closes, row.place, row.note) for row in at_a_place]
    set_opening(kept, [*hours, *also])
    return kept


@transaction.atomic
def keep_places(
    service: Service, places: Iterable[Place], *, by: Who, on: date, new: NewPlace | None = None
) -> Service:
    """Say at which places a service is given, and at one more that nobody has written down yet. Raises NotNow, RefusedOpenly."""
    kept = check_service(service, by=by, on=on)
    wanted = {place.pk: place for place in places}
    for row in kept.given_at.select_related("place"):
        if row.place_id not in wanted:
            give_no_longer_at(kept, row.place)
        wanted.pop(row.place_id, None)
    for place in wanted.values():
        give_at(kept, place)
    if new is not None:
        made = add_place(
            new.name, organisation=kept.organisation, address=new.address, town=new.town, postcode=new.postcode,
            latitude=new.latitude, longitude=new.longitude, access=new.access,
        )  # fmt: skip
        give_at(kept, made)
    return kept


@transaction.atomic
def keep_criteria(service: Service, entries: Iterable[Entry], *, by: Who, on: date) -> Service:
    """Say who may have a service. Raises NotNow, RefusedOpenly."""
    kept = check_service(service, by=by, on=on)
    set_criteria(kept, entries)
    return kept
