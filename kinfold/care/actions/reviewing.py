"""Reviews of children in care: planned, held, put right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.dates import age_in_years, plain
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.care.actions.written import (
    check_version,
    child_now,
    family_now,
    keep_words,
    reviewing_officer,
    section_for,
    tell,
)
from kinfold.care.models import CareReview, PeriodOfCare
from kinfold.care.rules import checks, reviewing
from kinfold.care.states import REVIEW

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who


@transaction.atomic
def plan_care_review(
    period: PeriodOfCare,
    *,
    by: Who,
    on: date,
    due_on: date | None = None,
    officer: Practitioner | None = None,
    meeting: str = "",
) -> CareReview:
    """Set the review that comes next, or change its day, officer or meeting. Without a day it is the law's last day.

    Raises `NotNow` for a day that the law does not allow, or when care has ended.
    """
    period = locked(period)
    review = _to_come(period)
    held = period.reviews.filter(held_on__isnull=False).order_by("held_on", "pk")
    before = held.last()
    order = held.count() + 1
    latest = reviewing.last_day(order, before.held_on if before and before.held_on else period.began_on)
    day = due_on or (review.due_on if review else latest)
    if day > latest:
        raise NotNow(f"The law allows {plain(latest)} at the latest for this review.", field="due_on")
    if review is None:
        review = CareReview(period=period, order=order)
    review.due_on = day
    review.officer = officer or review.officer or reviewing_officer(period.family, on)
    review.meeting = meeting or review.meeting
    review.save()
    return review


def _to_come(period: PeriodOfCare) -> CareReview | None:
    if period.ended_on is not None:
        raise NotNow("Care has ended, so there is no review to come.")
    return period.reviews.filter(held_on__isnull=True).first()


@transaction.atomic
def hold_care_review(
    review: CareReview | PeriodOfCare,
    *,
    held_on: date,
    participation: str,
    child_says: str = "",
    decided: str,
    by: Who,
    on: date,
    next_due_on: date | None = None,
    next_why: str = "",
    family_says: str = "",
    not_done: str = "",
    changed_for_child: str = "",
    to_child: str = "",
    to_family: str = "",
    spoke_alone_on: date | None = None,
    late_why: str = "",
    officer: Practitioner | None = None,
    meeting: str = "",
    version: int | None = None,
    entry: UUID | None = None,
) -> CareReview:
    """Write down a review that was held: how the child took part, what was not done, whether change reached the child.

    `to_child` is written to the child, `to_family` to the parents: each reads that, and nothing else of it but the child
    their own words. Given the period, its review to come is taken. The next is set: at the law's last day, or sooner with a reason.
    """
    if isinstance(review, PeriodOfCare):
        review = plan_care_review(review, by=by, on=on, officer=officer, meeting=meeting)
    review = locked(review)
    check_version(review.version, version, review.decided or "The review is planned.", decided)
    REVIEW.after("hold_care_review", "held" if review.held_on else "to_come")
    period = review.period
    child, family = child_now(period.person), family_now(period.family)
    checks.come(held_on, on, "held_on")
    checks.not_before(held_on, period.began_on, "held_on", "Care began")
    reviewing.check_participation(participation, _age(child.born_on, held_on), child_says)
    if held_on > review.due_on and not late_why.strip():
        raise NotNow(f"It was due on {plain(review.due_on)}. Say why it was later.", field="late_why")
    following = reviewing.check_next(review.order, held_on, next_due_on, next_why)
    review.held_on, review.participation, review.spoke_alone_on = held_on, participation, spoke_alone_on
    review.next_due_on, review.officer = following, officer or review.officer
    review.meeting = meeting or review.meeting
    _write(
        review, child_says=child_says, family_says=family_says, not_done=not_done, late_why=late_why, decided=decided,
        changed_for_child=changed_for_child, next_why=next_why, to_child=to_child, to_family=to_family,
    )  # fmt: skip
    review.entry = entry or tell(
        "review_held", family, child, reviewing.held_in_words(review.order), on_day=held_on, on=on, by=by,
        detail=reviewing.detail_of(review.order), section=section_for(family), source="care_review",
        ref=review.ref,
    )  # fmt: skip
    review.version += 1
    review.save()
    keep_words(
        child, family, child_says, said_on=held_on, by=by, on=on, entry=review.entry, topic="the_meeting"
    )
    _set_next(period, review, following)
    return review


def _set_next(period: PeriodOfCare, review: CareReview, due_on: date) -> None:
    """While care goes on, the next review stands, with the same officer."""
    if period.ended_on is None:
        CareReview.objects.create(
            period=period, order=review.order + 1, due_on=due_on, officer=review.officer
        )


@transaction.atomic
def correct_care_review(
    review: CareReview,
    *,
    version: int,
    decided: str,
    by: Who,
    on: date,
    family_says: str = "",
    not_done: str = "",
    changed_for_child: str = "",
    to_child: str = "",
    to_family: str = "",
) -> CareReview:
    """Put right what was written of a review. What stood before is kept in its history; the child's words never change."""
    review = locked(review)
    REVIEW.after("correct_care_review", "held" if review.held_on else "to_come")
    check_version(review.version, version, review.decided, decided)
    _write(
        review,
        family_says=family_says,
        not_done=not_done,
        changed_for_child=changed_for_child,
        decided=decided,
        to_child=to_child,
        to_family=to_family,
    )
    review.version += 1
    review.save()
    return review


def _write(review: CareReview, *, decided: str, **texts: str) -> None:
    """Put texts into a review, each of which must fit; what was decided has to be said."""
    review.decided = checks.said(decided, "decided", "Write what was decided, and why.")
    for name, text in texts.items():
        setattr(review, name, checks.fits(text, name))


def _age(born: date | None, on: date) -> int | None:
    return age_in_years(born, on) if born else None
