"""What a page of the chronology holds."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kinfold.base.dates import PartialDate


@dataclass(slots=True)
class Meaning:
    """What an entry meant for one person, and who said so. Empty `meant`: it is about them, and nobody has said."""

    person_id: int
    name: str
    meant: str
    said_by: str


@dataclass(slots=True)
class Earlier:
    """How an entry read before it was put right, and why it was."""

    what: str
    happened: PartialDate
    reason: str
    corrected_on: date
    corrected_by: str


@dataclass(slots=True)
class EntryRow:
    """One entry as it now stands, with what it meant and what it said before."""

    id: int
    uuid: UUID
    first_uuid: UUID
    family_id: int
    kind: str
    label: str
    group: str
    detail: str
    happened: PartialDate
    until_on: date | None
    timing_assumed: bool
    what: str
    said_by: str
    organisation: str
    section: str
    source: str
    source_ref: str
    recorded_on: date
    recorded_by: str
    meanings: list[Meaning] = field(default_factory=list)
    earlier: list[Earlier] = field(default_factory=list)

    @property
    def happened_on(self) -> date:
        """The day, or the first day of the time that is known."""
        assert self.happened.day is not None
        return self.happened.day

    @property
    def cursor(self) -> str:
        """Where this entry stands, for the address of the next page."""
        return f"{self.happened_on.isoformat()}.{self.id}"

    def meant_for(self, person_id: int) -> list[Meaning]:
        """What it meant for one person, the newest last."""
        return [m for m in self.meanings if m.person_id == person_id and m.meant]


@dataclass(slots=True)
class Page:
    """Some entries, the newest first (or the oldest, if asked), and where the next page begins."""

    entries: list[EntryRow]
    next_cursor: str | None
