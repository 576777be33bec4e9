"""Checks every child is offered, births registered, offers at good moments, first days at school, health contacts."""

from kinfold.universal.models.beginnings import BirthRegistration, MomentOffer, TransitionDay
from kinfold.universal.models.checks import CheckStep, HealthCheck
from kinfold.universal.models.contacts import HealthContact

__all__ = [
    "BirthRegistration",
    "CheckStep",
    "HealthCheck",
    "HealthContact",
    "MomentOffer",
    "TransitionDay",
]
