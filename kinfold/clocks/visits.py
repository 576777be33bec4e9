"""One next visit of a child: what was agreed and the least that is asked run beside each other, and one day comes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import plain

if TYPE_CHECKING:
    from kinfold.clocks.queries import Line

AGREED = "visit_every"
LEAST = frozenset(
    (
        "child_protection_visit", "child_in_need_visit", "looked_after_visit", "looked_after_visit_first",
        "looked_after_visit_settled", "looked_after_visit_weekly", "looked_after_visit_connected",
    )
)  # fmt: skip
"""The rules that ask for a visit at the least, beside the rhythm that was agreed for this child."""


def one_visit_each(lines: Iterable[Line]) -> list[Line]:
    """The same lines, in the same order, but of each child's visits only the one that comes first.

    It says why that day (`why`): what was agreed, or the least that is asked; and the other day beneath. A line of a whole
    family, one without a last day, and two rhythms that were agreed with two workers each stay by themselves.
    """
    every = list(lines)
    drop, said = set(), {}
    for least in every:
        agreed = [one for one in every if _of_the_same(one, least)]
        if least.clock.rule not in LEAST or not agreed:
            continue
        soonest = min(agreed, key=_day)
        first, other = (least, soonest) if _day(least) < _day(soonest) else (soonest, least)
        drop.add(other.clock.pk)
        said[first.clock.pk] = _why(first, other)
    return [replace(one, why=said.get(one.clock.pk, one.why)) for one in every if one.clock.pk not in drop]


def _of_the_same(one: Line, least: Line) -> bool:
    """Is this a rhythm that was agreed for the same child, with a day?"""
    mine, theirs = one.clock, least.clock
    same = mine.person_id is not None and mine.person_id == theirs.person_id
    return same and mine.rule == AGREED and mine.due_on is not None and theirs.due_on is not None


def _day(line: Line) -> date:
    return line.clock.due_on or date.max


def _why(first: Line, other: Line) -> str:
    by = plain(_day(other))
    if first.clock.rule == AGREED:
        return f"So often was agreed for this child. The least that is asked would be by {by}."
    return f"This is the least that is asked. What was agreed for this child would be by {by}."
