"""How the writers of this room tell the chronology and the clocks: once for each deed, the bare fact, nobody by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinfold.agencies import queries as agencies

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family


def writer(by: Who) -> Practitioner | None:
    """The worker who writes it down, if it is one."""
    return agencies.practitioner_of(by)


def kept(family: Family) -> Family:
    """The family as it is now."""
    return family.joined_into or family
