"""The only writers of the plan room: levels, the plan itself, reviews, steps and handing over."""

from kinfold.plan.actions.agreed import agree_action, change_action, end_action
from kinfold.plan.actions.goals import change_goal, end_goal, set_goal
from kinfold.plan.actions.levels import change_level, decide_referral
from kinfold.plan.actions.plans import correct_plan, make_plan
from kinfold.plan.actions.reviews import ReachedAnswer, hold_review, move_on_drift
from kinfold.plan.actions.rhythms import end_rhythm, set_rhythm
from kinfold.plan.actions.windows import agree_window, answer_window

__all__ = [
    "ReachedAnswer",
    "agree_action",
    "agree_window",
    "answer_window",
    "change_action",
    "change_goal",
    "change_level",
    "correct_plan",
    "decide_referral",
    "end_action",
    "end_goal",
    "end_rhythm",
    "hold_review",
    "make_plan",
    "move_on_drift",
    "set_goal",
    "set_rhythm",
]
