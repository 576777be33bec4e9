"""Family maps as accessible SVG: a pure package (no Django, no database, no clock).

Build a `FamilyMap`, then `draw_genogram(map)` or `draw_ecomap(map, focus)` for the picture and
`describe_genogram(map)` or `describe_ecomap(map, focus)` for the same facts in plain sentences.
"""

from __future__ import annotations

from .ecomap import describe_ecomap, draw_ecomap
from .family_map import FamilyMap, HouseholdGroup, Individual, Tie
from .genogram import draw_genogram
from .words import describe_genogram

__all__ = [
    "FamilyMap",
    "HouseholdGroup",
    "Individual",
    "Tie",
    "describe_ecomap",
    "describe_genogram",
    "draw_ecomap",
    "draw_genogram",
]
