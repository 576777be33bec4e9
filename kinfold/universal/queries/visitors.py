"""Who the health visitor of a family is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinfold.network import queries as network

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family

TITLES = ("health visitor", "family nurse", "nursery nurse", "specialist community public health nurse")
HEALTH = frozenset({"health"})
"""Sectors of those who look after children's health; adults' services are another matter."""


def health_visitor(family: Family, on: date) -> Practitioner | None:
    """The health visitor in the team on a day, the longest there first; a family nurse does their checks too."""
    team = [row.practitioner for row in network.involved(family, on)]
    for title in TITLES:
        found = next((one for one in team if title in one.title.lower()), None)
        if found is not None:
            return found
    return None


def from_health(who: Who) -> bool:
    """Whether somebody works in health."""
    return who.sector in HEALTH


def from_social_care(who: Who) -> bool:
    """Whether somebody works in children's social care."""
    return who.sector == "social_care"
