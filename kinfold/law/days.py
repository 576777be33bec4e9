"""Calendar and working-day arithmetic for England.

How we count. The day after the start is day 1, and something done on the last day is done in time. A start on a
weekend or a bank holiday is counted the same way: the first working day after it is day 1. So a referral received
on Friday, Saturday or Sunday with one working day to decide is due on Monday.

Weeks and months are calendar time: a limit may end on a Sunday, because children wait on Sundays too. A month runs
to the same day number, or to the last day of the month when there is no such day (31 January and a month is
28 or 29 February).

Bank holidays come from the `holidays` package (England). It holds 1872 to 2100 and returns no holidays at all outside
them, in silence; and for years not yet proclaimed it can only apply the standing rules, so a one-off day (a
coronation, a moved May Day) is unknown until the package is updated or a council adds it as an extra closed day.
We therefore answer only for FIRST_YEAR to LAST_YEAR, and refuse the rest.
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from typing import Literal, get_args

import holidays

from kinfold.law.errors import BeyondTheTable

Unit = Literal["working_days", "days", "weeks", "months"]
UNITS: tuple[Unit, ...] = get_args(Unit)

FIRST_YEAR = 1990
LAST_YEAR = 2040
NOTHING: frozenset[date] = frozenset()


@cache
def bank_holidays() -> frozenset[date]:
    """England's bank holidays for every year in the table, with substitute days."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=years))


@cache
def _working_days() -> tuple[date, ...]:
    """Every working day in the table, in order."""
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    every_day = (first + timedelta(days=n) for n in range((last - first).days + 1))
    closed = bank_holidays()
    return tuple(day for day in every_day if day.weekday() < 5 and day not in closed)


def _must_be_in_table(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BeyondTheTable(
            f"{day.isoformat()} is outside {FIRST_YEAR} to {LAST_YEAR}, the years whose bank holidays we hold; "
            "working days cannot be counted there."
        )


def is_working_day(day: date, extra_closed: Collection[date] = NOTHING) -> bool:
    """Say whether a day is a working day: not a weekend, a bank holiday or a day the council adds as closed."""
    _must_be_in_table(day)
    return day.weekday() < 5 and day not in bank_holidays() and day not in extra_closed


def add_working_days(start: date, n: int, extra_closed: Collection[date] = NOTHING) -> date:
    """Return the nth working day after a start (n from 1). The start itself never counts.

    Raises ValueError for n below 1, and BeyondTheTable when the start or the answer is outside the table.
    """
    if n < 1:
        raise ValueError(f"count at least 1 working day, not {n}")
    _must_be_in_table(start)
    working, closed = _working_days(), frozenset(extra_closed)
    left = n
    for place in range(bisect_right(working, start), len(working)):
        if working[place] in closed:
            continue
        left -= 1
        if left == 0:
            return working[place]
    raise BeyondTheTable(f"{n} working days after {start.isoformat()} runs past {LAST_YEAR}.")


def working_days_between(start: date, end: date, extra_closed: Collection[date] = NOTHING) -> int:
    """Count working days after the start, up to and including the end; negative when the end comes first.

    It undoes `add_working_days`: working_days_between(s, add_working_days(s, n)) == n.
    """
    if end < start:
        return -working_days_between(end, start, extra_closed)
    _must_be_in_table(start)
    _must_be_in_table(end)
    working = _working_days()
    counted = bisect_right(working, end) - bisect_right(working, start)
    closed = {day for day in extra_closed if start < day <= end and is_working_day(day)}
    return counted - len(closed)


def add(start: date, amount: int, unit: Unit, extra_closed: Collection[date] = NOTHING) -> date:
    """Add a length of time to a start. Amounts are from 1; see the module for how each unit is counted."""
    if amount < 1:
        raise ValueError(f"add at least 1, not {amount}")
    if unit == "working_days":
        return add_working_days(start, amount, extra_closed)
    if unit == "days":
        return start + timedelta(days=amount)
    if unit == "weeks":
        return start + timedelta(weeks=amount)
    if unit == "months":
        return _add_months(start, amount)
    raise ValueError(f"the unit is one of {', '.join(UNITS)}, not {unit!r}")


def _add_months(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
