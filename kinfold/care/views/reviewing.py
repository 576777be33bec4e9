"""Pages of reviews of a child in care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.dates import plain
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries
from kinfold.care.forms.caring import CorrectCareReviewForm, HoldCareReviewForm, PlanCareReviewForm
from kinfold.care.models import CareReview
from kinfold.care.rules import reviewing
from kinfold.care.views.asking import ask, to, worker_chosen, workers
from kinfold.care.views.opening import HOLDERS, Opened, must_write, opened, to_read
from kinfold.design import web
from kinfold.design.web import again, find

if TYPE_CHECKING:
    from collections.abc import Sequence

REVIEWERS = HOLDERS | {"CH"}
"""Who plans and writes down reviews: whoever holds the family, and the reviewing officer."""


@require_safe
@ability(abilities.SEE_CARE_REVIEWS)
def care_reviews(request: HttpRequest, ref: str) -> HttpResponse:
    """Every review of a child in care, and when the next one is; for the child and the parents, what was written to them."""
    found = to_read(request, ref, "care_reviews")
    if not found.whole:
        return _letters(request, found, queries.reviews_of(found.child))
    context = {
        "opened": found,
        "due": queries.review_due(found.child, found.on),
        "reviews": queries.reviews_of(found.child),
        "took_part": reviewing.PARTICIPATION,
        "may_write": _may_write(found),
    }
    return web.render(request, "care/care_reviews.html", context)


def _letters(request: HttpRequest, found: Opened, reviews: Sequence[CareReview]) -> HttpResponse:
    """What was written to the child, or to the parents, about reviews: never the worker's own page."""
    if not found.reads_letters:
        raise Hidden
    mine = found.reads_letters == "child"
    read = [
        (review, review.to_child if mine else review.to_family)
        for review in reviews
        if not found.view.hides("care_review", review.ref)
    ]
    context = {
        "opened": found,
        "mine": mine,
        "reviews": read,
        "due": queries.review_due(found.child, found.on),
    }
    return web.render(request, "care/care_reviews_for_family.html", context)


def _may_write(found: Opened) -> bool:
    return found.view.can("W1") and found.view.decision.actor in REVIEWERS


@require_safe
@ability(abilities.SEE_CARE_REVIEW)
def care_review(request: HttpRequest, ref: str) -> HttpResponse:
    """One review."""
    found, review = _of_review(request, ref, "care_review", "V3")
    if not found.whole:
        return _letters(request, found, [review])
    context = {
        "opened": found,
        "review": review,
        "took_part": reviewing.PARTICIPATION.get(review.participation, ""),
        "may_write": _may_write(found),
    }
    return web.render(request, "care/care_review.html", context)


def _of_review(request: HttpRequest, ref: str, action: str, row: str) -> tuple[Opened, CareReview]:
    """Open a child's record by one of its reviews that was held."""
    review = find(queries.care_review, ref)
    found = opened(request, review.period.person, review.period.family, action, row=row, about=ref)
    if review.held_on is None or found.view.hides("care_review", ref):
        raise Hidden
    return found, review


@ability(abilities.PLAN_CARE_REVIEW)
def plan_care_review(request: HttpRequest, ref: str) -> HttpResponse:
    """Set day and officer of the next review."""
    found = must_write(to_read(request, ref, "plan_care_review", row="W1"), by=REVIEWERS)
    period, due = found.period, queries.review_due(found.child, found.on)
    officer = due.review.officer if due and due.review else None
    form = PlanCareReviewForm.of(request, about=ref, name=found.child.known_as)
    form.offer("officer", workers(found, officer), "Nobody is named yet")
    if due is not None:
        form.begin(due_on=due.due_on, officer=officer.ref if officer else "")
        form.fields["due_on"].help_text = f"The law allows {plain(due.latest)} at the latest."

    def send() -> HttpResponse:
        told = form.cleaned_data
        chosen = worker_chosen(found, told["officer"], officer)
        actions.plan_care_review(period, due_on=told["due_on"], officer=chosen, by=found.who, on=found.on)
        return to("care_reviews", ref)

    return ask(
        request, form, "Set the next review", send, back=("care_reviews", ref, "Reviews"),
        caption=found.child.known_as, button="Set it",
    )  # fmt: skip


@ability(abilities.HOLD_CARE_REVIEW)
def hold_care_review(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a review that was held."""
    found = must_write(to_read(request, ref, "hold_care_review", row="W1"), by=REVIEWERS)
    period, due = found.period, queries.review_due(found.child, found.on)
    assert due is not None
    form = HoldCareReviewForm.of(request, about=ref, name=found.child.known_as)
    latest = reviewing.last_day(due.order + 1, found.on)
    form.fields[
        "next_due_on"
    ].help_text = f"Held today, the law allows {plain(latest)} at the latest. If all is well, leave it empty: that day is set."

    def send() -> HttpResponse:
        at = request.GET.get("meeting", "")  # the meeting at which it was held, by its reference
        meeting = at if at.isalnum() and len(at) <= 20 else ""
        held = actions.hold_care_review(
            due.review or period, meeting=meeting, by=found.who, on=found.on, **form.answers
        )
        return to("care_review", held.ref)

    return ask(
        request, form, "Write down the review", send, back=("care_reviews", ref, "Reviews"),
        caption=found.child.known_as, button="Keep this review", aside=_last_time(found),
    )  # fmt: skip


def _last_time(found: Opened) -> tuple[tuple[str, str], ...]:
    last = next(iter(queries.reviews_of(found.child)), None)
    if last is None or last.held_on is None:
        return ()
    said = (("The last review", plain(last.held_on)), ("What was decided", last.decided))
    return (*said, (f"What {found.child.known_as} said", last.child_says)) if last.child_says else said


@ability(abilities.CORRECT_CARE_REVIEW)
def correct_care_review(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what was written of a review."""
    found, review = _of_review(request, ref, "correct_care_review", "W1")
    must_write(found, by=REVIEWERS)
    form = CorrectCareReviewForm.of(request, about=ref, name=found.child.known_as)
    form.begin(
        decided=review.decided, family_says=review.family_says, not_done=review.not_done,
        changed_for_child=review.changed_for_child, to_child=review.to_child, to_family=review.to_family,
        version=review.version,
    )  # fmt: skip

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.correct_care_review(review, by=found.who, on=found.on, **form.answers),
            lambda: queries.care_review(ref).version,
        )
        return to("care_review", ref)

    return ask(
        request, form, "Put this review right", send, back=("care_review", ref, "The review"),
        caption=found.child.known_as, intro="The child’s own words stay as they were said.",
    )  # fmt: skip
