"""What a conference must say for each child, and what to put right before it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import plain
from kinfold.base.errors import NotNow
from kinfold.law import timescales
from kinfold.protection.rules.levels import AFTER_NO_PLAN

MOST_IN_ROOM = 8
CATEGORIES = ("NEG", "PHY", "SAB", "EMO")
WITH_PLAN = ("continues", "ends")
WITHOUT_PLAN = ("plan", "no_plan")
NEEDS_CATEGORY = ("plan", "continues")


@dataclass(frozen=True, slots=True)
class Said:
    """What was decided for one child, in words alone."""

    name: str
    under_plan: bool
    decision: str
    why: str
    category: str = ""
    level_after: str = ""
    ended_how: str = ""


def must_be_decided(said: Said, kind: str) -> None:
    """Refuse a decision that cannot be made for this child, or that leaves out what it needs. Raises `NotNow`."""
    allowed = WITH_PLAN if said.under_plan else WITHOUT_PLAN
    if said.decision not in allowed:
        state = "is under a plan now" if said.under_plan else "has no plan now"
        words = "goes on or ends" if said.under_plan else "is made or not"
        raise NotNow(f"{said.name} {state}: say whether a plan {words}.", field="decision")
    if not said.why.strip():
        raise NotNow(f"Say why this was decided for {said.name}. The family reads it.", field="why")
    if said.decision in NEEDS_CATEGORY:
        _must_have_category(said, kind)
    if said.decision == "no_plan" and said.level_after not in AFTER_NO_PLAN:
        raise NotNow(f"Say what follows for {said.name}.", field="level_after")
    if said.decision == "ends" and not said.ended_how:
        raise NotNow(f"Say how the plan ends for {said.name}.", field="ended_how")


def _must_have_category(said: Said, kind: str) -> None:
    if said.category in CATEGORIES or (said.category == "MUL" and kind == "transfer_in"):
        return
    raise NotNow(
        f"Choose the one main category for {said.name}. What is hard for the parents is said apart from it.",
        field="category",
    )


def must_be_quorate(quorate: bool, why: str) -> None:
    """Refuse a conference held without enough agencies and without a reason."""
    if not quorate and not why.strip():
        raise NotNow(
            "Too few agencies were there. Say why it went on all the same, or hold it on another day.",
            field="quorum_why",
        )


def latest_review(held_on: date, decisions: Collection[str]) -> date | None:
    """The last day for the next review conference: of the children with a plan, the earliest. None without a plan."""
    days = [
        timescales.due(timescales.rule(name), held_on)
        for word, name in (("plan", "review_conference_first"), ("continues", "review_conference_every"))
        if word in decisions
    ]
    return min((day for day in days if day), default=None)


def must_be_reviewed_in_time(next_due_on: date | None, held_on: date, decisions: Collection[str]) -> None:
    """Refuse a next review that is before this one or later than the rule allows."""
    if next_due_on is None:
        return
    if next_due_on <= held_on:
        raise NotNow("The next review is after this conference.", field="next_due_on")
    last = latest_review(held_on, decisions)
    if last is None:
        raise NotNow("No child has a plan now, so no review is set.", field="next_due_on")
    if next_due_on > last:
        raise NotNow(
            f"The next review must be held by {plain(last)}. Choose that day or an earlier one.",
            field="next_due_on",
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """How a conference stands before its day."""

    report_shared: bool
    report_why_not: bool
    chair_met_family: bool
    supporter_asked: bool
    in_the_room: int | None
    why_so_many: bool
    who_knows: Mapping[str, bool]  # by the child's name
    child_heard: Mapping[str, bool]


def to_put_right(now: Prepared) -> list[tuple[str, str]]:
    """What to put right before the day, as (word, sentence), the most important for the family first (seed 001: 461-463)."""
    found: list[tuple[str, str]] = []
    if not now.report_shared and not now.report_why_not:
        found.append(("report", "The family has not read the report yet. Give it to them before the day."))
    if not now.chair_met_family:
        found.append(("chair", "The chair has not met the family yet."))
    if not now.supporter_asked:
        found.append(("supporter", "Nobody has asked who may sit beside the family."))
    found += [
        ("knows", f"Nobody is named who knows {name}. Who in the room has met this child?")
        for name, known in now.who_knows.items()
        if not known
    ]
    found += [
        ("heard", f"Nobody has written down how {name} takes part, or what this child thinks.")
        for name, heard in now.child_heard.items()
        if not heard
    ]
    if now.in_the_room is not None and now.in_the_room > MOST_IN_ROOM and not now.why_so_many:
        found.append(
            ("room", f"{now.in_the_room} people is a lot to face. Who could send their words instead?")
        )
    return found
