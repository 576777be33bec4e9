"""How meetings are said in the chronology and to families: counts, never names, because many read the entry."""

from collections.abc import Mapping

KIND_TO_FAMILY: dict[str, str] = {
    "team_around_family": "A meeting with the people who help you",
    "team_around_child": "A meeting with the people who help you",
    "strategy": "A meeting to get things moving",
    "child_in_need_review": "A meeting about how the plan is going",
    "core_group": "A meeting of the group that works on the plan",
    "child_protection_conference": "A meeting about keeping your children safe",
    "review_conference": "A meeting to look at the plan that keeps your children safe",
    "care_review": "A meeting about how it is for a child who lives away from home",
    "before_court": "A meeting before anybody goes to court",
    "education_plan": "A meeting about school",
    "family_group_conference": "Your family’s own meeting",
    "transition": "A meeting about a move",
    "other": "A meeting",
}
TEAM = frozenset({"team_around_family", "team_around_child"})
GOES_OVER_THE_PLAN = TEAM | {"family_group_conference", "child_protection_conference"}
"""Meetings that count as going over the plan, so that the agreed rhythm (`review_every`) begins its next round."""
SHARED = frozenset(KIND_TO_FAMILY) - {"strategy"}
"""Kinds whose entry the family reads. A meeting of workers to move things on is told to them by a person first."""


def held_in_words(kind: str, came: Mapping[str, int]) -> str:
    """Say a meeting in one sentence: what it was, and how many came, by part; never who.

    `came` counts `family`, `workers`, `reports` and `absent`.
    """
    parts = [_count(came.get("family", 0), "of the family"), _workers(came.get("workers", 0))]
    parts += [_reports(came.get("reports", 0)), _count(came.get("absent", 0), "could not come")]
    said = [part for part in parts if part]
    return f"{kind}." if not said else f"{kind}. There: {', '.join(said)}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number else ""


def _workers(number: int) -> str:
    return f"{number} worker{'s' if number != 1 else ''}" if number else ""


def _reports(number: int) -> str:
    return f"{number} report{'s' if number != 1 else ''} sent" if number else ""


def problem_with(text: str, what: str, longest: int = 10_000) -> str | None:
    """Say in plain words what is wrong with a text that must be written, or None."""
    if not text.strip():
        return what
    if len(text) > longest:
        return f"This is {len(text):,} characters; the most that fits here is {longest:,}."
    return None
