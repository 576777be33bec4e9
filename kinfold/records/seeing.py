"""What a visit means for time limits: it was a visit to the children who were seen, and to no other child."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from kinfold.chronology.models import Entry


@dataclass(frozen=True, slots=True)
class VisitTo:
    """An entry of a visit as the clocks react to it: about those seen, with how the children were seen."""

    uuid: UUID
    kind: str
    detail: str
    happened_on: date
    recorded_on: date
    family_id: int
    source_ref: str
    about_ids: tuple[int, ...]


def how_seen(seen: Mapping[int, bool]) -> str:
    """Say how children were seen ({number: alone}): all alone, else seen; empty when no child was."""
    if not seen:
        return ""
    return "child_seen_alone" if all(seen.values()) else "child_seen"


def visit_to(entry: Entry, seen: Mapping[int, bool], children: Collection[int]) -> Entry | VisitTo:
    """The visit as the clocks see it: a brother who was out was not visited. Nothing changes when no child was seen."""
    if not seen:
        return entry
    about = tuple(one for one in entry.about_ids if one in seen or one not in children)
    return VisitTo(
        entry.uuid, entry.kind, how_seen(seen), entry.happened_on, entry.recorded_on, entry.family_id,
        entry.source_ref, about,
    )  # fmt: skip
