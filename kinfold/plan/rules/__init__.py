"""The rules of the plan room. Pure: no Django, no clock, no database."""

from kinfold.plan.rules.levels import (
    AFTER_A_REFERRAL,
    LEVELS,
    OUT_OF_HELP,
    Words,
    change_said,
    family_says,
    must_be_in_order,
    must_be_known,
    says,
)
from kinfold.plan.rules.plans import (
    action_in_words,
    every,
    fits,
    goal_in_words,
    must_follow,
    must_have_happened,
    must_have_one_owner,
    rhythm_must_be_sound,
    said,
    window_must_be_sound,
)
from kinfold.plan.rules.reviews import Child, answer_is_sound, came, child_is_heard, each_child_is_asked

__all__ = [
    "AFTER_A_REFERRAL",
    "LEVELS",
    "OUT_OF_HELP",
    "Child",
    "Words",
    "action_in_words",
    "answer_is_sound",
    "came",
    "change_said",
    "child_is_heard",
    "each_child_is_asked",
    "every",
    "family_says",
    "fits",
    "goal_in_words",
    "must_be_in_order",
    "must_be_known",
    "must_follow",
    "must_have_happened",
    "must_have_one_owner",
    "rhythm_must_be_sound",
    "said",
    "says",
    "window_must_be_sound",
]
