"""When a child lives away from home, the parents' own help goes on: what each of them has, and who is their own worker.

Who loses a child from the home loses help with it unless somebody asks (seed-systems.md, 183: services withdrawn on removal; seed 004: 526,
668: what a change of status takes away). A prompt: nothing here decides or counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kinfold.network import queries as network
from kinfold.network.models import FamilyMember

if TYPE_CHECKING:
    from kinfold.network.models import Family, Involvement
    from kinfold.services.models import Request
    from kinfold.sharing.queries import View

AWAY = frozenset({"looked_after", "kinship_care", "special_guardianship"})
"""Levels at which a child does not live with the parents who were helped."""


@dataclass(frozen=True, slots=True)
class ParentsHelp:
    """One parent: the help that runs for them, and who works with them themselves."""

    name: str
    help: tuple[str, ...]
    workers: tuple[str, ...]


def parents_help(
    family: Family,
    levels: Collection[str],
    received: Iterable[Request],
    team: Iterable[Involvement],
    view: View,
    on: date,
) -> list[ParentsHelp]:
    """Each parent with their running help and own workers, when a child lives away from home; otherwise nothing."""
    if not AWAY & set(levels):
        return []
    running, workers = list(received), list(team)
    found = []
    for member in network.members(family, on):
        parent = member.person
        if member.part != FamilyMember.Part.PARENT or view.hides("person", about=[parent.ref]):
            continue
        helps = [row for row in running if (row.person.merged_into_id or row.person_id) == parent.pk]
        mine = [row for row in workers if row.person_id == parent.pk]
        found.append(
            ParentsHelp(
                parent.known_as,
                tuple(row.service.name if row.service else row.named_service for row in helps),
                tuple(dict.fromkeys(str(row.practitioner) for row in mine)),
            )
        )
    return found
