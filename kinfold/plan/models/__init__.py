"""Levels, the one plan, its reviews, its steps up and down, and handing over."""

from kinfold.plan.models.closings import Closing, LookBack
from kinfold.plan.models.levels import Level
from kinfold.plan.models.plans import Goal, Plan, PlanAction, PlanNote, Rhythm
from kinfold.plan.models.reviews import Reached, Review
from kinfold.plan.models.steps import Handover, Step, StepChild

__all__ = [
    "Closing",
    "Goal",
    "Handover",
    "Level",
    "LookBack",
    "Plan",
    "PlanAction",
    "PlanNote",
    "Reached",
    "Review",
    "Rhythm",
    "Step",
    "StepChild",
]
