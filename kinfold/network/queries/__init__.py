"""The reading door to families, ties, households, who matters and who is working with whom."""

from kinfold.network.queries.families import (
    Member,
    children,
    children_ids,
    families_of,
    family,
    family_ids,
    homes_of,
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
    who_matter_to,
    who_matters,
)
from kinfold.network.queries.workers import involved, involvement, involvements_of, lead, leads_of, losses, was_involved

__all__ = [
    "Member",
    "children",
    "children_ids",
    "families_of",
    "family",
    "family_ids",
    "family_map",
    "gaps",
    "homes_of",
    "households",
    "involved",
    "involvement",
    "involvements_of",
    "lead",
    "leads_of",
    "losses",
    "members",
    "person_ids",
    "responsibility_for",
    "ties",
    "ties_among",
    "trusted_adults",
    "was_involved",
    "who_matter_to",
    "who_matters",
]
