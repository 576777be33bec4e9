"""What every action on periods and homes begins and ends with: the row as it stands, locked; one entry; the clocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db import models

from kinfold.base.errors import Clash, NotNow
from kinfold.base.transitions import States
from kinfold.care.models import LegalStatus, PeriodOfCare, Placement
from kinfold.care.rules import TEMPORARY
from kinfold.care.states import PERIOD, PLACEMENT
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

R = TypeVar("R", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Telling:
    """Who writes, on which day, and the entry that tells of it already, if there is one."""

    by: Who
    on: date
    entry: UUID | None = None


def tell(
    kind: str,
    family: Family,
    what: str,
    *,
    on_day: date,
    told: Telling,
    about: Iterable[Person],
    detail: str = "",
    section: str = "ordinary",
    source: str,
    ref: str,
    said_by: str = "",
) -> UUID:
    """Write the one entry of a deed and let the clocks react; where an entry tells of it already, write none."""
    return clocks.tell(
        kind, family.joined_into or family, what, on_day=on_day, on=told.on, by=told.by, about=about, detail=detail,
        section=section, source=source, source_ref=ref, said_by=said_by, entry=told.entry,
    )  # fmt: skip


def open_period(period: PeriodOfCare, verb: str) -> PeriodOfCare:
    """Return the period as it stands, locked until the transaction ends. Raises `NotNow` when it has ended."""
    rows = PeriodOfCare.objects.select_for_update(of=("self",)).select_related(
        "family__joined_into", "person"
    )
    now = rows.get(pk=period.pk)
    PERIOD.after(verb, "open" if now.ended_on is None else "ended")
    return now


def law_now(period: PeriodOfCare) -> LegalStatus | None:
    """The legal status that has not ended."""
    return LegalStatus.objects.filter(period=period, until__isnull=True).order_by("since", "pk").last()


def home_now(period: PeriodOfCare) -> Placement | None:
    """Where the child is now, be it home or a short stay."""
    return Placement.objects.filter(period=period, until__isnull=True).order_by("since", "pk").last()


def placement_state(placement: Placement) -> str:
    """Say whether a placement is lived in, interrupted by a short stay, or over (a word of `states.PLACEMENT`)."""
    if placement.until is None:
        return "here"
    return "away" if placement.stays_away.filter(until__isnull=True).exists() else "ended"


def must_move(placement: Placement, verb: str) -> None:
    """Refuse a verb that the placement's state does not allow."""
    PLACEMENT.after(verb, placement_state(placement))


def must_be_home(now: Placement | None, name: str) -> None:
    """Refuse an end while the child is on a short stay: the way back is written down first."""
    if now is not None and now.kind in TEMPORARY:
        raise NotNow(
            f"{name} is away for a short time. Write down first that {name} came back: the same day will do.",
            field="since",
        )


def names_and(family: Family, on: date, refs: Iterable[str]) -> list[Person]:
    """The people of a family with these references, in its order."""
    wanted = set(refs)
    return [one.person for one in network.members(family, on) if one.person.ref in wanted]


def must_be_newest(row: R, version: int, theirs: str, yours: str) -> None:
    """Raise `Clash` when somebody else was faster."""
    if getattr(row, "version", version) != version:
        raise Clash(theirs=theirs, yours=yours)


def state_of(table: States, verb: str, state: str) -> str:
    """The state that follows, or `NotNow` in plain words."""
    return table.after(verb, state)
