"""The parts of a service that another directory sends: hours, places, a telephone number, a cost, rules of entry. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from kinfold.openreferral.rules import formats, sent
from kinfold.openreferral.rules.words import WEEKDAYS

LINE = re.compile(r"\+?[0-9 ()]{3,30}")
_BETWEEN = re.compile(r"[^0-9+() .\u2010-\u2015-]+")
MOST_HOURS = MOST_PLACES = MOST_CRITERIA = 40
Told = Mapping[str, Any]


def phone(told: Told) -> str:
    """The first telephone number by which one can ask: without an extension, and of two numbers in one field the first."""
    rows = [one for contact in sent.each(told, "contacts") for one in sent.each(contact, "phones")]
    for one in [*rows, *sent.each(told, "phones")]:
        for part in _BETWEEN.split(sent.text(one, "number", 60)):
            number = " ".join(re.sub(r"[^0-9+()]", " ", part).split())
            if LINE.fullmatch(number) and sum(sign.isdecimal() for sign in number) >= 3:
                return number
    return ""


def cost(told: Told) -> str:
    """What it costs to come, in words."""
    said = []
    for one in sent.each(told, "cost_options"):
        words = sent.text(one, "amount_description", 200)
        amount, option = one.get("amount"), sent.text(one, "option", 100)
        if isinstance(amount, int | float) and not isinstance(amount, bool) and 0 < amount < 1_000_000:
            words = f"£{amount:,.2f} {words}".strip()
        if option and option != "For the family":
            words = f"{option}: {words}" if words else option
        said.append(words or ("Free" if amount == 0 else ""))
    joined = "; ".join(filter(None, said)) or sent.text(told, "fees", 200)
    return joined[:200].strip()


def openings(told: Told) -> tuple[list[dict[str, Any]], str]:
    """The hours of each day, with the place they are for, and whatever is said of hours in words."""
    at = {
        str(one.get("id")): str(one["location"].get("id"))
        for one in sent.each(told, "service_at_locations")
        if isinstance(one.get("location"), dict)
    }
    hours, words = [], []
    for one in sent.each(told, "schedules"):
        opens, closes = _hour(one, "opens_at"), _hour(one, "closes_at")
        days = (
            _days(one) if one.get("freq", "WEEKLY") == "WEEKLY" and one.get("interval", 1) in (1, 1.0) else []
        )
        if days and opens and closes and opens < closes:
            place, note = at.get(str(one.get("service_at_location_id")), ""), sent.text(one, "notes", 200)
            hours += [
                {"weekday": day, "opens": opens, "closes": closes, "place": place, "note": note}
                for day in days
            ]
        else:
            words.append(sent.text(one, "description", 300) or _in_words(one, opens, closes))
    return _without_overlap(hours), "; ".join(filter(None, words))


def _hour(one: Told, name: str) -> str:
    value = one.get(name)
    found = formats.hour_of(value) if isinstance(value, str) else None
    return f"{found:%H:%M}" if found else ""


def _days(one: Told) -> list[int]:
    value = one.get("byday")
    said = [day.strip().upper() for day in value.split(",")] if isinstance(value, str) else []
    return [WEEKDAYS.index(day) for day in dict.fromkeys(said) if day in WEEKDAYS]


def _in_words(one: Told, opens: str, closes: str) -> str:
    often = {"WEEKLY": "Every week", "MONTHLY": "Every month"}.get(str(one.get("freq")), "")
    days = sent.text(one, "byday", 40) or sent.text(one, "bymonthday", 40)
    between = f"{opens} to {closes}" if opens and closes else opens
    return " ".join(filter(None, [often, f"({days})" if days else "", between])) if days or between else ""


def _without_overlap(hours: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In order; of hours that overlap at one place the earlier ones stay."""
    kept: list[dict[str, Any]] = []
    for one in sorted(hours, key=lambda row: (row["place"], row["weekday"], row["opens"], row["closes"])):
        last = kept[-1] if kept else None
        same = last is not None and (last["place"], last["weekday"]) == (one["place"], one["weekday"])
        if last is None or not same or last["closes"] <= one["opens"]:
            kept.append(one)
    return kept[:MOST_HOURS]


def places(told: Told) -> list[dict[str, Any]]:
    """Where it is given."""
    found = {}
    for one in sent.each(told, "service_at_locations", MOST_PLACES):
        inner = one.get("location")
        if isinstance(inner, dict) and isinstance(inner.get("id"), str) and 0 < len(inner["id"]) <= 100:
            found[inner["id"]] = {**_place(inner), "note": sent.text(one, "description", 200)}
    return [found[key] for key in sorted(found)]


def _place(inner: Told) -> dict[str, Any]:
    address = next(sent.each(inner, "addresses"), {})
    access = next(sent.each(inner, "accessibility"), {})
    postcode = sent.text(address, "postal_code", 20).upper()
    name = sent.text(inner, "name", 200) or sent.text(address, "address_1", 200) or postcode or "A place"
    north, east = _degrees(inner.get("latitude"), 90), _degrees(inner.get("longitude"), 180)
    return {
        "id": inner["id"],
        "name": name,
        "address": sent.text(address, "address_1", 300),
        "town": sent.text(address, "city", 100),
        "postcode": postcode if len(postcode) <= 8 else "",
        "latitude": north if north and east else None,
        "longitude": east if north and east else None,
        "access": sent.text(access, "description", 300) or sent.text(access, "accessibility", 300),
    }


def _degrees(value: Any, most: int) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        return None
    return f"{value:.6f}"


def criteria(own: Told) -> list[dict[str, Any]]:
    """Rules of who may have it, as another Kinfold says them."""
    found = []
    for one in sent.each(own, "criteria", MOST_CRITERIA):
        says = sent.text(one, "says", 300)
        among = one.get("among")
        words = [word for word in (among if isinstance(among, list) else []) if isinstance(word, str)]
        if says:
            found.append({
                "says": says,
                "measure": sent.text(one, "measure", 20),
                "low": sent.whole(one.get("low"), sent.OLDEST),
                "high": sent.whole(one.get("high"), sent.OLDEST),
                "among": [word.strip()[:100] for word in words if word.strip()][:100],
                "must": one.get("must") is not False,
            })  # fmt: skip
    return found
