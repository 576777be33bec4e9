"""Finding the one worker whom somebody means by typing a name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner

SHOWN = 6


def meant(words: str, on: date, field: str) -> Practitioner:
    """Return the one worker who is meant by name, job or organisation. Raises `NotNow` that names those who could be meant."""
    found = agencies.find_practitioners(words, on, limit=SHOWN + 1)
    exact = [one for one in found if one.name.casefold() == words.strip().casefold()]
    if len(exact) == 1:
        return exact[0]
    if not found:
        raise NotNow(f"Nobody is called “{words}”. Write their name, or their organisation.", field=field)
    if len(found) > 1:
        names = "; ".join(f"{one}, {one.organisation.name}" for one in found[:SHOWN])
        raise NotNow(f"More than one fits. Write more of the name: {names}.", field=field)
    return found[0]
