"""One of our services as the facts that a feed would tell of it, so that the two can be laid side by side. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from kinfold.openreferral.rules.reading import Facts

_SAME = (
    "name", "does", "target", "how_to_ask", "web", "email", "phone", "cost_to_family", "duration", "travel", "access", "opening",
    "out_of_hours", "youngest", "oldest", "usual_days", "childcare", "ask_yourself", "kind", "areas", "languages",
)  # fmt: skip


def facts_of(
    service: Any, openings: Iterable[Any], given: Iterable[Any], criteria: Iterable[Any], on: date
) -> Facts:
    """Return the facts of a service. Of its places only those that were read from the same feed."""
    at = list(given)
    ids = {one.place_id: one.place.came_from_id for one in at}
    facts: Facts = {name: getattr(service, name) for name in _SAME}
    facts["needs"], facts["for_whom"] = sorted(service.needs), sorted(service.for_whom)
    facts["checked_on"] = service.checked_on.isoformat() if service.checked_on else None
    facts["organisation"] = service.organisation.name if service.organisation else ""
    facts["withdrawn"] = service.withdrawn_on is not None and service.withdrawn_on <= on
    facts["openings"] = sorted(
        (
            {
                "weekday": one.weekday, "opens": f"{one.opens:%H:%M}", "closes": f"{one.closes:%H:%M}",
                "place": ids.get(one.place_id, ""), "note": one.note,
            }
            for one in openings
        ),
        key=lambda row: (row["place"], row["weekday"], row["opens"], row["closes"]),
    )  # fmt: skip
    facts["criteria"] = [
        {"says": one.says, "measure": one.measure, "low": one.low, "high": one.high, "among": one.among, "must": one.must}
        for one in criteria
    ]  # fmt: skip
    places = (place_of(one.place, one.note) for one in at if one.place.came_from == service.came_from != "")
    facts["places"] = sorted(places, key=lambda row: str(row["id"]))
    return facts


def place_of(place: Any, note: str) -> dict[str, Any]:
    """A place as a feed tells of it."""
    return {
        "id": place.came_from_id, "name": place.name, "address": place.address, "town": place.town, "postcode": place.postcode,
        "latitude": None if place.latitude is None else f"{place.latitude:.6f}",
        "longitude": None if place.longitude is None else f"{place.longitude:.6f}",
        "access": place.access, "note": note,
    }  # fmt: skip
