"""Pure rules about meetings: the order of speaking, what a family is told before, what to put right, how it is said."""

from kinfold.meetings.rules.agenda import Item, agenda
from kinfold.meetings.rules.calendar import SUMMARY, place_to_print
from kinfold.meetings.rules.clock import read_time, say_time
from kinfold.meetings.rules.expect import Sheet, sheet
from kinfold.meetings.rules.warnings import MOST_IN_ROOM, Before, Child, Guest, Warned, knows, warnings
from kinfold.meetings.rules.wording import (
    GOES_OVER_THE_PLAN,
    KIND_TO_FAMILY,
    SHARED,
    TEAM,
    held_in_words,
    problem_with,
)

__all__ = [
    "GOES_OVER_THE_PLAN",
    "KIND_TO_FAMILY",
    "MOST_IN_ROOM",
    "SHARED",
    "SUMMARY",
    "TEAM",
    "Before",
    "Child",
    "Guest",
    "Item",
    "Sheet",
    "Warned",
    "agenda",
    "held_in_words",
    "knows",
    "place_to_print",
    "problem_with",
    "read_time",
    "say_time",
    "sheet",
    "warnings",
]
