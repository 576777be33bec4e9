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

__all__ = [
    "AFTER_A_REFERRAL",
    "LEVELS",
    "OUT_OF_HELP",
    "Words",
    "change_said",
    "family_says",
    "must_be_in_order",
    "must_be_known",
    "says",
]
