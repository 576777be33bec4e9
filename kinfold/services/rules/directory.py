"""The words of the directory: for whom help is, what a rule of entry measures, and what may stand before everybody. Pure.

Nothing is known of a service until somebody has said it: a blank is said as “nobody has said”, never as a no
(seed 003: 70-126; seed 004: 1140-1180).
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Any

from kinfold.services.rules.needs import Label

FOR_WHOM: dict[str, Label] = {
    "anyone": Label("Anybody", "Anybody"),
    "families": Label("Whole families", "Families"),
    "parents": Label("Parents", "Mums and dads"),
    "mothers": Label("Mothers", "Mums"),
    "fathers": Label("Fathers", "Dads"),
    "expecting": Label("Parents expecting a baby", "People having a baby"),
    "couples": Label("Couples", "Couples"),
    "separated": Label("Parents who live apart", "Parents who live apart"),
    "children": Label("Children", "Children"),
    "young_people": Label("Young people", "Teenagers"),
    "young_carers": Label("Young carers", "Children who look after somebody"),
    "disabled_children": Label("Disabled children", "Disabled children"),
    "disabled_adults": Label("Disabled adults", "Disabled grown-ups"),
    "relatives": Label("Grandparents, relatives and friends who care", "Grans, grandads and other family"),
    "care_leavers": Label("Young people who were in care", "Young people who were in care"),
    "new_arrivals": Label("People new to this country", "People new to this country"),
    "adults": Label("Adults", "Grown-ups"),
}
"""For whom help is: what workers read, and what everybody reads."""

_ALSO: dict[str, tuple[str, ...]] = {
    "mothers": ("parents", "adults"),
    "fathers": ("parents", "adults"),
    "parents": ("mothers", "fathers", "adults"),
    "expecting": ("parents", "mothers", "fathers", "adults"),
    "couples": ("parents", "adults"),
    "separated": ("parents", "adults"),
    "disabled_adults": ("adults",),
    "relatives": ("adults",),
    "young_people": ("children",),
    "young_carers": ("children", "young_people"),
    "disabled_children": ("children",),
    "care_leavers": ("young_people",),
}

MEASURES: dict[str, str] = {
    "age": "The person’s age",
    "area": "Where the person lives",
    "need": "What the person needs",
    "level": "The level of help that they have",
    "parent_of": "Parent of a child of an age",
    "for_whom": "Who they are",
}
"""What a rule of entry may measure. A rule without a measure stands in words alone."""

NUMBERED = ("age", "parent_of")
"""Measures that take a least and a most, in whole years."""

NOT_FOR_THE_PUBLIC = frozenset({
    "team_model", "tool", "data_service", "training", "role", "fund", "placement_type", "court_model", "scheme",
    "statutory_service", "csc", "programme",
})  # fmt: skip
"""Kinds of the catalogue that nobody can ask for by themselves: ways of working, tools, what the law or a court gives."""

STALE_DAYS = 183
"""A page that nobody has made sure of for half a year is looked at again (ours; no source gives a length)."""

LINE = re.compile(r"\+?[0-9 ()]{3,30}")
WEB = re.compile(r"https?://[^\s<>\"']+")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MILES_PER_DEGREE = 69.0
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_COUNTED = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_LENGTH = re.compile(r"(\d{1,3}|" + "|".join(_COUNTED) + r") (day|week|fortnight|month|year)s?")


def for_whom_says(word: str, *, to_family: bool = False) -> str:
    """Return what to call those whom a service is for."""
    label = FOR_WHOM.get(word)
    if label is None:
        return word.replace("_", " ").capitalize()
    return label.family if to_family else label.worker


def looked_for(word: str) -> list[str]:
    """Return the words under which help for somebody is kept: help for a father is also help for parents, families, anybody."""
    return [word, *_ALSO.get(word, ()), "families", "anyone"]


def days_of(duration: str) -> int | None:
    """Return the planned length in days where it is stated as one number and nothing else; otherwise None, never a guess."""
    stated = _LENGTH.fullmatch(duration.strip().lower())
    if stated is None:
        return None
    number, unit = stated.groups()
    return (int(number) if number.isdigit() else _COUNTED[number]) * _UNITS[unit]


def cost_said(cost: Mapping[str, Any]) -> str:
    """Say a cost of the catalogue as it is printed: an amount or a range, per what, and what to take care of."""
    low, high = cost.get("low"), cost.get("high")
    if low is not None and high is not None:
        amount = _pounds(low) if low == high else f"{_pounds(low)} to {_pounds(high)}"
    elif low is not None:
        amount = f"from {_pounds(low)}"
    else:
        amount = f"up to {_pounds(high)}" if high is not None else "not printed"
    per = f" per {cost['per']}" if cost.get("per") else ""
    return f"{amount}{per}{_aside(cost.get('note'))}"


def evidence_said(row: Mapping[str, Any]) -> str:
    """Say one thing that is known of a service's results, with what it is compared with."""
    if row.get("words"):
        return str(row["words"])
    said = f"{row.get('measure', 'result')}: {row.get('value', 'not printed')}"
    beside = f"; beside it {row['compare']}" if row.get("compare") is not None else ""
    return f"{said[:1].upper()}{said[1:]}{beside}{_aside(row.get('note'))}"


def miles(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return the straight line between two places in miles (near enough for the size of a county)."""
    north = (there[0] - here[0]) * _MILES_PER_DEGREE
    east = (there[1] - here[1]) * _MILES_PER_DEGREE * math.cos(math.radians((here[0] + there[0]) / 2))
    return math.hypot(north, east)


def away_says(distance: float) -> str:
    """Say a straight line as people say it."""
    if distance < 0.2:
        return "very near"
    if distance < 0.75:
        return "about half a mile"
    if distance < 1.5:
        return "about a mile"
    return f"about {round(distance)} miles"


def hour_says(at: time) -> str:
    """Say an hour: “9am”, “12:30pm”, “midday”."""
    if (at.hour, at.minute) == (12, 0):
        return "midday"
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def opening_says(hours: Iterable[tuple[time, time]]) -> str:
    """Say the hours of one day: “9am to midday and 1pm to 5pm”."""
    return " and ".join(f"{hour_says(opens)} to {hour_says(closes)}" for opens, closes in hours)


def listed(words: Sequence[str], last: str = " and ") -> str:
    """Say some words one after another."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + last + words[-1] if words else ""


def _pounds(amount: Any) -> str:
    return f"£{amount:,.0f}" if float(amount).is_integer() else f"£{amount:,.2f}"


def _aside(note: Any) -> str:
    return f" ({note})" if note else ""


def ages_say(youngest: int | None, oldest: int | None) -> str:
    """Say the ages of a service: “From 5 to 11 years old”, “Up to 4 years old”, “16 years old or more”."""
    if youngest is not None and oldest is not None:
        return f"{oldest} years old" if youngest == oldest else f"From {youngest} to {oldest} years old"
    return f"Up to {oldest} years old" if oldest is not None else f"{youngest} years old or more"
