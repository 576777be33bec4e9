"""The forms of the plan room."""

from kinfold.plan.forms.levels import ChangeLevelForm, DecideReferralForm

__all__ = [
    "ChangeLevelForm",
    "DecideReferralForm",
]
