"""The reading door to families, ties, households, who matters and who is working with whom."""

from kinfold.network.queries.families import (
    Member,
    children,
    children_ids,
    families_of,
    family,
    family_ids,
    households,
    members,
    person_ids,
)
from kinfold.network.queries.gaps import gaps
from kinfold.network.queries.maps import family_map
from kinfold.network.queries.ties import (
    responsibility_for,
    ties,
    ties_among,
    trusted_adults,
    who_matters,
)
from kinfold.network.queries.workers import involved, involvement, lead, losses, was_involved

__all__ = [
    "Member",
    "children",
    "children_ids",
    "families_of",
    "family",
    "family_ids",
    "family_map",
    "gaps",
    "households",
    "involved",
    "involvement",
    "lead",
    "losses",
    "members",
    "person_ids",
    "responsibility_for",
    "ties",
    "ties_among",
    "trusted_adults",
    "was_involved",
    "who_matters",
]
