"""The only reading door of the people room."""

from kinfold.people.queries.details import Details, details
from kinfold.people.queries.finding import Match, find
from kinfold.people.queries.merges import SideBySide, merge, merges_of, merges_waiting, side_by_side
from kinfold.people.queries.persons import kept, person, same_ids
from kinfold.people.queries.twins import possible_twins

__all__ = [
    "Details",
    "Match",
    "SideBySide",
    "details",
    "find",
    "kept",
    "merge",
    "merges_of",
    "merges_waiting",
    "person",
    "possible_twins",
    "same_ids",
    "side_by_side",
]
