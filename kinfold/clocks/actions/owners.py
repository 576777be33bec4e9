"""Who looks after a clock when nobody says: the lead professional, else the allocated worker, else duty."""

from dataclasses import dataclass
from datetime import date

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner, Team
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family


@dataclass(frozen=True, slots=True)
class Owner:
    """A worker, their team, or a team alone."""

    worker_id: int | None
    team_id: int | None


def owner_of(
    family: Family, on: date, *, worker: Practitioner | None, team: Team | None, by: Who | None = None
) -> Owner:
    """Return who owns a new clock. The worker's team is copied beside them, so that boards read one index.

    Raises NotNow when there is nobody at all: no lead, no duty team, and the asker is not a worker.
    """
    if worker is None and team is None:
        lead = network.lead(family, on)
        worker = lead.practitioner if lead else None
    if worker is not None:
        found = team or agencies.team_of(worker, on)
        return Owner(worker.pk, found.pk if found else None)
    team = team or agencies.duty_team()
    if team is not None:
        return Owner(None, team.pk)
    if by is not None and by.practitioner_id is not None:
        return Owner(by.practitioner_id, None)
    raise NotNow("Nobody is there to own this: name a worker, or set up a duty team first.")
