"""The pages of the plan room."""

from kinfold.plan.views.levels import change_level, decide_referral

__all__ = [
    "change_level",
    "decide_referral",
]
