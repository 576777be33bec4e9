"""The least often a child is visited at some levels, shown beside what was agreed with this family. Pure.

No blanket rule: most levels have none, and how often is right for this child is written with its reason (seed 003: 9-60).
What is shown here never replaces the rhythm agreed, and a longer rhythm is said, not refused: the reason is the worker's.
"""

from __future__ import annotations

from dataclasses import dataclass

from kinfold.plan.rules.plans import every


@dataclass(frozen=True, slots=True)
class Least:
    """A least rhythm: how many days at most between two visits, who says so, and whether somebody has checked it."""

    days: int
    source: str
    verified: bool = False


LEAST: dict[str, Least] = {
    "looked_after": Least(
        42, "the Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28"
    ),
    "kinship_care": Least(42, "the same regulations, where the authority looks after the child"),
}
"""By level. Unverified: dated rules with their text come with the rooms for protection and care."""


def least_in_words(level: str, agreed: int) -> str:
    """Say the least for a level beside a rhythm; nothing for a level that has none."""
    least = LEAST.get(level)
    if least is None:
        return ""
    said = f"At the least {every(least.days)}, by {least.source}{'' if least.verified else ' (not yet checked by us)'}."
    return f"{said} What was agreed here is less often." if agreed > least.days else said
