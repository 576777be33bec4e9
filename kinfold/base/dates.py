"""Dates as people know them (sometimes only a month or a year) and as people say them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Accuracy = Literal["day", "month", "year", "about", "unknown"]
ACCURACIES: tuple[tuple[str, str], ...] = (
    ("day", "exact day"),
    ("month", "month and year"),
    ("year", "year only"),
    ("about", "about this date"),
    ("unknown", "not known"),
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to some accuracy. `day` is the first day of the period that is known."""

    day: date | None
    accuracy: Accuracy = "day"

    def __str__(self) -> str:
        """Say the date as exactly as it is known: "3 March 2021", "March 2021", "2021", "about 2021"."""
        if self.day is None or self.accuracy == "unknown":
            return "not known"
        if self.accuracy == "year":
            return str(self.day.year)
        if self.accuracy == "month":
            return f"{self.day:%B} {self.day.year}"
        if self.accuracy == "about":
            return f"about {self.day:%B} {self.day.year}"
        return plain(self.day)


@lru_cache(maxsize=4096)
def plain(day: date) -> str:
    """Say a date in full: "3 March 2026"."""
    return f"{day.day} {day:%B} {day.year}"


@lru_cache(maxsize=4096)
def said(day: date, today: date) -> str:
    """Say a date as people do: "Tuesday 3 March 2026, 9 days ago"."""
    return f"{day:%A} {plain(day)}, {how_long(day, today)}"


def how_long(day: date, today: date) -> str:
    """Say how far a day is from today: "today", "9 days ago", "in 3 weeks", "2 years ago"."""
    days = (today - day).days
    if days == 0:
        return "today"
    if days in (1, -1):
        return "yesterday" if days == 1 else "tomorrow"
    span = in_words(abs(days))
    return f"{span} ago" if days > 0 else f"in {span}"


def in_words(days: int) -> str:
    """Say a number of days in the unit people would use: "9 days", "5 weeks", "7 months", "2 years"."""
    if days < 21:
        return f"{days} day" if days == 1 else f"{days} days"
    if days < 92:
        return f"{days // 7} weeks"
    if days < 730:
        return f"{months_between(days)} months"
    return f"{int(days / 365.25)} years"


def months_between(days: int) -> int:
    """Whole months in a number of days, by the average month."""
    return int(days / 30.4375)


def age_in_years(born: date, on: date) -> int:
    """Completed years of life on a day. A child born on 29 February is a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_said(born: PartialDate, on: date) -> str:
    """Say an age as people do: "3 days", "7 months", "2 years"; "age not known" when there is no date.

    With only a year or a rough date, "about" is added.
    """
    if born.day is None or born.accuracy == "unknown":
        return "age not known"
    if born.day > on:
        return "not yet born"
    days = (on - born.day).days
    years = age_in_years(born.day, on)
    if years >= 2:
        words = f"{years} years"
    elif days >= 56:
        months = (on.year - born.day.year) * 12 + on.month - born.day.month - (on.day < born.day.day)
        words = f"{months} months"
    elif days >= 14:
        words = f"{days // 7} weeks"
    else:
        words = "1 day" if days == 1 else f"{days} days"
    return words if born.accuracy in ("day", "month") else f"about {words}"
