"""The reading door of the plan room: where each child stands, and what the family and its team agreed."""

from kinfold.plan.queries.levels import level_history, level_now, levels_of

__all__ = [
    "level_history",
    "level_now",
    "levels_of",
]
