"""The only reading door of the people room."""

from kinfold.people.queries.asking import identifiers_typed
from kinfold.people.queries.details import Details, details, ethnicity_said, temporary_homes
from kinfold.people.queries.everything import Detail, Row, all_details, detail, in_words
from kinfold.people.queries.finding import Match, find
from kinfold.people.queries.merges import SideBySide, merge, merges_of, merges_waiting, side_by_side
from kinfold.people.queries.persons import (
    born_since,
    by_number,
    every_record,
    expected_since,
    hold,
    kept,
    numbered,
    person,
    referred,
    remember_all,
    remember_same,
    same_ids,
    with_merged,
)
from kinfold.people.queries.traits import areas_of_many, areas_then, disabled_then, ethnic_groups, traits
from kinfold.people.queries.twins import possible_twins

__all__ = [
    "Detail",
    "Details",
    "Match",
    "Row",
    "SideBySide",
    "all_details",
    "areas_of_many",
    "areas_then",
    "born_since",
    "by_number",
    "detail",
    "details",
    "disabled_then",
    "ethnic_groups",
    "ethnicity_said",
    "every_record",
    "expected_since",
    "find",
    "hold",
    "identifiers_typed",
    "in_words",
    "kept",
    "merge",
    "merges_of",
    "merges_waiting",
    "numbered",
    "person",
    "possible_twins",
    "referred",
    "remember_all",
    "remember_same",
    "same_ids",
    "side_by_side",
    "temporary_homes",
    "traits",
    "with_merged",
]
