"""The reading door of the plan room: where each child stands, and what the family and its team agreed."""

from kinfold.plan.queries.levels import level_history, level_now, levels_of
from kinfold.plan.queries.plans import (
    action,
    actions,
    actions_for,
    actions_of_meeting,
    goal,
    goals,
    my_actions,
    notes,
    plan,
    plan_of,
    rhythm,
    rhythms,
)
from kinfold.plan.queries.reviews import Change, Stuck, change_view, review, reviews, stuck

__all__ = [
    "Change",
    "Stuck",
    "action",
    "actions",
    "actions_for",
    "actions_of_meeting",
    "change_view",
    "goal",
    "goals",
    "level_history",
    "level_now",
    "levels_of",
    "my_actions",
    "notes",
    "plan",
    "plan_of",
    "review",
    "reviews",
    "rhythm",
    "rhythms",
    "stuck",
]
