"""The rows of the looked-after return, homes and moves, derived from the two timelines each time they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kinfold.care import rules
from kinfold.care.models import LegalStatus, PeriodOfCare, Placement
from kinfold.care.queries import finding
from kinfold.care.rules import Episode, Law, Span, Stay

if TYPE_CHECKING:
    from kinfold.people.models import Person


def as_stay(row: Placement, carer: str = "") -> Stay:
    """One row of where a child lived, as the rules know it. `carer`: where it is known to be somebody known before."""
    return Stay(
        row.kind,
        row.since,
        row.until,
        row.provider,
        carer or carer_word(row),
        row.ended_how,
        row.urn,
        row.ref,
    )


def carer_word(row: Placement) -> str:
    """A word that is the same for the same people or home: the carers, the home, the parents; else this row alone."""
    if row.carer_id is not None:
        return f"carer {row.carer_id}"
    if row.kind == Placement.Kind.PARENTS:
        return "parents"
    if row.place_org_id is not None:
        return f"home {row.place_org_id}"
    return f"placement {row.ref}"


def as_span(row: PeriodOfCare) -> Span:
    """A period of care as the rules know it."""
    return Span(row.began_on, row.ended_on, row.need, row.ended_how)


def as_law(row: LegalStatus) -> Law:
    """A legal status as the rules know it."""
    return Law(row.code, row.since, row.until)


def episodes_of(
    period: PeriodOfCare, law: Iterable[LegalStatus], stays: Iterable[Placement]
) -> list[Episode]:
    """The episodes of one period of care."""
    here = [as_law(row) for row in law if row.period_id == period.pk]
    return rules.episodes(as_span(period), here, stays_in(period, stays))


def episodes(child: Person) -> list[Episode]:
    """Every episode of a child, period after period (903: DECOM, RNE, LS, CIN, PLACE, PLACE_PROVIDER, DEC, REC, ...)."""
    law, stays = finding.legal_timeline(child), finding.stays(child)
    return [each for period in finding.periods_of(child) for each in episodes_of(period, law, stays)]


def stays_in(period: PeriodOfCare, stays: Iterable[Placement]) -> list[Stay]:
    """The rows of one period; the way back from a short stay carries the word of the home that it leads back to.

    A home that has a reason for its end was moved on from straight from the short stay: what follows is another home.
    """
    found: dict[int, Stay] = {}
    back_to: int | None = None
    for row in stays:
        if row.period_id != period.pk:
            continue
        home = found.get(back_to) if back_to is not None else None
        found[row.pk] = as_stay(row, home.carer if home is not None and not home.ended_how else "")
        back_to = row.back_to_id
    return list(found.values())


def homes(periods: Sequence[PeriodOfCare], stays: Sequence[Placement]) -> list[list[Stay]]:
    """Every home of a child in these periods, the oldest first, each with its rows."""
    return [home for period in periods for home in rules.homes(stays_in(period, stays))]


def placements_count(child: Person) -> int:
    """How many homes a child has had in care; a short stay and the way back make none."""
    return len(homes(finding.periods_of(child), finding.stays(child)))


def moves_count(child: Person) -> int:
    """How often a child has moved from one home in care to another."""
    stays = finding.stays(child)
    return sum(max(len(rules.homes(stays_in(p, stays))) - 1, 0) for p in finding.periods_of(child))


def holes(periods: Iterable[PeriodOfCare], stays: Iterable[Placement], on: date) -> list[tuple[date, date]]:
    """Stretches in care for which nobody has written down where the child lived."""
    rows = list(stays)
    return [hole for p in periods for hole in rules.holes(as_span(p), stays_in(p, rows), on)]
