"""Whose work a manager looks after: the workers of their teams, and the families that those hold."""

from dataclasses import dataclass
from datetime import date

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner, TeamMembership
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.work.queries.shown import kept


@dataclass(frozen=True, slots=True)
class Scope:
    """The teams' members on a day, and every part in which one of them holds a family. Two queries."""

    members: list[TeamMembership]
    held: list[Involvement]
    on: date

    @classmethod
    def of(cls, who: Who, on: date) -> "Scope":
        """Read what a manager's teams hold."""
        members = agencies.members_of(who.managed_team_ids, on) if who.managed_team_ids else []
        working = [row for row in members if not has_left(row.practitioner, on)]
        held = network.held_by({row.practitioner_id for row in working}, on)
        return cls(members, held, on)

    @property
    def workers(self) -> list[Practitioner]:
        """Those who work in the teams, once each, by name."""
        here = {
            row.practitioner_id: row.practitioner
            for row in self.members
            if not has_left(row.practitioner, self.on)
        }
        return list(here.values())

    @property
    def family_ids(self) -> frozenset[int]:
        """The families held, as they are now and as they were named before they were joined."""
        return frozenset(number for row in self.held for number in (row.family_id, kept(row.family)))

    @property
    def gone_ids(self) -> frozenset[int]:
        """Members on paper who have left their work."""
        return frozenset(row.practitioner_id for row in self.members if has_left(row.practitioner, self.on))


def has_left(worker: Practitioner, on: date) -> bool:
    """Say whether somebody has left their work."""
    return worker.left_on is not None and worker.left_on <= on
