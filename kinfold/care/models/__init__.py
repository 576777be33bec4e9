"""Periods of care, the law behind them, homes, moves, missing, reviews, health, school, carers, going home, leaving care."""

from kinfold.care.models.carers import (
    Carer,
    CarerClock,
    CarerPicture,
    CarerReview,
    CarerTraining,
    CarerVisit,
)
from kinfold.care.models.caring import CareReview, EducationPlan, HealthStep
from kinfold.care.models.leaving import (
    AloneFromAbroad,
    KeepingInTouch,
    LeavingCare,
    LifeStoryPiece,
    PathwayPlan,
    ReturnHome,
    ShortBreak,
)
from kinfold.care.models.moving import CarerInformation, Matching, Missing, PromisedTime, TimeHad
from kinfold.care.models.periods import EarlierPermanence, LegalStatus, PeriodOfCare, Permanence, Placement

__all__ = [
    "AloneFromAbroad",
    "CareReview",
    "Carer",
    "CarerClock",
    "CarerInformation",
    "CarerPicture",
    "CarerReview",
    "CarerTraining",
    "CarerVisit",
    "EarlierPermanence",
    "EducationPlan",
    "HealthStep",
    "KeepingInTouch",
    "LeavingCare",
    "LegalStatus",
    "LifeStoryPiece",
    "Matching",
    "Missing",
    "PathwayPlan",
    "PeriodOfCare",
    "Permanence",
    "Placement",
    "PromisedTime",
    "ReturnHome",
    "ShortBreak",
    "TimeHad",
]
