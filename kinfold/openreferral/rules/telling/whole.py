"""Services and places with everything that belongs to them. Pure: rows come as they are."""

from collections.abc import Iterable
from typing import Any

from kinfold.openreferral.rules.telling.lists import Told, World, brief, columns, moment, said
from kinfold.openreferral.rules.telling.terms import attributes
from kinfold.openreferral.rules.words import WEEKDAYS, made_id

COUNTRY, NATION = "GB", "England"
FREE_WORDS = frozenset({"free", "nothing", "no cost", "it is free", "free of charge"})


def whole(service: Any, hanging: Any, world: World, *, places: bool = True) -> Told:
    """A service with everything that belongs to it. Without places where it is told inside one."""
    told = brief(columns(service), world)
    given = hanging.given_at.get(service.pk, [])
    newest = max([service.changed_at, *(one.place.changed_at for one in given)])
    told["last_modified"] = moment(newest)
    criteria = hanging.criteria.get(service.pk, [])
    parts: Told = {
        "eligibility_description": eligibility(service, criteria),
        "application_process": service.how_to_ask,
        "wait_time": world.waits.get(service.pk, ""),
        "schedules": schedules(service, hanging.openings.get(service.pk, []), given, told["url"]),
        "service_areas": [_area(service, area) for area in service.areas],
        "service_at_locations": [at_place(one, world) for one in given] if places else [],
        "languages": [_language(service, language, told["url"]) for language in service.languages],
        "cost_options": _costs(service, told["url"]),
        "contacts": _contacts(service, told["url"]),
        "attributes": attributes(service, world),
        "kinfold": known(service, criteria),
    }
    return {**told, **said(parts)}


def eligibility(service: Any, criteria: Iterable[Any]) -> str:
    """For whom, in words: as written, and each rule that says something."""
    return "\n".join(filter(None, [service.target, *(one.says for one in criteria)]))


def known(service: Any, criteria: Iterable[Any]) -> Told:
    """What the standard has no place for."""
    told: Told = {
        name: getattr(service, name)
        for name in ("duration", "usual_days", "travel", "access", "opening", "out_of_hours", "childcare")
    }
    if service.ask_yourself:
        told["ask_yourself"] = True
    told["criteria"] = [
        {**said({"says": one.says, "measure": one.measure, "low": one.low, "high": one.high, "among": one.among}), "must": one.must}
        for one in criteria
    ]  # fmt: skip
    return said(told)


def schedules(service: Any, openings: Iterable[Any], given: Iterable[Any], url: str) -> list[Told]:
    """When it is open: one a day, and what is said in words."""
    at = {one.place_id: str(one.uuid) for one in given}
    made = [
        said({
            "id": str(one.uuid),
            "service_id": str(service.uuid),
            "service_at_location_id": at.get(one.place_id, "") if one.place_id else "",
            "freq": "WEEKLY",
            "byday": WEEKDAYS[one.weekday],
            "opens_at": f"{one.opens:%H:%M}",
            "closes_at": f"{one.closes:%H:%M}",
            "notes": one.note,
            "url": url,
        })
        for one in openings
        if not one.place_id or one.place_id in at
    ]  # fmt: skip
    for kind, words in (("opening", service.opening), ("out_of_hours", service.out_of_hours)):
        if words:
            made.append(
                {
                    "id": made_id(kind, service.uuid),
                    "service_id": str(service.uuid),
                    "description": words,
                    "url": url,
                }
            )
    return made


def at_place(given: Any, world: World) -> Told:
    """A service at a place."""
    return said({
        "id": str(given.uuid),
        "service_id": "",
        "location_id": str(given.place.uuid),
        "description": given.note,
        "location": location(given.place, world),
    })  # fmt: skip


def given_brief(given: Any, world: World) -> Told:
    """A service at a place, as a list tells of it."""
    return {
        **at_place(given, world),
        "service_id": str(given.service.uuid),
        "service": brief(columns(given.service), world),
    }


def given_whole(given: Any, hanging: Any, world: World) -> Told:
    """A service at a place with everything that belongs to it.

    Its name, status and page stand outside too: the official `openapi.json` points this address at the shape of a service.
    """
    service = whole(given.service, hanging, world, places=False)
    same = {part: service[part] for part in ("name", "status", "url")}
    return {**at_place(given, world), **same, "service_id": str(given.service.uuid), "service": service}


def location(place: Any, world: World) -> Told:
    """A place where help is given. Its page is our public list of what is given near it."""
    uuid = str(place.uuid)
    told: Told = {
        "id": uuid,
        "location_type": "physical",
        "name": place.name,
        "url": world.near_of.format(place.ref),
        "latitude": None if place.latitude is None else float(place.latitude),
        "longitude": None if place.longitude is None else float(place.longitude),
    }
    if place.address or place.town or place.postcode:
        told["addresses"] = [
            {
                "id": made_id("address", uuid),
                "location_id": uuid,
                "address_1": place.address,
                "city": place.town,
                "state_province": NATION,
                "postal_code": place.postcode,
                "country": COUNTRY,
                "address_type": "physical",
            }
        ]
    if place.access:
        told["accessibility"] = [
            {"id": made_id("access", uuid), "location_id": uuid, "description": place.access}
        ]
    return said(told)


def _area(service: Any, area: str) -> Told:
    return {
        "id": made_id("area", service.uuid, area),
        "service_id": str(service.uuid),
        "name": area,
        "service_area": area,
    }


def _language(service: Any, language: str, url: str) -> Told:
    id_ = made_id("language", service.uuid, language)
    return {"id": id_, "service_id": str(service.uuid), "name": language, "url": url}


def _costs(service: Any, url: str) -> list[Told]:
    words = service.cost_to_family
    if not words:
        return []
    told: Told = {
        "id": made_id("cost", service.uuid), "service_id": str(service.uuid), "option": "For the family", "amount_description": words,
        "url": url,
    }  # fmt: skip
    if words.strip(" .").casefold() in FREE_WORDS:
        told["amount"] = 0
    return [told]


def _contacts(service: Any, url: str) -> list[Told]:
    if not service.phone:
        return []
    phone = {"id": made_id("phone", service.uuid), "number": service.phone, "url": url}
    id_ = made_id("contact", service.uuid)
    return [{"id": id_, "service_id": str(service.uuid), "name": service.name, "phones": [phone], "url": url}]
