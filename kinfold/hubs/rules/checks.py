"""Whether a volunteer may go with a child: what is still missing, in words (seed 004: 1805, 1847). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinfold.base.dates import plain
from kinfold.law import timescales

RENEWED = "volunteer_check_renewed"
REFERENCES = 2
"""How many references have to have come. Ours (unverified as law); each council sets its own."""
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Check:
    """One check as it stands."""

    kind: str  # dbs, reference, interview
    asked_on: date
    received_on: date | None = None
    fine: bool | None = None
    renew_by: date | None = None


def renew_by(received_on: date) -> date | None:
    """Until when a check of criminal records counts (`law/timescales/hubs/volunteer_check_renewed`)."""
    return timescales.due(timescales.rule(RENEWED), received_on)


def missing(checks: Sequence[Check], trained: bool, on: date) -> list[str]:
    """What is missing before this volunteer meets a child; nothing, when they may."""
    came = [check for check in checks if check.received_on is not None and check.received_on <= on]
    found = [*_records(came, checks, on), *_references(came, checks), *_interview(came)]
    if not trained:
        found.append("No training is written down.")
    return found


def _newest(checks: Sequence[Check], kind: str) -> Check | None:
    rows = [check for check in checks if check.kind == kind and check.received_on is not None]
    return max(rows, key=lambda check: check.received_on or check.asked_on) if rows else None


def _records(came: Sequence[Check], every: Sequence[Check], on: date) -> list[str]:
    newest = _newest(came, "dbs")
    if newest is None:
        asked = [check.asked_on for check in every if check.kind == "dbs" and check.received_on is None]
        if asked:
            return [f"The DBS check was asked for on {plain(min(asked))} and has not come."]
        return ["The DBS check has not been asked for."]
    if not newest.fine:
        return ["The DBS check stands in the way."]
    if newest.renew_by is not None and newest.renew_by < on:
        return [f"The DBS check had to be renewed by {plain(newest.renew_by)}."]
    return []


def _references(came: Sequence[Check], every: Sequence[Check]) -> list[str]:
    rows = [check for check in came if check.kind == "reference"]
    if any(check.fine is False for check in rows):
        return ["A reference stands in the way."]
    there = sum(bool(check.fine) for check in rows)
    if there >= REFERENCES:
        return []
    asked = sum(check.kind == "reference" and check.received_on is None for check in every)
    waiting = f"; {asked} asked for" if asked else ""
    return [f"{there} of {REFERENCES} references came{waiting}."]


def _interview(came: Sequence[Check]) -> list[str]:
    newest = _newest(came, "interview")
    if newest is None:
        return ["There was no interview yet."]
    return [] if newest.fine else ["The interview stands in the way."]


@dataclass(frozen=True, slots=True)
class RunsOut:
    """A check that counts no longer, or soon will not: its last day, whether that is past, and since when a new one is awaited."""

    last_day: date
    is_over: bool
    asked_again_on: date | None

    @property
    def says(self) -> str:
        """The same in a sentence."""
        says = f"The DBS check {'ran' if self.is_over else 'runs'} out on {plain(self.last_day)}."
        if self.asked_again_on is not None:
            return f"{says} A new one was asked for on {plain(self.asked_again_on)}."
        return f"{says} Ask for a new one{' now' if self.is_over else ', so that nobody has to stop'}."


def runs_out(checks: Sequence[Check], on: date) -> RunsOut | None:
    """What the coordinator should know in good time: the newest check runs out within two months, or has."""
    newest = _newest([check for check in checks if check.received_on and check.received_on <= on], "dbs")
    if newest is None or newest.renew_by is None or newest.renew_by > on + SOON:
        return None
    asked = [check.asked_on for check in checks if check.kind == "dbs" and check.received_on is None]
    return RunsOut(newest.renew_by, newest.renew_by < on, min(asked, default=None))


def soon(checks: Sequence[Check], on: date) -> date | None:
    """The day by which a check must be renewed, when that is near; else nothing."""
    newest = _newest([check for check in checks if check.received_on], "dbs")
    day = newest.renew_by if newest is not None else None
    return day if day is not None and on <= day <= on + SOON else None
