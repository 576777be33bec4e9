"""Waiting in the child's time: since when, for how many days, and what share of a child's life that is. Never a score."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from kinfold.law import child_time
from kinfold.law.child_time import LifeShare

Point = tuple[str, date]
"""One step of a request: its state and its day, in the order in which they happened."""

WAITING = frozenset({"asked", "accepted", "waiting"})
_STILL_BEFORE = WAITING | {"offered"}
_HAVING = ("started", "irregular")


def waiting_since(steps: Sequence[Point]) -> date | None:
    """Return since when somebody waits for help: the first day of asking, accepting or waiting that nothing has ended.

    None when they do not wait: they have it, it ended, it was refused, or it is offered and theirs to answer. An offer in
    between does not end the wait; help that began or a refusal does, and asking again begins a new one.
    """
    if not steps or steps[-1][0] not in WAITING:
        return None
    since: date | None = None
    for state, day in steps:
        if state not in _STILL_BEFORE:
            since = None
        elif state in WAITING and since is None:
            since = day
    return since


def waits_ended(steps: Sequence[Point]) -> list[tuple[date, date]]:
    """Return every wait that ended because help began: since when, and until when. Help that began at once is none."""
    found: list[tuple[date, date]] = []
    for number, (state, day) in enumerate(steps):
        if state in _HAVING and (since := waiting_since(steps[:number])) is not None:
            found.append((since, day))
    return found


def times_started(steps: Iterable[Point]) -> int:
    """Count how often help began anew: the first time, and each time after it had ended or been closed."""
    count, going = 0, False
    for state, _ in steps:
        has_it = state in _HAVING
        count += has_it and not going
        going = has_it
    return count


def share_of_life(days: int, born: date | None, on: date) -> LifeShare | None:
    """Return what share of a child's life so far the last `days` days before `on` are; None when it cannot be said."""
    return child_time.share_of_life(born, on - timedelta(days=days), on)
