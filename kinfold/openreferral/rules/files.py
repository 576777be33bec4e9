"""A file of another directory as a list of its services: saved pages, whole services, or both; whatever is sent. Pure."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kinfold.openreferral.rules.plain_text import one_line

MOST_BYTES = 20_000_000
MOST_SERVICES = 10_000
DEEPEST = 40
NESTED = frozenset({
    "schedules", "service_areas", "service_at_locations", "languages", "cost_options", "contacts", "attributes", "kinfold",
})  # fmt: skip
_MOMENTS = frozenset({"last_modified", "modified_date"})


class CannotRead(Exception):  # noqa: N818 - a state of affairs, not a fault
    """The file as a whole cannot be read. The message says why, in plain words."""


@dataclass(slots=True)
class Found:
    """The services of a file, by their id, and what to say about the file."""

    services: dict[str, dict[str, Any]] = field(default_factory=dict)
    nameless: list[dict[str, Any]] = field(default_factory=list)  # without an id that can be used
    twice: dict[str, str] = field(default_factory=dict)
    says: list[str] = field(default_factory=list)


def read(files: Iterable[bytes]) -> Found:
    """Read some files. Raises CannotRead."""
    found = Found()
    for data in files:
        if len(data) > MOST_BYTES:
            raise CannotRead(f"This file is larger than {MOST_BYTES // 1_000_000} MB. Send it in parts.")
        for one in _services(_json(data)):
            _add(found, one)
        if len(found.services) + len(found.nameless) > MOST_SERVICES:
            raise CannotRead(f"This is more than {MOST_SERVICES:,} services. Send them in parts.")
    if not found.services and not found.nameless:
        raise CannotRead(
            "No services stand in this file. It has to be a page of services, or a service, of an Open Referral UK feed."
        )
    return found


def _json(data: bytes) -> Any:
    try:
        told = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except RecursionError:
        raise CannotRead("This file is folded too deeply to be a directory.") from None
    except (UnicodeDecodeError, ValueError):
        raise CannotRead(
            "This file is not JSON. Save the feed’s answer as it comes, and send that."
        ) from None
    if _depth(told) > DEEPEST:
        raise CannotRead("This file is folded too deeply to be a directory.")
    return told


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _depth(told: Any) -> int:
    deepest, layer = 0, [told]
    while layer and deepest <= DEEPEST:
        deepest += 1
        layer = [
            inner
            for one in layer
            for inner in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
            if isinstance(inner, dict | list)
        ]
    return deepest


def _services(told: Any) -> list[Any]:
    if isinstance(told, list):
        return told
    if isinstance(told, dict):
        for name in ("contents", "content", "services"):
            if isinstance(told.get(name), list):
                return list(told[name])
        if "id" in told:
            return [told]
    raise CannotRead(
        "No services stand in this file. It has to be a page of services, or a service, of an Open Referral UK feed."
    )


def _add(found: Found, one: Any) -> None:
    if not isinstance(one, dict):
        found.nameless.append({})
        return
    if isinstance(one.get("service"), dict) and "location" in one:  # a page of services at places
        place = {name: value for name, value in one.items() if name != "service"}
        inside = one["service"]
        one = {**inside, "service_at_locations": [*_listed(inside, "service_at_locations"), place]}
    key = one.get("id")
    if not isinstance(key, str) or not key or one_line(key, 101) != key or len(key) > 100:
        found.nameless.append(one)
        return
    before = found.services.get(key)
    found.services[key] = one if before is None else _together(found, key, before, one)


def _together(found: Found, key: str, before: dict[str, Any], one: dict[str, Any]) -> dict[str, Any]:
    """The same service again: the fuller telling counts; a service at several places is one service."""
    same = {name: value for name, value in one.items() if name not in NESTED | _MOMENTS}
    known = {name: value for name, value in before.items() if name not in NESTED}
    if any(known.get(name, value) != value for name, value in same.items()):
        found.twice[key] = "Its id stands in the file twice, with different facts. The first counts."
        return before
    places = {
        str(place.get("id")): place
        for place in [*_listed(before, "service_at_locations"), *_listed(one, "service_at_locations")]
        if isinstance(place, dict)
    }
    return {**before, **one, **({"service_at_locations": list(places.values())} if places else {})}


def _listed(told: dict[str, Any], name: str) -> list[Any]:
    inner = told.get(name)
    return inner if isinstance(inner, list) else []
