"""Clocks agreed with a family: the time in which change should reach the children, and when the plan is looked at next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.dates import plain
from kinfold.base.errors import NotNow
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.plan import rules
from kinfold.plan.actions.telling import note, tell
from kinfold.plan.models import Plan, Review

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.clocks.models import Clock

WINDOW = "capacity_to_change_window"


@transaction.atomic
def agree_window(
    plan: Plan,
    *,
    until: date,
    words: str,
    by: Who,
    on: date,
    agreed_on: date | None = None,
    entry: UUID | None = None,
) -> Clock:
    """Agree with the parents by when the children should feel the change, and what help they get meanwhile.

    A promise of help and of an answer, never a trap. A second window does not lengthen the first: more time is a
    decision, with a reason (`answer_window`).
    """
    agreed_on = agreed_on or on
    rules.must_have_happened(agreed_on, on, "agreed_on")
    rules.window_must_be_sound((until - agreed_on).days)
    words = rules.said(
        words, "words", "Write what was agreed: what should change, and the help that is given."
    )
    running = _open(plan, WINDOW)
    if running:
        due = running[0].due_on
        raise NotNow(
            f"A time for change has already been agreed{f', until {plain(due)}' if due else ''}. Answer that first; "
            "giving more time is a decision with a reason.",
            field="until",
        )
    said = f"A time for change was agreed, until {plain(until)}."
    if entry is None:
        entry = tell(plan, "window_agreed", said, on_day=agreed_on, on=on, by=by, log=f"{said} {words}")
    else:
        note(plan, f"{said} {words}", on_day=agreed_on, by=by)
    return clocks.start(
        WINDOW,
        plan.family,
        on=agreed_on,
        entry=entry,
        due_on=until,
        limit_source="Agreed with this family",
        about=words[:200],
        matter=plan.ref,
        kind="window_agreed",
        by=by,
    )


@transaction.atomic
def answer_window(
    plan: Plan, *, decided: str, why: str, by: Who, on: date, entry: UUID | None = None
) -> UUID:
    """Answer the question of an agreed time for change: do the children feel it? What follows, and why."""
    decided = rules.said(decided, "decided", "Say whether the children feel the change, and what follows.")
    why = rules.said(why, "why", "Say how you know.")
    what = f"Has change reached the children in the time agreed? {decided} How we know: {why}"
    if entry is None:
        return tell(
            plan,
            "decision_made",
            what,
            on_day=on,
            on=on,
            by=by,
            detail="capacity_to_change",
            section="ordinary",
        )
    note(plan, what, on_day=on, by=by)
    return entry


def begin_next_review(plan: Plan, review: Review, *, by: Who) -> None:
    """Meet the running turn of the rhythm of reviews; a next day agreed now takes its place."""
    entry = review.entry
    assert entry is not None
    for clock in _open(plan, "review_every"):
        if review.next_on is not None:
            clocks.stop(
                clock,
                on=max(review.held_on, clock.started_on),
                why="Another day was agreed.",
                by=by,
                entry=entry,
            )
        elif clock.started_on < review.held_on:  # an entry told elsewhere has not met it yet
            clocks.meet(clock, on=review.held_on, entry=entry, by=by)
    if review.next_on is not None:
        clocks.start(
            "review_every",
            plan.family,
            on=review.held_on,
            entry=entry,
            every_days=(review.next_on - review.held_on).days,
            limit_source="Agreed at the review",
            about="Look at the plan together",
            matter=plan.ref,
            kind="review_held",
            by=by,
        )


def _open(plan: Plan, rule: str) -> list[Clock]:
    rows = clock_queries.about_matter(plan.family, plan.ref)
    if rule == WINDOW:  # one for each family, whoever started it
        rows = clock_queries.history(plan.family, rule)
    return [clock for clock in rows if clock.rule == rule and clock.state == clock.State.OPEN]
