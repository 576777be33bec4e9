"""Words and days of an exclusion."""

from __future__ import annotations

from datetime import date

from kinfold.base.errors import NotNow
from kinfold.law.days import add_working_days

EXCLUSION_REASONS: dict[str, str] = {
    "hurt_child": "Hurt another child",
    "hurt_adult": "Hurt an adult",
    "threat": "Threatened somebody",
    "bullying": "Bullying",
    "prejudice": "Prejudice towards somebody",
    "sexual": "Sexual behaviour",
    "weapon": "Carried a weapon",
    "substances": "Alcohol or drugs",
    "damage": "Damage",
    "theft": "Theft",
    "disruption": "Lessons stopped again and again",
    "other": "Something else",
}
"""Why, as the school tells it. Plain words of ours; the national return's codes are not these."""

MOST_HALF_DAYS = 90
"""Forty-five school days of suspension in a school year at most. `unverified`: not read in regulations here."""

SIXTH = 6


def must_have_length(kind: str, half_days: int | None) -> int | None:
    """Return the half days of a suspension; none for a permanent exclusion. Raises `NotNow`."""
    if kind == "permanent":
        return None
    if half_days is None or not 0 < half_days <= MOST_HALF_DAYS:
        raise NotNow(
            "For how many half days? A school day is two; at most 90 in a school year.", field="half_days"
        )
    return half_days


def how_long(kind: str, half_days: int | None) -> str:
    """Say how long: "for good", "half a day", "1 day", "2 and a half days"."""
    if kind == "permanent" or half_days is None:
        return "for good"
    days, half = divmod(half_days, 2)
    if not days:
        return "half a day"
    if half:
        return f"{days} and a half days"
    return f"{days} day{'' if days == 1 else 's'}"


def sixth_day(began_on: date, kind: str, half_days: int | None) -> date | None:
    """The day by which the child is to be taught somewhere; None for what is over before.

    From the sixth school day. We count working days, which a school's own holidays are not: `unverified`.
    """
    if kind == "suspension" and (half_days or 0) <= 2 * (SIXTH - 1):
        return None
    return add_working_days(began_on, SIXTH - 1)
