"""What every answer needs, and services as a list tells of them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from kinfold.openreferral.rules.words import Term, made_id

Told = dict[str, Any]
VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/"


@dataclass(frozen=True, slots=True)
class World:
    """What an answer needs besides the rows: our address, the day, the terms, and waits that we know."""

    base: str
    page_of: str  # the public page of a service, with {} for its short name
    on: date
    terms: Mapping[tuple[str, str], Term]
    near_of: str = ""  # the public page of what is given near a place, with {} for its reference
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


def said(told: Told) -> Told:
    """Only what is known."""
    return {name: value for name, value in told.items() if value is not None and value not in ("", [], {})}
