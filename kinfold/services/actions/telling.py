"""Telling the chronology and the clocks of what happened around a request that is not a step of it: the bare fact."""

from datetime import date
from uuid import UUID

from kinfold.base.who import Who
from kinfold.clocks import actions as clocks
from kinfold.services.models import Request


def tell(kind: str, request: Request, what: str, *, on_day: date, by: Who, on: date) -> UUID:
    """Write one entry about a request, and let the clocks react. Returns its number."""
    return clocks.tell(
        kind, request.family, what, on_day=on_day, on=on, by=by, about=[request.person], said_by=by.name,
        source="request", source_ref=request.matter, ahead=False,
    )  # fmt: skip
