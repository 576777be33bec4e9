"""The least often a child is visited at some levels, shown beside what was agreed with this family. Pure.

No blanket rule: most levels have none, and how often is right for this child is written with its reason (seed 003: 9-60).
What is shown here never replaces the rhythm agreed, and a longer rhythm is said, not refused: the reason is the worker's.
"""

from __future__ import annotations

from datetime import date

from kinfold.law import timescales
from kinfold.plan.rules.plans import every

LEAST: dict[str, tuple[str, str]] = {
    "looked_after": ("looked_after_visit", ""),
    "kinship_care": ("looked_after_visit", ", where the authority looks after the child"),
}
"""By level: the dated rule that gives the least rhythm, and when it holds there."""


def least_in_words(level: str, agreed: int, on: date) -> str:
    """Say the least for a level on a day, beside a rhythm in days; nothing for a level that has none."""
    if level not in LEAST:
        return ""
    name, where = LEAST[level]
    value = timescales.rule(name).value_on(on)
    least = value.amount or 0
    said = f"At the least {every(least)}, by {value.source.title}{where}"
    said += "." if value.verified else " (not yet checked by us)."
    return f"{said} What was agreed here is less often." if agreed > least else said
