"""The rules of the court room. Pure: no Django, no clock, no database."""

from kinfold.court.rules.before import ANSWERS, ENDED, NO_OFFER, must_be_decided_by, must_have_met, must_offer
from kinfold.court.rules.bundles import EVERYWHERE, PARTS, USUAL, Blackout, Redaction, in_order, kept, read
from kinfold.court.rules.weeks import Weeks, last_day, longer_than_usual, weeks
from kinfold.court.rules.wording import (
    fits,
    must_be_somebody_else,
    must_have_come,
    must_not_be_before,
    one_of,
    said,
)
from kinfold.court.rules.words import (
    CARE_PLANS,
    LEGAL_STATUS,
    MEANS,
    OUTCOME_WHEN,
    REVERSED,
    TRACKS,
    adoption_state,
    ended_by,
    legal_status,
    level_after,
)

__all__ = [
    "ANSWERS",
    "CARE_PLANS",
    "ENDED",
    "EVERYWHERE",
    "LEGAL_STATUS",
    "MEANS",
    "NO_OFFER",
    "OUTCOME_WHEN",
    "PARTS",
    "REVERSED",
    "TRACKS",
    "USUAL",
    "Blackout",
    "Redaction",
    "Weeks",
    "adoption_state",
    "ended_by",
    "fits",
    "in_order",
    "kept",
    "last_day",
    "legal_status",
    "level_after",
    "longer_than_usual",
    "must_be_decided_by",
    "must_be_somebody_else",
    "must_have_come",
    "must_have_met",
    "must_not_be_before",
    "must_offer",
    "one_of",
    "read",
    "said",
    "weeks",
]
