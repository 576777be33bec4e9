"""The reading door to worries, consultations, requests for help, reports and referrals."""

from kinfold.concerns.queries.answers import Mine, Unread, mine, names_of, new_answers, unfinished
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
    help_answered,
    help_request,
    names_of_referral,
    referral,
    report,
    words_in,
)
from kinfold.concerns.queries.pages import OUTCOMES, find_referral, referral_facts, suggestions
from kinfold.concerns.queries.pattern import PatternRow, earlier_referrals, pattern, pattern_of, referrals_of
from kinfold.concerns.queries.requests import requests_of

__all__ = [
    "OUTCOMES",
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
    "find_referral",
    "gather",
    "help_answered",
    "help_request",
    "home_of",
    "kept_worries",
    "known_to_us",
    "may_be_known",
    "may_raise",
    "mine",
    "must_be_worker",
    "myself",
    "names_of",
    "names_of_referral",
    "new_answers",
    "pattern",
    "pattern_of",
    "referral",
    "referral_facts",
    "referrals_of",
    "requests_of",
    "report",
    "source_shown",
    "suggestions",
    "unconfirmed_in",
    "unfinished",
    "words_in",
]
