"""The reading door to kin: who was thought of and asked, assessments, approvals, family abroad, family group conferences."""

from kinfold.kin.queries.maps import OnTheMap, not_yet_thought_of, on_the_map

__all__ = ["OnTheMap", "not_yet_thought_of", "on_the_map"]
