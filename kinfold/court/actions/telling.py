"""How what happens before and at court is told: once for each deed, as a bare fact; and rows as they now stand, locked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from kinfold.base.errors import Clash
from kinfold.base.rows import locked
from kinfold.base.transitions import States
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running
from kinfold.court.models import Proceedings

if TYPE_CHECKING:
    from django.db.models import Model

    from kinfold.base.who import Who
    from kinfold.clocks.models import Clock
    from kinfold.network.models import Family
    from kinfold.people.models import Person

R = TypeVar("R", bound="Model")
KIND = "court_step"


def tell(
    family: Family,
    detail: str,
    what: str,
    *,
    on_day: date,
    on: date,
    by: Who,
    about: Iterable[Person],
    ref: str,
    entry: UUID | None = None,
    kind: str = KIND,
) -> UUID:
    """Write one entry for workers and let the clocks react; with `entry`, that one tells of it already.

    The family reads of it on its own page of the court, where each reads only what is theirs to read.
    """
    return clocks.tell(
        kind, family, what, on_day=on_day, on=on, by=by, about=about, detail=detail, source="court", source_ref=ref,
        entry=entry,
    )  # fmt: skip


def moved(row: R, table: States, verb: str, *related: str) -> R:
    """Return a row as it stands, locked, in the state that follows `verb`. Raises `NotNow`."""
    now = locked(row, *related)
    now.state = table.after(verb, now.state)  # type: ignore[attr-defined]
    return now


def save(row: R, **facts: Any) -> R:
    """Change a row, counting its version up."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.version += 1  # type: ignore[attr-defined]
    row.save()
    return row


def must_be_newest(row: Any, version: int | None, theirs: str, yours: str) -> None:
    """Raise `Clash` when somebody changed a text meanwhile, and it does not say the same."""
    if version is not None and version != row.version and theirs.strip() and theirs.strip() != yours.strip():
        raise Clash(theirs, yours)


def clock_of(family: Family, rule: str, ref: str) -> Clock | None:
    """Return the running clock of a rule for one matter: its own, or one of the family that is not another court case's."""
    mine = [one for one in running.open_for(family) if one.rule == rule]
    own = next((one for one in mine if one.matter == ref), None)
    if own is not None or not mine:
        return own
    others = set(Proceedings.objects.exclude(ref=ref).filter(family=family).values_list("ref", flat=True))
    return next((one for one in mine if one.matter not in others), None)


def set_last_day(
    family: Family, rule: str, *, since: date, due_on: date, on_day: date, why: str, ref: str, entry: UUID, by: Who
) -> None:  # fmt: skip
    """Give a clock another last day, set outright: the one that runs stops with the reason, and one with the new day begins."""
    before = clock_of(family, rule, ref)
    if before is not None:
        clocks.stop(before, on=max(on_day, before.started_on), why=why, by=by, entry=entry)
    clocks.start(
        rule, family, on=since, due_on=due_on, entry=entry, matter=ref, kind=KIND, by=by, limit_source=why
    )
