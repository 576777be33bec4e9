"""Families, relationships, households, parental responsibility, who matters, and who is working with them."""

from kinfold.network.models.families import Family, FamilyMember, Household, HouseholdMember
from kinfold.network.models.ties import Basis, Matters, ParentalResponsibility, Relationship
from kinfold.network.models.workers import GapAnswer, Involvement

__all__ = [
    "Basis",
    "Family",
    "FamilyMember",
    "GapAnswer",
    "Household",
    "HouseholdMember",
    "Involvement",
    "Matters",
    "ParentalResponsibility",
    "Relationship",
]
