"""The wall through a programme: who reads which side of it. Pure, and written so that it can be read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reads(StrEnum):
    """What somebody reads of one side."""

    ALL = "all"  # the notes: this side's own worker, and the supervisor
    OWN = "own"  # the parent themselves: their goals, their meetings, what they take away; never the worker's note
    NOTHING = "nothing"  # everybody else; it is as if it did not exist


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a programme: whose it is, who works on it, who supervises both."""

    worker: int
    supervisor: int
    parent: int


def reads(
    side: Side, *, practitioner: int | None, people: frozenset[int] = frozenset(), excluded: bool = False
) -> Reads:
    """Say what somebody (a practitioner, or a member of the family with their own sign-in) reads of one side.

    A conflict of interest beats every other reason. A job elsewhere (the family's own social worker, their manager, the
    other side's worker) is no reason.
    """
    if excluded:
        return Reads.NOTHING
    if practitioner is not None:
        return Reads.ALL if practitioner in (side.worker, side.supervisor) else Reads.NOTHING
    return Reads.OWN if side.parent in people else Reads.NOTHING


def writes(side: Side, practitioner: int | None, *, excluded: bool = False) -> bool:
    """Only this side's own worker writes on it: the supervisor reads, and writes on neither."""
    return practitioner is not None and practitioner == side.worker and not excluded


def may_work(worker: int, *, others: frozenset[int], supervisor: int) -> bool:
    """Say whether somebody may be the worker of one side: never of both, and never their own supervisor."""
    return worker not in others and worker != supervisor
