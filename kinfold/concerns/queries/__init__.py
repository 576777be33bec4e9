"""The reading door to worries, consultations, requests for help, reports and referrals."""

from kinfold.concerns.queries.answers import Mine, Unread, mine, new_answers, unfinished
from kinfold.concerns.queries.desks import (
    Waiting,
    consultation_queue,
    duty_queue,
    kept_worries,
)
from kinfold.concerns.queries.entering import (
    children_in,
    children_to_choose,
    chosen_children,
    home_of,
    may_raise,
    must_be_worker,
    myself,
    source_shown,
)
from kinfold.concerns.queries.gathering import gather
from kinfold.concerns.queries.knowing import Hit, Maybe, known_to_us, may_be_known, unconfirmed_in
from kinfold.concerns.queries.one import (
    concern,
    consultation,
    consultation_at,
    help_request,
    referral,
    report,
)
from kinfold.concerns.queries.pattern import PatternRow, earlier_referrals, pattern, referrals_of

__all__ = [
    "Hit",
    "Maybe",
    "Mine",
    "PatternRow",
    "Unread",
    "Waiting",
    "children_in",
    "children_to_choose",
    "chosen_children",
    "concern",
    "consultation",
    "consultation_at",
    "consultation_queue",
    "duty_queue",
    "earlier_referrals",
    "gather",
    "help_request",
    "home_of",
    "kept_worries",
    "known_to_us",
    "may_be_known",
    "may_raise",
    "mine",
    "must_be_worker",
    "myself",
    "new_answers",
    "pattern",
    "referral",
    "referrals_of",
    "report",
    "source_shown",
    "unconfirmed_in",
    "unfinished",
]
