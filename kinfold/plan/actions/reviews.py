"""Reviews ask of each child: has change reached you, and quickly enough? And what a manager decides when nothing moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.network import queries as network
from kinfold.plan import rules
from kinfold.plan.actions.telling import note, tell
from kinfold.plan.actions.windows import begin_next_review
from kinfold.plan.models import Goal, Plan, Reached, Review
from kinfold.voice import actions as voice

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.people.models import Person


@dataclass(frozen=True, slots=True)
class ReachedAnswer:
    """What a review found for one child: what was asked, what changed, how far it reached the child, quickly enough?

    `words` are the child's own, said at the review and kept now; `own_words` the reference of words already kept;
    `silent_why` says why there are none. One of the three is needed for each child. `to_child` is written to the child.
    """

    child: Person
    how_far: str = "unknown"
    quickly: str = "unknown"
    asked: str = ""
    changed: str = ""
    why: str = ""
    goal: Goal | None = None
    words: str = ""
    own_words: str = ""
    silent_why: str = ""
    to_child: str = ""


@transaction.atomic
def hold_review(
    plan: Plan,
    *,
    held_on: date,
    what_we_saw: str,
    outcome: str,
    why: str,
    reached: Sequence[ReachedAnswer],
    by: Who,
    on: date,
    meeting: str = "",
    family_says: str = "",
    next_on: date | None = None,
    children: Sequence[Person] | None = None,
    entry: UUID | None = None,
) -> Review:
    """Look at how the plan is going, for every child of the family. Never changed afterwards.

    `children`: those of whom it has to ask (a writer from whom a child is kept asks of the others); without it, all who
    are born. Change that reached a child is told as an outcome of its own; `next_on` sets the rhythm of reviews from here on.
    """
    rules.must_have_happened(held_on, on, "held_on")
    if outcome not in Review.Outcome.values:
        raise NotNow("Choose what was decided.", field="outcome")
    if next_on is not None and next_on <= held_on:
        raise NotNow("The next review has to be after this one.", field="next_on")
    asked = network.children(plan.family, held_on) if children is None else children
    _must_ask_each_child(asked, reached)
    review = Review.objects.create(
        plan=plan,
        held_on=held_on,
        meeting=meeting,
        what_we_saw=rules.said(what_we_saw, "what_we_saw", "Say what you saw."),
        family_says=rules.fits(family_says, "family_says"),
        outcome=outcome,
        why=rules.said(why, "why", "Say why you decided this."),
        next_on=next_on,
        held_by=agencies.practitioner_of(by),
        entry=entry or _tell_review(plan, outcome, held_on=held_on, on=on, by=by),
        recorded_by_id=by.account_id,
    )
    if entry is not None:
        note(plan, _said(outcome), on_day=held_on, by=by)
    _keep_answers(review, reached, by=by, on=on, tell_change=entry is None)
    begin_next_review(plan, review, by=by)
    return review


def _must_ask_each_child(asked: Iterable[Person], reached: Iterable[ReachedAnswer]) -> None:
    children = [rules.Child(child.pk, child.known_as) for child in asked if not child.is_unborn]
    answers: dict[int, list[ReachedAnswer]] = defaultdict(list)
    for one in reached:
        rules.answer_is_sound(one.child.known_as, one)
        answers[one.child.merged_into_id or one.child.pk].append(one)
    rules.each_child_is_asked(children, answers)
    for child in children:
        rules.child_is_heard(child.name, answers[child.key])


def _said(outcome: str) -> str:
    return f"The plan was looked at together: {Review.Outcome(outcome).label.lower()}."


def _tell_review(plan: Plan, outcome: str, *, held_on: date, on: date, by: Who) -> UUID:
    """Write that a review was held, where the family may read it; what was seen stays in the review."""
    return tell(plan, "review_held", _said(outcome), on_day=held_on, on=on, by=by)


def _keep_answers(
    review: Review, reached: Iterable[ReachedAnswer], *, by: Who, on: date, tell_change: bool
) -> None:
    for one in reached:
        kept = one.own_words or _keep_words(review, one, by=by, on=on)
        Reached.objects.create(
            review=review,
            child=one.child,
            goal=one.goal,
            asked=rules.fits(one.asked, "asked"),
            changed=rules.fits(one.changed, "changed"),
            how_far=one.how_far,
            quickly=one.quickly,
            why=rules.fits(one.why, "why"),
            own_words=kept,
            silent_why="" if kept else rules.fits(one.silent_why, "silent_why"),
            to_child=rules.fits(one.to_child, "to_child"),
        )
        if tell_change and rules.came(one.how_far, one.changed):
            _tell_change(review, one, by=by, on=on)


def _tell_change(review: Review, one: ReachedAnswer, *, by: Who, on: date) -> None:
    tell(
        review.plan, "outcome_noted", f"Change for {one.child.known_as}: {one.changed.strip()}",
        on_day=review.held_on, on=on, by=by, about=[one.child], detail="change_for_child",
        source="review", source_ref=review.ref, section="ordinary",
        about_ref=one.child.ref,
    )  # fmt: skip


def _keep_words(review: Review, one: ReachedAnswer, *, by: Who, on: date) -> str:
    """Keep what the child said about it, once, as their own words; return their reference."""
    if not one.words.strip():
        return ""
    kept = voice.keep_words(
        one.child, review.plan.family, one.words, said_on=review.held_on,
        wrote_down_by=by.name, by=by, on=on, topic="the_help", entry=review.entry,
    )  # fmt: skip
    return kept.ref


@transaction.atomic
def move_on_drift(
    plan: Plan,
    *,
    decided: str,
    why: str,
    by: Who,
    on: date,
    decided_on: date | None = None,
    entry: UUID | None = None,
) -> UUID:
    """A manager says why a plan has not moved and what happens now (seed 001: 1461, 1768). Returns the entry.

    Meets the clock `six_month_drift_review` of every child. It is for a manager: the page asks for one.
    """
    day = decided_on or on
    rules.must_have_happened(day, on, "decided_on")
    decided = rules.said(decided, "decided", "Say what happens now, who does it, and by when.")
    why = rules.said(why, "why", "Say why it has not moved: what stood in the way?")
    what = f"The plan had not moved. What happens now: {decided} Why it had not moved: {why}"
    if entry is None:
        return tell(
            plan, "decision_made", what, on_day=day, on=on, by=by, detail="drift_review", section="ordinary"
        )
    note(plan, what, on_day=day, by=by)
    return entry
