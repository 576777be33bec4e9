"""Pure rules of protection: what each decision must say, which level follows, how long a power lasts, how it is said."""

from kinfold.protection.rules.conferences import (
    CATEGORIES,
    MOST_IN_ROOM,
    Prepared,
    Said,
    latest_review,
    must_be_decided,
    must_be_quorate,
    must_be_reviewed_in_time,
    to_put_right,
)
from kinfold.protection.rules.emergency import LONGEST, last_moment
from kinfold.protection.rules.levels import (
    AFTER_NO_PLAN,
    after_enquiry,
    after_no_plan,
    after_plan_ended,
    after_plan_made,
    after_strategy,
)
from kinfold.protection.rules.words import (
    AGENCIES,
    ANSWERED_AS,
    CATEGORIES_TO_FAMILY,
    CIRCUMSTANCES,
    EXPECTED,
    QUALITY,
    enquiry_ended_says,
    times,
)

__all__ = [
    "AFTER_NO_PLAN",
    "AGENCIES",
    "ANSWERED_AS",
    "CATEGORIES",
    "CATEGORIES_TO_FAMILY",
    "CIRCUMSTANCES",
    "EXPECTED",
    "LONGEST",
    "MOST_IN_ROOM",
    "QUALITY",
    "Prepared",
    "Said",
    "after_enquiry",
    "after_no_plan",
    "after_plan_ended",
    "after_plan_made",
    "after_strategy",
    "enquiry_ended_says",
    "last_moment",
    "latest_review",
    "must_be_decided",
    "must_be_quorate",
    "must_be_reviewed_in_time",
    "times",
    "to_put_right",
]
