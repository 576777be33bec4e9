"""Rules of the universal room: which check is due when, first days at school, moments, patterns in words. Pure."""

from kinfold.base.checks import must_follow, must_have_happened, one_of
from kinfold.universal.rules.contacts import Seen, pattern
from kinfold.universal.rules.moments import Moment, ask_again_on, moment, moments, not_now_days
from kinfold.universal.rules.saying import answer_said, counted, fits, said
from kinfold.universal.rules.schedule import (
    OLDEST_MONTHS,
    Check,
    Window,
    applies,
    check,
    checks,
    counts_as_missed,
    later,
    too_old,
    window,
    windows,
)
from kinfold.universal.rules.transitions import Stage, ask_from, first_day, stage, stages

__all__ = [
    "OLDEST_MONTHS",
    "Check",
    "Moment",
    "Seen",
    "Stage",
    "Window",
    "answer_said",
    "applies",
    "ask_again_on",
    "ask_from",
    "check",
    "checks",
    "counted",
    "counts_as_missed",
    "first_day",
    "fits",
    "later",
    "moment",
    "moments",
    "must_follow",
    "must_have_happened",
    "not_now_days",
    "one_of",
    "pattern",
    "said",
    "stage",
    "stages",
    "too_old",
    "window",
    "windows",
]
