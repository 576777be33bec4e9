"""Which checks are due for a child, and when: from the birthday, or before it from the day the baby is expected. Pure.

The days stand in `checks.yaml` with their sources. Nothing here looks at a clock: the day asked about is an argument.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from kinfold.base.errors import NotNow

FILE = Path(__file__).resolve().parent.parent / "checks.yaml"
EARLY = timedelta(weeks=3)
"""Born this long before the day expected, or more, a baby came early: its developmental checks may wait by as much."""

Kind = Literal["statutory", "optional", "follow_up"]


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the schedule: its words, whether all, some or few children are offered it, and where its days come from."""

    word: str
    title: str
    family_title: str
    kind: Kind
    start: Mapping[str, int]
    end: Mapping[str, int]
    source: str
    verified: bool
    developmental: bool = False
    language: bool = False
    after: str = ""

    @property
    def before_birth(self) -> bool:
        """True for what is counted back from the day the baby is expected."""
        return "weeks_before_due" in self.start


@dataclass(frozen=True, slots=True)
class Window:
    """The first and last day of a check for one child. Empty days: they cannot be worked out yet."""

    check: Check
    first: date | None
    last: date | None

    def is_open(self, on: date) -> bool:
        """True on its days."""
        return self.first is not None and self.last is not None and self.first <= on <= self.last

    def is_past(self, on: date) -> bool:
        """True after its last day."""
        return self.last is not None and on > self.last

    def is_ahead(self, on: date) -> bool:
        """True before its first day, and where no day is known."""
        return self.first is None or on < self.first


@cache
def checks() -> tuple[Check, ...]:
    """The schedule, in the order of a child's life."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))["checks"]
    return tuple(_check(dict(row)) for row in rows)


def _check(row: dict[str, Any]) -> Check:
    return Check(start=row.pop("from"), end=row.pop("until"), **row)


def check(word: str) -> Check:
    """A check by its word. Refuses any other."""
    found = next((one for one in checks() if one.word == word), None)
    if found is None:
        raise NotNow("Choose which check it was.", field="check")
    return found


def later(day: date, step: Mapping[str, int]) -> date:
    """A day so many days, weeks or months later. The 31st becomes the last day of a shorter month."""
    day += timedelta(days=step.get("days", 0), weeks=step.get("weeks", 0))
    months = day.month - 1 + step.get("months", 0)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def window(of: Check, *, born_on: date | None, expected_on: date | None) -> Window | None:
    """The days of one check for one child; None where it never comes (a baby born before the first talk was due).

    Before the birth, days are only known for what comes before it. A baby three weeks early or more has longer for the
    developmental checks: as long as it came early.
    """
    if of.before_birth:
        return _before(of, born_on=born_on, expected_on=expected_on)
    if born_on is None:
        return Window(of, None, None)
    early = timedelta(0)
    if of.developmental and expected_on is not None and expected_on - born_on >= EARLY:
        early = expected_on - born_on
    return Window(of, later(born_on, of.start), later(born_on, of.end) + early)


def _before(of: Check, *, born_on: date | None, expected_on: date | None) -> Window | None:
    if expected_on is None:
        return None
    first = expected_on - timedelta(weeks=of.start["weeks_before_due"])
    last = expected_on - timedelta(weeks=of.end["weeks_before_due"])
    if born_on is not None:
        if born_on <= first:
            return None
        last = min(last, born_on)
    return Window(of, first, last)


def windows(*, born_on: date | None, expected_on: date | None) -> list[Window]:
    """The days of every check that can come for a child, in order of the schedule."""
    found = (window(of, born_on=born_on, expected_on=expected_on) for of in checks())
    return [one for one in found if one is not None]


def applies(of: Check, language: Mapping[str, str]) -> bool:
    """Whether a check is for this child: a follow-up only where the one before showed that talking needs some help."""
    return of.kind != "follow_up" or language.get(of.after) == "help"


def counts_as_missed(of: Check) -> bool:
    """Whether a check whose days have passed is missed: what only some places add is not."""
    return of.kind != "optional"


OLDEST_MONTHS = 66
"""The last check ends at five; after five and a half years nothing of the schedule is looked for."""


def too_old(born_on: date, on: date) -> bool:
    """Whether a child has outgrown the schedule."""
    return later(born_on, {"months": OLDEST_MONTHS}) < on
