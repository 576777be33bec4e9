"""Telling the chronology and the clocks of what happened around a request that is not a step of it: the bare fact."""

from datetime import date
from uuid import UUID

from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.services.models import Request


def tell(kind: str, request: Request, what: str, *, on_day: date, by: Who, on: date) -> UUID:
    """Write one entry about a request, and let the clocks react. Returns its number."""
    made = chronology.record(
        kind, request.family, what=what, on_day=on_day, on=on, about=[request.person], by=by, said_by=by.name,
        section="ordinary", source="request", source_ref=request.matter,
    )  # fmt: skip
    clocks.react(made, by=by)
    return made.uuid
