"""What nearly every deed does at its end: write the one entry that tells of it, and let the clocks react."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from kinfold.chronology import actions as chronology
from kinfold.clocks.actions.reacting import react

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person


def tell(
    kind: str,
    family: Family,
    what: str,
    *,
    on_day: date,
    on: date,
    by: Who,
    about: Iterable[Person | None] | Mapping[Person, str],
    source: str,
    source_ref: str,
    detail: str = "",
    section: str = "ordinary",
    said_by: str = "",
    owner: Practitioner | None = None,
    matters: Iterable[str | UUID] = (),
    whole_family: bool | None = None,
    ahead: bool = True,
    entry: UUID | None = None,
) -> UUID:
    """Write one entry and let the clocks react; return its number. With `entry`, that one tells of it already: nothing is done.

    `on_day` is when it happened, `on` the day it is written. Whom the record names stands in `about` (each once, and nobody
    for None): an entry about somebody who is kept from a reader is kept from them too. `owner` looks after what it begins;
    `matters` and `whole_family` are as in `react`. `ahead` lets `on_day` lie after `on`: something agreed for a day to come.
    Raises what `chronology.actions.record` raises.
    """
    if entry is not None:
        return entry
    made = chronology.record(
        kind,
        family,
        what=what,
        on_day=on_day,
        on=max(on, on_day) if ahead else on,
        about=about if isinstance(about, Mapping) else list(dict.fromkeys(one for one in about if one)),
        by=by,
        said_by=said_by,
        detail=detail,
        section=section,
        source=source,
        source_ref=source_ref,
    )
    react(made, by=by, owner=owner, matters=matters, whole_family=whole_family)
    return made.uuid
