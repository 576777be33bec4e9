"""Pure rules about care: episodes, codes, plain words, promises, going missing, who is seen how often."""

from kinfold.care.rules import checks
from kinfold.care.rules.codes import (
    BACKED_BY,
    DETAILS,
    LAWFUL_BASIS,
    LONGEST_AWAY,
    OFFERED_FROM,
    must_be_a_home,
    must_be_backed,
    must_be_old_enough_to_end,
    must_be_young_enough,
    provider_of,
)
from kinfold.care.rules.episodes import TEMPORARY, Episode, Law, Span, Stay, episodes, holes, homes
from kinfold.care.rules.missing import Once, Told, told
from kinfold.care.rules.promises import Kept, kept
from kinfold.care.rules.staying import Life, Path, Worker, headline, sentences
from kinfold.care.rules.visits import Least, least
from kinfold.care.rules.words import (
    AGREEING,
    INFORMATION,
    PERMANENCE,
    PLAIN_LAW,
    TO_SEE,
    WITH_SIBLINGS,
    count_said,
    home_said,
    law_said,
    listed,
)

OF_PERIOD: tuple[str, ...] = (
    "looked_after_visit",
    "looked_after_visit_first",
    "looked_after_visit_settled",
    "looked_after_visit_weekly",
    "looked_after_visit_connected",
    "out_of_area_notice",
    "permanence_4_months",
    "short_break_stay",
    "short_breaks_year",
    "care_review_first",
    "care_review_second",
    "care_review_every",
    "education_plan",
    "health_assessment_first",
    "health_assessment_every",
    "health_assessment_under_5_every",
)
"""The clocks that run because a child is in care, and stop with it. Promised time and talks go on."""

__all__ = [
    "AGREEING",
    "BACKED_BY",
    "DETAILS",
    "INFORMATION",
    "LAWFUL_BASIS",
    "LONGEST_AWAY",
    "OFFERED_FROM",
    "OF_PERIOD",
    "PERMANENCE",
    "PLAIN_LAW",
    "TEMPORARY",
    "TO_SEE",
    "WITH_SIBLINGS",
    "Episode",
    "Kept",
    "Law",
    "Life",
    "Least",
    "Once",
    "Path",
    "Span",
    "Stay",
    "Told",
    "Worker",
    "checks",
    "count_said",
    "episodes",
    "headline",
    "holes",
    "home_said",
    "homes",
    "kept",
    "law_said",
    "least",
    "listed",
    "must_be_a_home",
    "must_be_backed",
    "must_be_old_enough_to_end",
    "must_be_young_enough",
    "provider_of",
    "sentences",
    "told",
]
