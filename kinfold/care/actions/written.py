"""What every deed of caring does: lock, tell the chronology once, move the clocks, keep the child's words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from kinfold.agencies import queries as agencies
from kinfold.base.errors import Clash
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.sharing import queries as sharing
from kinfold.voice import actions as voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


def check_version(stands: int, seen: int | None, theirs: str, yours: str) -> None:
    """Raise `Clash` with both texts when somebody else wrote meanwhile. None asks for no check."""
    if seen is not None and seen != stands:
        raise Clash(theirs, yours)


def family_now(family: Family) -> Family:
    """The family as it is now."""
    return family.joined_into or family


def child_now(person: Person) -> Person:
    """The child's record that is kept."""
    return people.kept(person)


def section_for(family: Family) -> str:
    """Where a bare fact of care stands: shared with the family, unless something is kept from one of them."""
    return "ordinary" if sharing.withheld_here(family) else "shared"


def tell(
    kind: str,
    family: Family,
    child: Person,
    what: str,
    *,
    on_day: date,
    on: date,
    by: Who,
    source: str,
    ref: str,
    detail: str = "",
    section: str = "ordinary",
    matters: Sequence[str] = (),
) -> UUID:
    """Write the one entry of a deed, and let the clocks react."""
    return clocks.tell(
        kind, family, what, on_day=on_day, on=on, by=by, about=[child], detail=detail, section=section, source=source,
        source_ref=ref, matters=matters, ahead=False,
    )  # fmt: skip


def keep_words(
    child: Person, family: Family, words: str, *, said_on: date, by: Who, on: date, entry: UUID, topic: str
) -> None:
    """What a child said becomes their own words too: written once, never typed again."""
    if words.strip():
        worker = agencies.practitioner_of(by)
        voice.keep_words(
            child, family, words, said_on=said_on, wrote_down_by=worker.known_as if worker else by.name,
            by=by, on=on, topic=topic, entry=entry,
        )  # fmt: skip


def reviewing_officer(family: Family, on: date) -> Practitioner | None:
    """The reviewing officer of a family's children on a day, if one is known."""
    chairs = [row.practitioner for row in network.involved(family, on) if row.role == "chair"]
    return chairs[0] if chairs else None
