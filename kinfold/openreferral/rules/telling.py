"""Services, places and words as Open Referral UK 3.0 tells them. Pure: rows come as they are, addresses of pages as a value.

What is not known is left out, never null. Every service has a `url` (its own page, or ours), because published revisions of the
official schemas disagree on whether it must; and so have the things by which one reaches it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from kinfold.openreferral.rules.words import (
    KIND,
    NEED,
    TAXONOMIES,
    WEEKDAYS,
    WHOM,
    Term,
    made_id,
    taxonomy_id,
)

Told = dict[str, Any]
COUNTRY, NATION = "GB", "England"
VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/"
FREE_WORDS = frozenset({"free", "nothing", "no cost", "it is free", "free of charge"})


@dataclass(frozen=True, slots=True)
class World:
    """What an answer needs besides the rows: our address, the day, the terms, and waits that we know."""

    base: str
    page_of: str  # the public page of a service, with {} for its short name
    on: date
    terms: Mapping[tuple[str, str], Term]
    waits: Mapping[int, str] = field(default_factory=dict)
    sectors: Mapping[str, str] = field(default_factory=dict)


def api(world: World) -> Told:
    """What this feed is."""
    return {"version": VERSION, "profile": PROFILE, "openapi_url": f"{world.base}openapi.json"}


def page(contents: list[Told], *, total: int, number: int, each: int) -> Told:
    """A page of a list."""
    pages = -(-total // each)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def moment(at: datetime) -> str:
    """A moment to the thousandth of a second, in UTC."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def status(withdrawn_on: date | None, on: date) -> str:
    """Whether a service is still there."""
    return "inactive" if withdrawn_on is not None and withdrawn_on <= on else "active"


def brief(row: Mapping[str, Any], world: World) -> Told:
    """A service as a list tells of it, from the columns of `services.queries.feed.BRIEF`."""
    withdrawn = row["withdrawn_on"]
    told: Told = {
        "id": str(row["uuid"]),
        "name": row["name"],
        "url": row["web"] or world.page_of.format(row["slug"]),
        "status": "active" if withdrawn is None else status(withdrawn, world.on),
        "last_modified": moment(row["changed_at"]),
    }
    if row["does"]:
        told["description"] = row["does"]
    if row["email"]:
        told["email"] = row["email"]
    if row["cost_to_family"]:
        told["fees"] = row["cost_to_family"]
    if row["youngest"] is not None:
        told["minimum_age"] = row["youngest"]
    if row["oldest"] is not None:
        told["maximum_age"] = row["oldest"]
    if row["checked_on"] is not None:
        told["assured_date"] = row["checked_on"].isoformat()
    ref = row["organisation__ref"]
    if ref:
        id_ = organisation_id(ref)
        told["organization_id"] = id_
        sector = row["organisation__sector"]
        told["organization"] = {
            "id": id_, "name": row["organisation__name"], "description": world.sectors.get(sector) or sector or "Not said"
        }  # fmt: skip
    return told


def minimal(uuid: Any, changed_at: datetime) -> Told:
    """Only which service, and when it changed."""
    return {"id": str(uuid), "modified_date": moment(changed_at)}


_organisation_ids: dict[str, str] = {}


def organisation_id(ref: str) -> str:
    """The id of an organisation, made from its reference; kept, because lists say the same few again and again."""
    found = _organisation_ids.get(ref)
    if found is None:
        if len(_organisation_ids) > 20_000:
            _organisation_ids.clear()
        found = _organisation_ids[ref] = made_id("organisation", ref)
    return found


