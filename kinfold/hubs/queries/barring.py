"""Who is kept out whatever their part: a conflict of interest, or a label on which they are not named, beats a match and a programme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


def barred(who: Who, family: Family, person: Person, on: date) -> bool:
    """Say whether a worker or volunteer is kept out of a family or a person of it. Members of the family are asked elsewhere."""
    if who.is_family:
        return False
    known, _ = sharing.facts(who, family.joined_into or family, person=person, on=on)
    return known.excluded or bool(known.unnamed)
