"""The chronology as papers: one for each year, the oldest first; what is restricted stands apart, and only if it is asked for."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kinfold.base.dates import plain
from kinfold.chronology import queries as chronology
from kinfold.chronology.queries import Choice, EntryRow
from kinfold.court.rules.pieces import Block, Piece, Section

if TYPE_CHECKING:
    from kinfold.court.queries.gathering import Source

OPEN_SECTIONS = frozenset({"ordinary", "shared"})
RESTRICTED = frozenset({"restricted"})


def chronology_in(of: Source, sections: frozenset[str], word: str) -> Section:
    """Read the whole chronology some hundreds at a time, and keep what stands in these sections."""
    made = Section(word, "")
    scope = chronology.scope_of(of.family)
    rows = chronology.everything(scope, of.view, Choice(oldest_first=True))
    kept = [row for row in rows if row.section in sections]
    for year, those in groupby(kept, key=lambda row: row.happened_on.year):
        made.pieces.append(Piece(f"{word}-{year}", str(year), [_entry(row) for row in those]))
    return made


def chronology_part(of: Source) -> Section:
    """What happened, without what is restricted, or told by somebody who asked not to be named."""
    return chronology_in(of, OPEN_SECTIONS, "chronology")


def restricted(of: Source) -> Section:
    """Strategy discussions and what the police told us, for a reader of that section (row V4)."""
    if not of.view.whole("V4"):
        return Section("restricted", "")
    return chronology_in(of, RESTRICTED, "restricted")


def _entry(row: EntryRow) -> Block:
    said = [row.what]
    said += [f"For {one.name}: {one.meant}" for one in row.meanings if one.meant]
    said += [f"Before it was put right: {one.what} ({one.reason})" for one in row.earlier]
    when = str(row.happened) + (f" to {plain(row.until_on)}" if row.until_on else "")
    from_whom = [row.label, row.organisation, f"told by {row.said_by}" if row.said_by else ""]
    if row.timing_assumed:
        from_whom.append("the day is assumed")
    return Block("entry", "\n".join(said), when, " · ".join(word for word in from_whom if word))