def columns(service: Any) -> Told:
    """A service's row as a list's columns."""
    organisation = service.organisation
    return {
        **{
            name: getattr(service, name)
            for name in ("uuid", "slug", "name", "does", "web", "email", "withdrawn_on", "cost_to_family")
        },
        **{name: getattr(service, name) for name in ("youngest", "oldest", "checked_on", "changed_at")},
        "organisation__ref": organisation.ref if organisation else None,
        "organisation__name": organisation.name if organisation else None,
        "organisation__sector": organisation.sector if organisation else None,
    }


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
        "service_at_locations": [at_place(one) for one in given] if places else [],
        "languages": [_language(service, language, told["url"]) for language in service.languages],
        "cost_options": _costs(service),
        "contacts": _contacts(service, told["url"]),
        "attributes": attributes(service, world),
        "kinfold": known(service, criteria),
    }
    return {**told, **_said(parts)}


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
        {**_said({"says": one.says, "measure": one.measure, "low": one.low, "high": one.high, "among": one.among}), "must": one.must}
        for one in criteria
    ]  # fmt: skip
    return _said(told)


def schedules(service: Any, openings: Iterable[Any], given: Iterable[Any], url: str) -> list[Told]:
    """When it is open: one a day, and what is said in words."""
    at = {one.place_id: str(one.uuid) for one in given}
    made = [
        _said({
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


def at_place(given: Any) -> Told:
    """A service at a place."""
    return _said({
        "id": str(given.uuid),
        "service_id": "",
        "location_id": str(given.place.uuid),
        "description": given.note,
        "location": location(given.place),
    })  # fmt: skip


def given_brief(given: Any, world: World) -> Told:
    """A service at a place, as a list tells of it."""
    return {
        **at_place(given),
        "service_id": str(given.service.uuid),
        "service": brief(columns(given.service), world),
    }


def given_whole(given: Any, hanging: Any, world: World) -> Told:
    """A service at a place with everything that belongs to it.

    Its name, status and page stand outside too: the official `openapi.json` points this address at the shape of a service.
    """
    service = whole(given.service, hanging, world, places=False)
    same = {part: service[part] for part in ("name", "status", "url")}
    return {**at_place(given), **same, "service_id": str(given.service.uuid), "service": service}


def location(place: Any) -> Told:
    """A place where help is given."""
    uuid = str(place.uuid)
    told: Told = {
        "id": uuid,
        "location_type": "physical",
        "name": place.name,
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
    return _said(told)


def attributes(service: Any, world: World) -> list[Told]:
    """Its needs, for whom it is, and its kind, as terms."""
    said = [(NEED, word) for word in service.needs] + [(WHOM, word) for word in service.for_whom]
    if service.kind:
        said.append((KIND, service.kind))
    return [
        {
            "id": made_id("attribute", service.uuid, *one),
            "link_id": str(service.uuid),
            "link_entity": "service",
            "link_type": one[0],
            "taxonomy_term_id": world.terms[one].id,
            "taxonomy_term": term(world.terms[one], world),
        }
        for one in said
        if one in world.terms
    ]


def term(one: Term, world: World) -> Told:
    """A word of a taxonomy."""
    return {
        "id": one.id,
        "code": one.word,
        "term": one.name,
        "name": one.name,
        "description": one.says,
        "taxonomy": TAXONOMIES[one.taxonomy][0],
        "taxonomy_id": taxonomy_id(one.taxonomy),
        "term_uri": f"{world.base}taxonomy_terms/{one.id}",
        "language": "en",
    }


def taxonomy(name: str, world: World, those: Iterable[Term] | None = None) -> Told:
    """A set of words; with its terms where it is asked for alone."""
    called, says = TAXONOMIES[name]
    told: Told = {
        "id": taxonomy_id(name), "name": called, "description": says, "uri": f"{world.base}taxonomies/{taxonomy_id(name)}",
        "version": "1",
    }  # fmt: skip
    if those is not None:
        told["taxonomy_terms"] = [term(one, world) for one in those]
    return told


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


def _costs(service: Any) -> list[Told]:
    words = service.cost_to_family
    if not words:
        return []
    told: Told = {
        "id": made_id("cost", service.uuid), "service_id": str(service.uuid), "option": "For the family", "amount_description": words
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


def _said(told: Told) -> Told:
    """Only what is known."""
    return {name: value for name, value in told.items() if value is not None and value not in ("", [], {})}
