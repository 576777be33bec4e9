"""The reading door of care."""

from kinfold.care.queries.episodes import episodes, episodes_of, holes, homes, moves_count, placements_count
from kinfold.care.queries.finding import (
    in_care,
    legal_timeline,
    matching,
    matchings_of,
    missing,
    missing_of,
    period,
    period_now,
    periods_of,
    permanence_of,
    placement,
    promise,
    stays,
)

__all__ = [
    "episodes",
    "episodes_of",
    "holes",
    "homes",
    "in_care",
    "legal_timeline",
    "matching",
    "matchings_of",
    "missing",
    "missing_of",
    "moves_count",
    "period",
    "period_now",
    "periods_of",
    "permanence_of",
    "placement",
    "placements_count",
    "promise",
    "stays",
]
