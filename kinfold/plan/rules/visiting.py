"""How often a child is visited: the least at some levels beside what was agreed, and what was done beside both. Pure.

No blanket rule: how often is right for this child is written with its reason (seed 003: 9-60). What is shown here never
replaces the rhythm agreed, and a longer rhythm is said, not refused. Coming more often than was agreed is said as well as
coming less: too many visits when all is well are a burden too (seed 001: 389, 409; seed-systems.md part 2, 15).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from kinfold.base.dates import in_words, plain
from kinfold.law import timescales
from kinfold.plan.rules.plans import every

LEAST: dict[str, tuple[str, str]] = {
    "looked_after": ("looked_after_visit", ""),
    "kinship_care": ("looked_after_visit", ", where the authority looks after the child"),
    "child_in_need": ("child_in_need_visit", ""),
    "child_protection": ("child_protection_visit", ""),
}
"""By level: the dated rule that gives the least rhythm, and when it holds there."""

ROUNDS = 4
"""How many rounds of the agreed rhythm are looked back on: enough to see a habit, few enough to be about now."""

WORKING_DAYS_A_WEEK = 5


def least_in_words(level: str, agreed: int, on: date) -> str:
    """Say the least for a level on a day, beside a rhythm in days; nothing for a level that has none."""
    if level not in LEAST:
        return ""
    name, where = LEAST[level]
    value, unit = timescales.rule(name).value_on(on), timescales.rule(name).unit
    least = value.amount or 0
    in_days = least * 7 // WORKING_DAYS_A_WEEK if unit == "working_days" else least
    often = f"every {least} working days" if unit == "working_days" else every(least)
    by = "as this council sets for itself" if value.status == "local default" else f"by {value.source.title}"
    said = f"At the least {often}, {by}{where}"
    said += "." if value.verified else " (not yet checked by us)."
    return f"{said} What was agreed here is less often." if agreed > in_days else said


def made_beside_agreed(every_days: int, since: date, seen_on: Iterable[date], on: date) -> str:
    """Say how often a child was seen in the last rounds of the rhythm, where that is much more or much less than agreed.

    `seen_on` are days on which somebody saw the child. Silent while it fits, and until two rounds have passed. Much more
    or less: by half or more, and by two visits at least, so that a chance visit is not remarked on.
    """
    rounds = min(ROUNDS, (on - since).days // every_days)
    if rounds < 2:
        return ""
    from_day = on - timedelta(days=rounds * every_days)
    days = {day for day in seen_on if day <= on}
    made = sum(day > from_day for day in days)
    said = (
        f"Seen {_times(made)} in the last {in_words((on - from_day).days)}, where {_times(rounds)} was agreed"
    )
    if made >= rounds + 2 and Fraction(made, rounds) >= Fraction(3, 2):
        return f"{said}. Is so much still what helps this child, or has it become a burden?"
    if made <= rounds - 2 and Fraction(made, rounds) <= Fraction(1, 2):
        return f"{said}. " + (
            f"Last seen on {plain(max(days))}." if days else "Nobody has written down seeing them."
        )
    return ""


def _times(count: int) -> str:
    return {0: "not once", 1: "once", 2: "twice"}.get(count, f"{count} times")
