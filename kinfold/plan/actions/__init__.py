"""The only writers of the plan room: levels, the plan itself, reviews, steps and handing over."""

from kinfold.plan.actions.levels import change_level, decide_referral

__all__ = [
    "change_level",
    "decide_referral",
]
