"""The only writers of the universal room."""

from kinfold.universal.actions.births import be_born, register_birth
from kinfold.universal.actions.checks import follow_checks, miss_check, offer_check_again, record_check
from kinfold.universal.actions.contacts import record_health_contact, take_back_contact
from kinfold.universal.actions.following import ask_first_day_meeting, follow_everybody, follow_family
from kinfold.universal.actions.offering import Offered, answer_moment_offer, offer_at_moment
from kinfold.universal.actions.starting import set_first_day

__all__ = [
    "Offered",
    "answer_moment_offer",
    "be_born",
    "ask_first_day_meeting",
    "follow_checks",
    "follow_everybody",
    "follow_family",
    "miss_check",
    "offer_at_moment",
    "offer_check_again",
    "record_check",
    "record_health_contact",
    "register_birth",
    "set_first_day",
    "take_back_contact",
]
