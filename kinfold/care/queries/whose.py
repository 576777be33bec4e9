"""Whose page a thing stands on: entries of the chronology name the thing, and its page is the child's."""

from __future__ import annotations

from typing import Any

from kinfold.care.models import (
    AloneFromAbroad,
    EducationPlan,
    HealthStep,
    LeavingCare,
    LifeStoryPiece,
    PathwayPlan,
    ReturnHome,
)
from kinfold.people import queries as people

_STANDS_ON: dict[str, tuple[Any, str]] = {
    "care_health": (HealthStep, "person"),
    "education_plan": (EducationPlan, "period__person"),
    "return_home": (ReturnHome, "period__person"),
    "alone_from_abroad": (AloneFromAbroad, "person"),
    "life_story": (LifeStoryPiece, "person"),
    "leaving_care": (LeavingCare, "person"),
    "pathway_plan": (PathwayPlan, "leaving__person"),
}
"""By the word that the chronology keeps, which is the page's name too."""


def whose(page: str, ref: str) -> str:
    """Return the reference of the person on whose page a thing stands; any other reference as it is."""
    if not ref.startswith("R") or page not in _STANDS_ON:
        return ref
    model, path = _STANDS_ON[page]
    number = model.objects.filter(ref=ref).values_list(path, flat=True).first()
    return people.numbered(number).ref if number else ref
