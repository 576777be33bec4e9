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
PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
"""How files begin that hold others, which may be a thousand times as large. They are not opened."""
NOT_JSON = (
    "This file is not JSON, or only the beginning of one. Save the feed’s answer as it comes, and send that."
)
WEB_PAGE = "This is a web page and not the feed’s answer. Save the answer of an address that ends in /services, and send that."
NO_SERVICES = "No services stand in this file. It has to be a page of services, or a service, of an Open Referral UK feed."


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
    found, pages = Found(), _Pages()
    all_files = list(files)
    for number, data in enumerate(all_files, 1):
        try:
            told = _json(data)
            pages.add(told)
            for one in _services(told):
                _add(found, one)
        except CannotRead as why:
            which = f"File {number} of {len(all_files)}, by their names: " if len(all_files) > 1 else ""
            raise CannotRead(f"{which}{why}") from None
        if len(found.services) + len(found.nameless) > MOST_SERVICES:
            raise CannotRead(f"This is more than {MOST_SERVICES:,} services. Send them in parts.")
    if not found.services and not found.nameless:
        raise CannotRead(NO_SERVICES)
    found.says += pages.missing()
    return found


@dataclass(slots=True)
class _Pages:
    """Which pages of a list came, as far as they say."""

    came: set[int] = field(default_factory=set)
    all: int = 0

    def add(self, told: Any) -> None:
        """Look at where a file says it stands."""
        if not isinstance(told, dict) or not isinstance(told.get("contents"), list):
            return
        number, pages = told.get("page_number"), told.get("total_pages")
        if (
            type(number) is int
            and type(pages) is int
            and 0 <= number <= MOST_SERVICES
            and 0 < pages <= MOST_SERVICES
        ):
            self.came.add(number)
            self.all = max(self.all, pages)

    def missing(self) -> list[str]:
        """Say that pages are missing. Some feeds count their pages from 0."""
        if len(self.came) >= self.all:
            return []
        return [
            f"The feed has {self.all:,} pages, and {len(self.came):,} of them came. What stands on the others is left as it is here."
        ]


def _json(data: bytes) -> Any:
    if len(data) > MOST_BYTES:
        raise CannotRead(f"This file is larger than {MOST_BYTES // 1_000_000} MB. Send it in parts.")
    if data.startswith(PACKED):
        raise CannotRead("This file is packed. Unpack it, and send what was in it.")
    try:
        words = data.decode("utf-8-sig" if b"\x00" not in data[:4] else "utf-16")
    except UnicodeDecodeError:
        raise CannotRead("The letters of this file cannot be read. It has to be written in UTF-8.") from None
    try:
        told = _line_by_line(words)
    except RecursionError:
        raise CannotRead("This file is folded too deeply to be a directory.") from None
    except ValueError:
        web = words.lstrip()[:1] == "<"
        raise CannotRead(WEB_PAGE if web else NOT_JSON) from None
    if _depth(told) > DEEPEST:
        raise CannotRead("This file is folded too deeply to be a directory.")
    return told


def _line_by_line(words: str) -> Any:
    """What a file says; a feed that was asked for `format=ndjson` writes one service a line."""
    try:
        return json.loads(words, parse_constant=_no_number)
    except ValueError:
        lines = [line for line in words.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
            raise
        return [json.loads(line, parse_constant=_no_number) for line in lines]


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
        for name in ("contents", "content", "services", "items", "data"):
            if isinstance(told.get(name), list):
                return list(told[name])
        if "id" in told:
            return [told]
        said = next(
            (
                told[name]
                for name in ("message", "error", "title", "detail")
                if isinstance(told.get(name), str)
            ),
            "",
        )
        if said:
            raise CannotRead(f"The feed did not answer with services but said: “{one_line(said, 100)}”.")
    raise CannotRead(NO_SERVICES)


def _add(found: Found, one: Any) -> None:
    if not isinstance(one, dict):
        found.nameless.append({})
        return
    if isinstance(one.get("service"), dict) and "location" in one:  # a page of services at places
        place = {name: value for name, value in one.items() if name != "service"}
        inside = one["service"]
        one = {**inside, "service_at_locations": [*_listed(inside, "service_at_locations"), place]}
    key = one.get("id")
    if type(key) is int and 0 <= key < 10**18:  # as older feeds number their services
        key = str(key)
        one = {**one, "id": key}
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
