"""Promised time, and the time that happened: how many rounds were promised by now, how many were kept. Pure.

A promise is kept in rounds: every so many days, from the day it was made. A round in which there was no time together is
missed, whether or not anybody wrote down why. Time had twice in one round does not make up for a round missed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kinfold.care.rules.words import count_said


@dataclass(frozen=True, slots=True)
class Kept:
    """How a promise was kept by a day: rounds that are over, times had, rounds missed, the last time, by when the next."""

    rounds: int
    had: int
    missed: int
    last: date | None
    next_by: date | None

    @property
    def says(self) -> str:
        """Say it without blame: "Promised 5 times by now. It happened twice." """
        if not self.rounds and not self.had:
            return "Promised, and the first time is still to come."
        times = {0: "It has not happened.", 1: "It happened once.", 2: "It happened twice."}
        happened = times.get(self.had, f"It happened {self.had} times.")
        promised = {0: "", 1: "Promised once by now. "}.get(
            self.rounds, f"Promised {self.rounds} times by now. "
        )
        return f"{promised}{happened}"


def kept(since: date, until: date | None, every_days: int, times: Iterable[date], on: date) -> Kept:
    """Count the rounds of a promise up to a day, and those in which there was time together."""
    end = min(until, on) if until else on
    had = sorted(day for day in times if since <= day <= end)
    rounds = max((end - since).days // every_days, 0)
    numbers = {
        min((day - since - timedelta(days=1)).days // every_days, rounds) for day in had if day > since
    }
    numbers |= {0 for day in had if day == since}
    missed = rounds - len({n for n in numbers if n < rounds})
    last = had[-1] if had else None
    next_by = None if until and until <= on else (last or since) + timedelta(days=every_days)
    return Kept(rounds, len(had), missed, last, next_by)


def how_often(days: int) -> str:
    """Say a rhythm: "every week", "every four weeks", "every 10 days"."""
    if days == 1:
        return "every day"
    if days % 7 == 0 and days <= 70:
        weeks = days // 7
        return "every week" if weeks == 1 else f"every {count_said(weeks, 'week', 'weeks')}"
    return f"every {days} days"
