"""The only writers of worries, consultations, requests for help, reports and referrals.

Each verb is one transaction: rules and states, the row, the chronology entry, the clocks, the access rows.
"""

from kinfold.concerns.actions.asking import answer_consultation, ask_consultation, look_again, see_answer
from kinfold.concerns.actions.deciding import decide_referral, mark_danger, see_outcome, take_up, tell_outcome
from kinfold.concerns.actions.helping import answer_help, ask_for_help
from kinfold.concerns.actions.matching import known_to_us, not_known_before, same_child
from kinfold.concerns.actions.noticing import raise_concern
from kinfold.concerns.actions.referring import make_referral
from kinfold.concerns.actions.reporting import look_at_report, receive_report, tell_reporter
from kinfold.concerns.rules import TypedAdult, TypedChild

__all__ = [
    "TypedAdult",
    "TypedChild",
    "answer_consultation",
    "answer_help",
    "ask_consultation",
    "ask_for_help",
    "decide_referral",
    "known_to_us",
    "look_again",
    "look_at_report",
    "make_referral",
    "mark_danger",
    "not_known_before",
    "raise_concern",
    "receive_report",
    "same_child",
    "see_answer",
    "see_outcome",
    "take_up",
    "tell_outcome",
    "tell_reporter",
]
