"""The only writers of the plan room: levels, the plan itself, reviews, steps and handing over."""

from kinfold.plan.actions.agreed import agree_action, change_action, end_action, say_how_it_went
from kinfold.plan.actions.closing import answer_closing, ask_to_close, close, look_back
from kinfold.plan.actions.following import level_follows
from kinfold.plan.actions.goals import change_goal, end_goal, set_goal
from kinfold.plan.actions.handing_over import hand_over, read_handover
from kinfold.plan.actions.levels import change_level, decide_referral
from kinfold.plan.actions.packages import ActionDraft, GoalDraft, begin_from_package
from kinfold.plan.actions.plans import correct_plan, make_plan
from kinfold.plan.actions.reviews import ReachedAnswer, hold_review, move_on_drift
from kinfold.plan.actions.rhythms import end_rhythm, set_rhythm
from kinfold.plan.actions.steps import come_back, step_down, step_up
from kinfold.plan.actions.windows import agree_window, answer_window

__all__ = [
    "ActionDraft",
    "GoalDraft",
    "ReachedAnswer",
    "agree_action",
    "agree_window",
    "answer_closing",
    "answer_window",
    "ask_to_close",
    "begin_from_package",
    "change_action",
    "change_goal",
    "change_level",
    "close",
    "come_back",
    "correct_plan",
    "decide_referral",
    "end_action",
    "end_goal",
    "end_rhythm",
    "hand_over",
    "hold_review",
    "level_follows",
    "look_back",
    "make_plan",
    "move_on_drift",
    "read_handover",
    "say_how_it_went",
    "set_goal",
    "set_rhythm",
    "step_down",
    "step_up",
]
