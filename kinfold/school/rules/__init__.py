"""The rules of the school room: pure, no Django, no clock."""

from kinfold.base.checks import must_follow, must_have_happened, one_of
from kinfold.school.rules.attendance import ABSENCES, must_add_up, on_time_in_a_row, said_in_words
from kinfold.school.rules.destinations import NOT_KNOWN, SMALLEST, Rate, is_sixteen_to_eighteen, rate_of
from kinfold.school.rules.ehc import UNFINISHED_WEEKS, Days, Next, left_unfinished, next_due
from kinfold.school.rules.excluding import EXCLUSION_REASONS, how_long, sixth_day
from kinfold.school.rules.hours import FULL, fewer_said, must_have_reason
from kinfold.school.rules.listing import LONGEST_DAYS, must_end_in_time, must_name_no_trait, trait_in
from kinfold.school.rules.wording import fits, said

__all__ = [
    "ABSENCES",
    "EXCLUSION_REASONS",
    "FULL",
    "LONGEST_DAYS",
    "NOT_KNOWN",
    "SMALLEST",
    "UNFINISHED_WEEKS",
    "Days",
    "Next",
    "Rate",
    "fewer_said",
    "fits",
    "how_long",
    "is_sixteen_to_eighteen",
    "left_unfinished",
    "must_add_up",
    "must_end_in_time",
    "must_follow",
    "must_have_happened",
    "must_have_reason",
    "must_name_no_trait",
    "next_due",
    "on_time_in_a_row",
    "one_of",
    "rate_of",
    "said",
    "said_in_words",
    "sixth_day",
    "trait_in",
]
