"""Goals: what somebody wants to be different, in their words, with how we will know and by when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from kinfold.base.errors import Clash, NotNow
from kinfold.plan import rules
from kinfold.plan.actions.telling import note, tell
from kinfold.plan.models import Goal, Plan

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.people.models import Person
    from kinfold.services.models import Need

CHANGEABLE = ("words", "whose_words", "how_we_will_know", "by_when", "why_now", "order", "shared_with_family")


@transaction.atomic
def set_goal(
    plan: Plan,
    words: str,
    *,
    how_we_will_know: str,
    by: Who,
    on: date,
    since: date | None = None,
    person: Person | None = None,
    whose_words: str = "",
    by_when: date | None = None,
    why_now: str = "",
    need: Need | None = None,
    shared_with_family: bool = False,
    entry: UUID | None = None,
) -> Goal:
    """Agree a goal, for one person or (nobody named) the family, from a day on. What must change, how we will know and
    by when are said together, so that nobody is asked for something unclear (seed 002: 462-502).

    A grown-up's own goal is read by the others of the family only where that person agreed (`shared_with_family`).
    """
    since = since or on
    rules.must_have_happened(since, on, "since")
    rules.must_follow(by_when, since)
    goal = Goal.objects.create(
        plan=plan,
        person=person,
        words=rules.said(words, "words", "Write what they want, in their words."),
        whose_words=rules.fits(whose_words, "whose_words", longest=200),
        how_we_will_know=rules.said(
            how_we_will_know, "how_we_will_know", "Say how everybody will know: what will be seen or felt."
        ),
        by_when=by_when,
        why_now=rules.fits(why_now, "why_now"),
        need=need,
        shared_with_family=shared_with_family,
        since=since,
        order=(plan.goals.aggregate(last=Max("order"))["last"] or 0) + 1,
    )
    whose = person.known_as if person else "the family"
    what = f"Goal agreed for {whose}: {goal.words}"
    if entry is None:
        entry = tell(
            plan,
            "goal_set",
            what,
            on_day=since,
            on=on,
            by=by,
            about=[person],
            source="goal",
            source_ref=goal.ref,
        )
    else:
        note(plan, what, on_day=since, by=by, about_ref=goal.ref)
    goal.entry = entry
    goal.save(update_fields=["entry"])
    return goal


@transaction.atomic
def change_goal(goal: Goal, *, version: int, by: Who, on: date, **facts: Any) -> Goal:
    """Change an open goal's words, sign or day. What it said before is kept in its history.

    Raises `Clash`, with both as they would read, when somebody else was faster; `NotNow` for a goal that has ended.
    """
    unknown = set(facts) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))} of a goal cannot be changed")
    now = _held(goal)
    theirs = in_words(now)
    before = [getattr(now, name) for name in facts]
    for name, value in facts.items():
        setattr(now, name, rules.fits(value, name) if isinstance(value, str) else value)
    if [getattr(now, name) for name in facts] == before:
        return now
    if now.version != version:
        raise Clash(theirs=theirs, yours=in_words(now))
    rules.said(now.words, "words", "Write what they want, in their words.")
    rules.said(now.how_we_will_know, "how_we_will_know", "Say how everybody will know.")
    rules.must_follow(now.by_when, now.since)
    now.version += 1
    now.save()
    what = f"Goal changed: {now.words}"
    tell(
        now.plan,
        "plan_changed",
        what,
        on_day=on,
        on=on,
        by=by,
        about=[now.person],
        source="goal",
        source_ref=now.ref,
    )
    return now


@transaction.atomic
def end_goal(
    goal: Goal,
    state: str,
    *,
    why: str,
    by: Who,
    on: date,
    ended_on: date | None = None,
    entry: UUID | None = None,
) -> Goal:
    """Say that a goal was reached, or is let go, and why. It stays in the plan's history, with its actions."""
    if state not in (Goal.State.REACHED, Goal.State.LET_GO):
        raise NotNow("Say whether it was reached, or is let go.", field="state")
    day = ended_on or on
    rules.must_have_happened(day, on, "ended_on")
    now = _held(goal)
    rules.must_follow(day, now.since, "ended_on")
    now.ended_why = rules.said(why, "why", "Say how you know, or why it is let go.")
    now.state, now.ended_on = Goal.State(state), day
    now.version += 1
    now.save()
    ended = "reached" if state == Goal.State.REACHED else "let go"
    what = f"Goal {ended}: {now.words}"
    log = f"{what} {now.ended_why}"
    if entry is None:
        tell(
            now.plan, "goal_ended", what, on_day=day, on=on, by=by, about=[now.person], detail=state,
            source="goal", source_ref=now.ref, log=log,
        )  # fmt: skip
    else:
        note(now.plan, log, on_day=day, by=by, about_ref=now.ref)
    return now


def _held(goal: Goal) -> Goal:
    """The goal as it now stands, locked; refused when it has ended."""
    now = (
        Goal.objects.select_for_update(of=("self",)).select_related("plan__family", "person").get(pk=goal.pk)
    )
    if now.state != Goal.State.OPEN:
        raise NotNow(f"This goal has ended: {now.get_state_display()}. Set a new one instead.")
    return now


def in_words(goal: Goal) -> str:
    """A goal as it reads in the plan."""
    return rules.goal_in_words(goal.words, goal.how_we_will_know, goal.by_when, goal.why_now)
