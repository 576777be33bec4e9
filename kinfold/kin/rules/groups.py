"""The family group conference: who answers what, family time, and a rota that reads well on a fridge. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time

from kinfold.base.errors import NotNow
from kinfold.base.saying import in_a_row

ANSWERS: dict[str, str] = {
    "yes": "Yes, let us try it",
    "unsure": "Not sure yet",
    "no": "No, not now",
}

WEEKDAYS: dict[str, str] = {
    "monday": "Monday",
    "tuesday": "Tuesday",
    "wednesday": "Wednesday",
    "thursday": "Thursday",
    "friday": "Friday",
    "saturday": "Saturday",
    "sunday": "Sunday",
}
SCHOOL_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing somebody does, on which days."""

    what: str
    days: tuple[str, ...] = ()


def days_are_sound(days: Iterable[str]) -> tuple[str, ...]:
    """Return the days in the order of the week; refuse a word that is no day."""
    chosen = set(days)
    if chosen - set(WEEKDAYS):
        raise NotNow("Choose days of the week.", field="days")
    return tuple(day for day in WEEKDAYS if day in chosen)


def days_said(days: Sequence[str]) -> str:
    """Say days as people do: "every day", "on school days", "at weekends", "on Mondays and Fridays"."""
    chosen = days_are_sound(days)
    if not chosen:
        return ""
    if len(chosen) == 7:
        return "every day"
    if chosen == SCHOOL_WEEK:
        return "from Monday to Friday"
    if chosen == ("saturday", "sunday"):
        return "at weekends"
    named = [f"{WEEKDAYS[day]}s" for day in chosen]
    return f"on {in_a_row(named)}"


def on_the_fridge(what: str, days: Sequence[str]) -> str:
    """A line of the rota as it reads in the plan: "Take Savannah to school on Mondays and Fridays."."""
    said = days_said(days)
    bare = what.strip().rstrip(".").rstrip()
    return f"{bare} {said}." if said else f"{bare}."


def must_be_family_time(begins: time | None, ends: time | None) -> None:
    """Refuse half a time, and one that ends before it begins. None at all is allowed; the page then says so."""
    if (begins is None) != (ends is None):
        raise NotNow("Write when the family’s own time began and when it ended.", field="private_until")
    if begins is not None and ends is not None and ends <= begins:
        raise NotNow("The family’s own time must end after it begins.", field="private_until")


def after_answers(answers: Sequence[str]) -> str:
    """Which move follows from what everybody has answered so far: "say_yes", "all_say_no", or "" (wait).

    One yes is enough to begin. A no counts only when everybody who was asked has said it: nobody ends it for the others.
    """
    if "yes" in answers:
        return "say_yes"
    if answers and all(answer == "no" for answer in answers):
        return "all_say_no"
    return ""
