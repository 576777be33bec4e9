"""What may be asked of a list, read strictly: a number is a number, a day a day. Pure.

The standard says nothing of parameters that it does not name; like most feeds, we ignore them. A parameter that it does name and
that cannot be read is answered with 400; one that can be read and cannot be meant, with 422.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from kinfold.openreferral.rules import formats
from kinfold.openreferral.rules.words import WEEKDAYS

EACH, MOST_EACH, MOST_FULL, MOST_MINIMAL = 50, 500, 100, 10_000
LAST_PAGE = 1_000_000
LONGEST_WORDS = 200
FARTHEST = 500_000
"""Metres: as far as anybody looks for help."""

_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_POSTCODE = re.compile(r"[A-Za-z]{1,2}[0-9][A-Za-z0-9]?( ?[0-9][A-Za-z]{2})?")


class CannotAnswer(Exception):  # noqa: N818 - a state of affairs, not a fault
    """A question that is not answered: the HTTP status, plain words, and which parameter."""

    def __init__(self, status: int, message: str, parameter: str = "") -> None:
        """Keep what to answer."""
        super().__init__(message)
        self.status, self.message, self.parameter = status, message, parameter

    def as_told(self) -> dict[str, Any]:
        """Return the body of the answer."""
        told: dict[str, Any] = {"status": self.status, "message": self.message}
        return {**told, "parameter": self.parameter} if self.parameter else told


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that may be asked: how it is read, its JSON Schema and what it does, in words."""

    read: Callable[[str, str], Any]
    schema: dict[str, Any]
    says: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was read. What was not asked is None."""

    told: Mapping[str, Any]
    page: int = 1
    each: int = EACH

    def __getitem__(self, name: str) -> Any:
        """What was asked under a name."""
        return self.told.get(name)


def _must(found: Any, name: str, otherwise: str) -> Any:
    if found is None:
        raise CannotAnswer(400, otherwise, name)
    return found


def _whole(least: int, most: int) -> Callable[[str, str], int]:
    def read(words: str, name: str) -> int:
        number = int(words) if _WHOLE.fullmatch(words) else None
        _must(number, name, f"“{name}” has to be a whole number.")
        if number is None or not least <= number <= most:
            raise CannotAnswer(422, f"“{name}” has to be between {least} and {most:,}.", name)
        return number

    return read


def _number(words: str, name: str) -> float:
    found = float(words) if _NUMBER.fullmatch(words) else None
    return float(_must(found, name, f"“{name}” has to be a number."))


def _metres(words: str, name: str) -> float:
    metres = _number(words, name)
    if not 0 < metres <= FARTHEST:
        raise CannotAnswer(422, f"“{name}” has to be between 1 and {FARTHEST:,} metres.", name)
    return metres


def _words(words: str, name: str) -> str:
    if len(words) > LONGEST_WORDS:
        raise CannotAnswer(422, f"“{name}” may be {LONGEST_WORDS} letters long at most.", name)
    return words.strip()


def _id(words: str, name: str) -> str:
    return str(_must(formats.uuid_of(words), name, f"“{name}” has to be an id (a UUID)."))


def _hour(words: str, name: str) -> time:
    found: time = _must(
        formats.hour_of(words.replace(" ", "+")), name, f"“{name}” has to be a time of day, such as 09:30."
    )
    return found


def _day(words: str, name: str) -> int:
    tidy = words.strip().upper()[:2]
    known = tidy in WEEKDAYS and (len(words.strip()) == 2 or words.strip().upper() in _DAY_NAMES)
    return int(
        _must(
            WEEKDAYS.index(tidy) if known else None, name, f"“{name}” has to be one of {', '.join(WEEKDAYS)}."
        )
    )


def _yes_no(words: str, name: str) -> bool:
    known = {"true": True, "false": False}
    return bool(_must(known.get(words), name, f"“{name}” has to be true or false."))


def _since(words: str, name: str) -> datetime:
    tidy = words.replace(" ", "+") if "T" in words.upper() else words
    otherwise = f"“{name}” has to be a moment with its time zone, such as 2026-03-12T09:30:00Z."
    found: datetime = _must(formats.moment_of(tidy), name, otherwise)
    if not 1900 <= found.year <= 9000:
        raise CannotAnswer(422, f"“{name}” has to be within the years 1900 to 9000.", name)
    return found


def _postcode(words: str, name: str) -> str:
    tidy = words.strip().replace("+", " ")
    if not _POSTCODE.fullmatch(tidy):
        raise CannotAnswer(400, f"“{name}” has to be a postcode, or its first half, such as MB4.", name)
    return tidy.upper()


_DAY_NAMES = frozenset({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"})
_TEXT, _ID = {"type": "string", "maxLength": LONGEST_WORDS}, {"type": "string", "format": "uuid"}
_AGE = {"type": "number", "minimum": -999_999_999, "maximum": 999_999_999, "multipleOf": 0.25}
_TIME = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}

PAGING = {
    "page": Parameter(
        _whole(1, LAST_PAGE), {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}, "Which page, from 1."
    ),
    "per_page": Parameter(
        _whole(1, MOST_MINIMAL),
        {"type": "integer", "minimum": 1, "maximum": MOST_FULL},
        f"How many on a page: {EACH} unless said; {MOST_EACH} at most, of full services {MOST_FULL}, of minimal ones {MOST_MINIMAL:,}.",
    ),
}
SERVICES = {
    **PAGING,
    "search": Parameter(_words, _TEXT, "Words that have to stand in the service or the name of who gives it."),
    "taxonomy_id": Parameter(_id, _ID, "Only services with any term of this taxonomy."),
    "taxonomy_term_id": Parameter(_id, _ID, "Only services with this term."),
    "organization_id": Parameter(_id, _ID, "Only services that this organisation gives."),
    "minimum_age": Parameter(_number, _AGE, "Only services whose least age is at least this."),
    "maximum_age": Parameter(_number, _AGE, "Only services whose greatest age is at most this."),
    "start_time": Parameter(_hour, _TIME, "Only services that open at this time or later."),
    "end_time": Parameter(_hour, _TIME, "Only services that close by this time."),
    "day": Parameter(_day, {"type": "string", "enum": list(WEEKDAYS)}, "Only services that open on this day."),
    "modified_after": Parameter(
        _since, {"type": "string", "format": "date-time", "pattern": "^20[0-9]{2}-"},
        "Only services that changed at this moment or later; those that were withdrawn stand among them, marked inactive.",
    ),
    "minimal": Parameter(_yes_no, {"type": "boolean"}, "Only the id of each service and when it changed."),
    "full": Parameter(_yes_no, {"type": "boolean"}, "Each service with everything that belongs to it."),
}  # fmt: skip
PLACES = {
    **{name: one for name, one in SERVICES.items() if name != "minimal"},
    "postcode": Parameter(
        _postcode, {"type": "string", "pattern": "^[A-Z]{1,2}[0-9]( [0-9][A-Z]{2})?$"},
        "Only services for everywhere or for the area of this postcode; with “proximity”, those near it instead.",
    ),
    "proximity": Parameter(
        _metres, {"type": "number", "minimum": 1, "maximum": FARTHEST, "multipleOf": 1}, "How near, in metres, to the postcode."
    ),
}  # fmt: skip
LISTS: dict[str, dict[str, Parameter]] = {
    "services": SERVICES,
    "service_at_locations": PLACES,
    "taxonomies": PAGING,
    "taxonomy_terms": {
        **PAGING,
        "taxonomy_id": Parameter(_id, _ID, "Only the terms of this taxonomy."),
    },
}
"""What each list may be asked."""


def read(name: str, said: Mapping[str, str]) -> Asked:
    """Read what was asked of a list. Raises CannotAnswer."""
    told = {}
    for known, parameter in LISTS[name].items():
        if known not in said:
            continue
        words = said[known]
        if "\x00" in words or any("\ud800" <= letter <= "\udfff" for letter in words):
            raise CannotAnswer(400, f"“{known}” holds a sign that cannot be read.", known)
        told[known] = parameter.read(words, known)
    _fit_together(told)
    each = told.get("per_page", MOST_MINIMAL if told.get("minimal") else EACH)
    return Asked(told, told.get("page", 1), each)


def _fit_together(told: Mapping[str, Any]) -> None:
    if told.get("minimal") and told.get("full"):
        raise CannotAnswer(422, "Ask for “minimal” or for “full”, not for both.", "minimal")
    most = MOST_FULL if told.get("full") else MOST_MINIMAL if told.get("minimal") else MOST_EACH
    if told.get("per_page", 1) > most:
        raise CannotAnswer(422, f"“per_page” may be {most:,} at most here.", "per_page")
    if "proximity" in told and "postcode" not in told:
        raise CannotAnswer(422, "Say near which “postcode”, as well as how near.", "proximity")
    if "start_time" in told and "end_time" in told and told["end_time"] < told["start_time"]:
        raise CannotAnswer(422, "“end_time” is before “start_time”.", "end_time")


def least_age(told: float | None) -> int | None:
    """The least whole age that is at least this; None when it was not asked."""
    return None if told is None else max(0, min(math.ceil(told), 1000))


def greatest_age(told: float | None) -> int | None:
    """The greatest whole age that is at most this; below nothing when it is negative."""
    return None if told is None else max(-1, min(math.floor(told), 1000))


def a_moment_later(moment: datetime) -> datetime:
    """The next moment that the standard can write: it keeps thousandths of a second."""
    return moment + timedelta(milliseconds=1)
