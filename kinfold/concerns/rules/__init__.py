"""What must be filled in, what is said back, what travels along: pure rules of the front door."""

from kinfold.concerns.rules.checks import (
    must_be_past,
    must_fit,
    must_have_child,
    must_have_purpose,
    must_have_two,
    must_have_wish,
    must_say,
    must_tell_family_or_why,
)
from kinfold.concerns.rules.gathering import KINDS, Gathered, gather_in_order, gathered_rows
from kinfold.concerns.rules.prompts import FIVE, PROMPTS, Prompt, judgements_written
from kinfold.concerns.rules.typed import UNKNOWN, TypedAdult, TypedChild, family_name, split_name
from kinfold.concerns.rules.wording import (
    DETAIL_OF_OUTCOME,
    LEVELS_AFTER,
    NEXT,
    SOURCE_OF_SECTOR,
    SOURCES,
    duty_until,
    earlier_referrals_said,
    told_family_suggestion,
    told_referrer_suggestion,
    what_happens_next,
    who_said,
)

__all__ = [
    "DETAIL_OF_OUTCOME",
    "FIVE",
    "KINDS",
    "LEVELS_AFTER",
    "NEXT",
    "PROMPTS",
    "SOURCES",
    "SOURCE_OF_SECTOR",
    "UNKNOWN",
    "Gathered",
    "Prompt",
    "TypedAdult",
    "TypedChild",
    "duty_until",
    "earlier_referrals_said",
    "family_name",
    "gather_in_order",
    "gathered_rows",
    "judgements_written",
    "must_be_past",
    "must_fit",
    "must_have_child",
    "must_have_purpose",
    "must_have_two",
    "must_have_wish",
    "must_say",
    "must_tell_family_or_why",
    "split_name",
    "told_family_suggestion",
    "told_referrer_suggestion",
    "what_happens_next",
    "who_said",
]
