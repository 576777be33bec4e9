"""Walk one clock through what happened: the meaning of start, end, stop and recur, as one pure function.

The clocks room stores clocks; this says what they must come to. The cases beside each rule are checked with it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kinfold.law.days import NOTHING
from kinfold.law.rule import Rule
from kinfold.law.timescales import State, due, state


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated entry, and whether it is about the very matter the clock is about."""

    day: date
    kind: str
    detail: str | None = None
    same_matter: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a clock stands: its state, the last day in time of the current round, and the day it ended or stopped."""

    state: State
    due: date | None
    settled: date | None = None


def standing(
    rule: Rule,
    start: date,
    happenings: Iterable[Happening],
    as_of: date,
    limit_days: int | None = None,
    extra_closed: Collection[date] = NOTHING,
) -> Standing:
    """Say how a clock begun on `start` stands on `as_of`, given what has happened since, in order.

    The entry that began the clock is not among the happenings. A recurring clock that is kept in time starts its
    next round on the day it was kept, counted under the version in force then; one kept late stays breached until
    then, and starts its next round on that day too.
    """
    last_day = due(rule, start, limit_days=limit_days, extra_closed=extra_closed)
    for each in happenings:
        if not start <= each.day <= as_of:
            continue
        if rule.end_by(each.kind, each.detail, same_matter=each.same_matter):
            if not rule.recurs:
                return Standing(state(last_day, as_of, ended=each.day), last_day, each.day)
            last_day = due(rule, each.day, limit_days=limit_days, extra_closed=extra_closed)
        elif rule.stop_by(each.kind, each.detail, same_matter=each.same_matter):
            return Standing(state(last_day, as_of, stopped=each.day), last_day, each.day)
    return Standing(state(last_day, as_of), last_day)
