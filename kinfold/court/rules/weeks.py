"""Twenty-six weeks, counted as the court counts: the day of issue is day 1. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kinfold.base.dates import plain
from kinfold.law import timescales

RULE = "court_26_weeks"
USUAL_EXTENSION = timedelta(weeks=8)
"""The most that one extension gives (Children Act 1989, section 32(8), as we remember it: unverified)."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """How far a court case is: which week it is in, of how many, until which day, and whether that day has passed."""

    week: int
    of: int
    day: int
    due_on: date
    late: bool
    over: bool

    @property
    def says(self) -> str:
        """In words: "Week 9 of 26", "Week 31: five weeks past the last day"."""
        if self.over:
            return f"Ended in week {self.week} of {self.of}"
        if self.late:
            return f"Week {self.week}: the last day was {plain(self.due_on)}"
        return f"Week {self.week} of {self.of}"

    @property
    def left(self) -> int:
        """How many whole weeks stand between this week and the last."""
        return max(0, self.of - self.week)


def last_day(issued_on: date) -> date:
    """Return the last day of the time the law gives."""
    rule = timescales.rule(RULE)
    found = timescales.due(rule, max(issued_on, rule.values[0].starts))
    assert found is not None
    return found - (max(issued_on, rule.values[0].starts) - issued_on)


def weeks(issued_on: date, due_on: date, on: date, ended_on: date | None = None) -> Weeks:
    """Count the weeks on a day, or on the day it ended."""
    day = ended_on if ended_on is not None and ended_on <= on else on
    number = max(0, (day - issued_on).days)
    length = (due_on - issued_on).days + 1
    return Weeks(
        week=number // 7 + 1,
        of=-(-length // 7),
        day=number + 1,
        due_on=due_on,
        late=day > due_on,
        over=ended_on is not None and ended_on <= on,
    )


def longer_than_usual(due_on: date, decided_on: date, until: date) -> bool:
    """Say whether an extension is longer than one extension may be: worth looking at the order again."""
    return until > max(due_on, decided_on) + USUAL_EXTENSION
