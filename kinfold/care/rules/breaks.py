"""Short breaks: how long each may be and how many days in a year, told before it is exceeded (SI 2010/959 reg 48). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinfold.law import timescales


def each(on: date) -> int:
    """How many days one break may last, by the law on a day."""
    return _amount("short_break_stay", on)


def year(on: date) -> int:
    """How many days all breaks in any twelve months may last together, by the law on a day."""
    return _amount("short_breaks_year", on)


def _amount(rule: str, on: date) -> int:
    amount = timescales.rule(rule).value_on(on).amount
    assert amount is not None
    return amount


@dataclass(frozen=True, slots=True)
class Stay:
    """One short break: the day it begins, and the day of coming home."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many nights the child is away."""
        return (self.until - self.since).days


def days_in_year(stays: Iterable[Stay], until: date) -> int:
    """How many days were spent away in the twelve months that end on a day."""
    first = _a_year_before(until)
    return sum(max(0, (min(stay.until, until) - max(stay.since, first)).days) for stay in stays)


def most_in_any_year(stays: Iterable[Stay]) -> int:
    """The most days away in any twelve months: a fullest window ends on the last day of some break."""
    every = list(stays)
    return max((days_in_year(every, stay.until) for stay in every), default=0)


def left(stays: Iterable[Stay], on: date) -> int:
    """How many days are left on a day, counting breaks planned for later in the window too."""
    every = list(stays)
    ahead = [stay.until for stay in every if stay.until > on]
    return year(on) - max(days_in_year(every, day) for day in [on, *ahead])


def warnings(new: Stay, before: Iterable[Stay]) -> list[str]:
    """What somebody must know before this break is agreed: plain sentences; empty when it is within the law."""
    said, longest, most = [], each(new.since), year(new.since)
    if new.days > longest:
        said.append(
            f"This break is {new.days} days long. A short break is at most {longest} days; a longer stay is being in "
            "care, with everything that goes with it: a review, visits, a social worker’s plan."
        )
    total = most_in_any_year([*before, new])
    if total > most:
        said.append(
            f"With this break it would be {total} days in twelve months. Short breaks are at most {most} days; with "
            "more, the child counts as in care, with everything that goes with it."
        )
    return said


def overlaps(new: Stay, before: Iterable[Stay]) -> bool:
    """Say whether the child would be in two places."""
    return any(stay.since < new.until and new.since < stay.until for stay in before)


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
