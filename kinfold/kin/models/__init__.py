"""Relatives and friends explored, viability, temporary approval, carers' support, family abroad, family group conferences."""

from kinfold.kin.models.abroad import AbroadCheck, AbroadTask, AbroadVisit
from kinfold.kin.models.conferences import FamilyGroup, NetworkPerson, OfferAnswer, RotaLine
from kinfold.kin.models.searching import CarerSupport, Explored, TemporaryApproval, Viability

__all__ = [
    "AbroadCheck",
    "AbroadTask",
    "AbroadVisit",
    "CarerSupport",
    "Explored",
    "FamilyGroup",
    "NetworkPerson",
    "OfferAnswer",
    "RotaLine",
    "TemporaryApproval",
    "Viability",
]
