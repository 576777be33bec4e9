"""The pages of the plan room."""

from kinfold.plan.views.closing import answer_closing, close_plan, look_back
from kinfold.plan.views.goals import (
    agree_action,
    change_action,
    change_goal,
    end_action,
    end_goal,
    say_how_it_went,
    set_goal,
)
from kinfold.plan.views.handing_over import hand_over, read_handover
from kinfold.plan.views.levels import change_level, decide_referral
from kinfold.plan.views.plans import (
    agree_window,
    answer_window,
    begin_from_package,
    correct_plan,
    make_plan,
    move_on_drift,
    packages,
)
from kinfold.plan.views.reading import change_view, fridge_page, plan, plan_history, review
from kinfold.plan.views.reviewing import end_rhythm, hold_review, set_rhythm
from kinfold.plan.views.steps import come_back, plan_steps, step

__all__ = [
    "agree_action",
    "agree_window",
    "answer_closing",
    "answer_window",
    "begin_from_package",
    "change_action",
    "change_goal",
    "change_level",
    "change_view",
    "close_plan",
    "come_back",
    "correct_plan",
    "decide_referral",
    "end_action",
    "end_goal",
    "end_rhythm",
    "fridge_page",
    "hand_over",
    "hold_review",
    "look_back",
    "make_plan",
    "move_on_drift",
    "packages",
    "plan",
    "plan_history",
    "plan_steps",
    "read_handover",
    "review",
    "say_how_it_went",
    "set_goal",
    "set_rhythm",
    "step",
]
