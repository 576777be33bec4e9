"""The only reading door of the universal room."""

from kinfold.universal.queries.anything import ANYTHING
from kinfold.universal.queries.beginnings import (
    MomentNow,
    birth_registration,
    may_see_offer,
    moment_offer,
    moments,
    offers_in,
)
from kinfold.universal.queries.checks import (
    CheckLine,
    check_row,
    checks_of,
    due_checks,
    may_see_check,
    reasons,
    seen_lines,
)
from kinfold.universal.queries.contacts import (
    contacts_of,
    health_contact,
    may_read_contacts,
    patterns,
    row_for,
)
from kinfold.universal.queries.facts import facts_for_child, facts_for_family, pages_of, works_here
from kinfold.universal.queries.figures import CheckFigure, figures
from kinfold.universal.queries.missed import Missed, by_area, missed_checks, missed_for, young
from kinfold.universal.queries.starting import (
    Coming,
    Start,
    coming_of,
    first_days_of,
    transition_day,
    transitions,
    transitions_of,
)
from kinfold.universal.queries.visitors import from_health, from_social_care, health_visitor

__all__ = [
    "ANYTHING",
    "Coming",
    "coming_of",
    "first_days_of",
    "CheckFigure",
    "CheckLine",
    "Missed",
    "MomentNow",
    "Start",
    "birth_registration",
    "by_area",
    "check_row",
    "checks_of",
    "contacts_of",
    "due_checks",
    "facts_for_child",
    "facts_for_family",
    "figures",
    "from_health",
    "from_social_care",
    "health_contact",
    "health_visitor",
    "may_read_contacts",
    "may_see_check",
    "may_see_offer",
    "missed_checks",
    "missed_for",
    "moment_offer",
    "moments",
    "offers_in",
    "pages_of",
    "patterns",
    "reasons",
    "row_for",
    "seen_lines",
    "transition_day",
    "transitions",
    "transitions_of",
    "works_here",
    "young",
]
