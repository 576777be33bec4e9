"""How a clock stands, what length it gets, and to whom it applies. Pure: no Django, no clock, no database."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from kinfold.law import timescales
from kinfold.law.errors import LimitNeeded, NotInForce
from kinfold.law.rule import Rule
from kinfold.law.timescales import State

OURS = "the rule"
COUNCIL = "the council’s own limit"
FAMILY = "the limit set for this family"
AGREED = "agreed for this clock"

PERSONAL_KINDS = frozenset({"level_changed", "placement_started", "school_step", "health_step", "birth"})
"""Kinds that say something of the people named alone: they never reach a child whom they do not name."""


class Happened(Protocol):  # the names speak for themselves
    """What a clock needs to know of a chronology entry (`kinfold.chronology.models.Entry` is one)."""

    @property
    def uuid(self) -> UUID: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def detail(self) -> str: ...  # noqa: D102
    @property
    def happened_on(self) -> date: ...  # noqa: D102
    @property
    def recorded_on(self) -> date: ...  # noqa: D102
    @property
    def family_id(self) -> int: ...  # noqa: D102
    @property
    def source_ref(self) -> str: ...  # noqa: D102
    @property
    def about_ids(self) -> tuple[int, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Length:
    """The last day in time (None: no limit), the days if not the rule's own, and who set them."""

    due_on: date | None
    days: int | None
    source: str


def state_of(
    started: date, due: date | None, ended: date | None, on: date, *, stopped: bool = False
) -> State:
    """Say how a clock stands on a day: running, met, breached or stopped. `ended` is the day it was met or stopped.

    Done on the last day is in time. What happens after `on` is not yet known. Raises ValueError before it started.
    """
    if on < started:
        raise ValueError(
            f"the clock starts on {started.isoformat()}; on {on.isoformat()} it does not run yet"
        )
    if stopped:
        return timescales.state(due, on, stopped=ended)
    return timescales.state(due, on, ended=ended)


def is_late(due: date | None, ended: date | None, on: date) -> bool:
    """Say whether a clock went, or has gone, past its last day."""
    return due is not None and (ended or on) > due


def length(
    rule: Rule,
    start: date,
    *,
    agreed: int | None = None,
    agreed_by: str = "",
    every: int | None = None,
    family: int | None = None,
    council: int | None = None,
) -> Length:
    """Return how long a clock has: a rhythm or limit agreed now, else the family's, else the council's, else the rule's.

    All are calendar days but the rule's own. Raises LimitNeeded when nobody has set a length that the rule leaves open.
    """
    for days, source in (
        (every, agreed_by or AGREED),
        (agreed, agreed_by or AGREED),
        (family, FAMILY),
        (council, COUNCIL),
    ):
        if days is not None:
            return Length(timescales.due(rule, start, limit_days=days), days, source)
    return Length(timescales.due(rule, start), None, "")


def can_run(rule: Rule, start: date, *, has_limit: bool) -> bool:
    """Say whether the rule gives a length on a day (it may not have been in force yet, or need one agreed)."""
    try:
        timescales.due(rule, start, limit_days=1 if has_limit else None)
    except (NotInForce, LimitNeeded):
        return False
    return True


def matter_of(entry: Happened) -> str:
    """Name the very thing an entry is about: its source's reference, else the entry itself."""
    return entry.source_ref or entry.uuid.hex


def whom(entry_kind: str, about: Iterable[int], children: Collection[int]) -> tuple[int, ...]:
    """Return the children an entry reaches: those it names; all of the family when it names no child.

    An entry of a personal kind that names only adults reaches no child.
    """
    named = tuple(about)
    among = tuple(person for person in named if person in children)
    if among or (named and entry_kind in PERSONAL_KINDS):
        return among
    return tuple(children)


def due_again(last: date, every_days: int) -> date:
    """Return when a rhythm is next due."""
    return last + timedelta(days=every_days)
