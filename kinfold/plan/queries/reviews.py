"""The reading door to reviews: what was asked, what changed, how far it reached each child, and what stands still."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from kinfold.base import prepared
from kinfold.clocks import queries as clocks
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.plan.models import Plan, Reached, Review
from kinfold.plan.queries.plans import plan_ids

if TYPE_CHECKING:
    from kinfold.clocks.queries import Line

DRIFT = "six_month_drift_review"


@dataclass(frozen=True, slots=True)
class Change:
    """What one review found for one child: asked, changed, how far, quickly enough, in whose words or why not."""

    on_day: date
    review: Review
    reached: Reached

    @property
    def came(self) -> bool:
        """Say whether change reached the child, wholly or partly."""
        return self.reached.how_far in ("yes", "partly")


@dataclass(frozen=True, slots=True)
class Stuck:
    """A child of a family where nothing has moved by the day on which a manager should ask why."""

    line: Line
    last_review: Review | None
    last_change: date | None


def reviews_of_meeting(meeting: str) -> list[Review]:
    """The reviews that were written at a meeting, by the meeting's reference."""
    return list(Review.objects.filter(meeting=meeting).order_by("held_on", "pk")) if meeting else []


def reviews(plan: Plan) -> list[Review]:
    """Every review of a plan, the newest first, each with its answers by child (`review.reached.all()`)."""
    rows = prepared.loaded(
        "reviews",
        Review,
        ("held_by", "plan"),
        {"plans": plan_ids(plan)},
        lambda given: Review.objects.filter(plan_id__in=given["plans"]).order_by("-held_on", "-pk"),
    )
    answers: dict[int, list[Reached]] = {row.pk: [] for row in rows}
    for one in _answers(plan):
        answers[one.review_id].append(one)
    for row in rows:
        _keep(row, answers[row.pk])
    return rows


def _answers(plan: Plan) -> list[Reached]:
    return prepared.loaded(
        "reached",
        Reached,
        ("child", "child__merged_into", "goal", "review"),
        {"plans": plan_ids(plan)},
        lambda given: Reached.objects.filter(review__plan_id__in=given["plans"]).order_by("pk"),
    )


def _keep(review: Review, answers: list[Reached]) -> None:
    """As if they had been prefetched: `review.reached.all()` asks nobody."""
    asked = Reached.objects.all()
    asked._result_cache, asked._prefetch_done = answers, True  # type: ignore[attr-defined]
    review._prefetched_objects_cache = {"reached": asked}  # type: ignore[attr-defined]


def review(ref: str) -> Review:
    """A review by its reference, with its plan and family. Raises `Review.DoesNotExist`."""
    rows = Review.objects.select_related("plan__family__joined_into", "held_by")
    return rows.prefetch_related(_with_children()).get(ref=ref)


def _with_children() -> Prefetch[str]:
    """The answers of reviews, each with its child: one query."""
    return Prefetch(
        "reached", Reached.objects.select_related("child__merged_into", "goal", "review").order_by("pk")
    )


def change_view(child: Person) -> list[Change]:
    """Review by review, what was asked of the adults, what changed, how far it reached this child, and when."""
    rows = Reached.objects.filter(child_id__in=people.same_ids(child)).select_related(
        "review__plan__family", "review__held_by", "goal", "child"
    )
    return [
        Change(row.review.held_on, row.review, row)
        for row in rows.order_by("review__held_on", "review_id", "pk")
    ]


def stuck(on: date, family_ids: Iterable[int]) -> list[Stuck]:
    """The children of these families for whom nothing has moved, past the day to ask why; the longest wait first."""
    late = [line for line in clocks.waiting(family_ids, [DRIFT], on, limit=500) if line.late]
    ids = {line.clock.family_id for line in late}
    last: dict[int, Review] = {}
    for row in (
        Review.objects.filter(plan__family_id__in=ids, held_on__lte=on)
        .select_related("plan")
        .order_by("held_on")
    ):
        last[row.plan.family_id] = row
    changed = Reached.objects.filter(
        review__plan__family_id__in=ids, how_far__in=("yes", "partly"), review__held_on__lte=on
    ).order_by("review__held_on")
    moved = {row.child_id: row.review.held_on for row in changed.select_related("review")}
    return [
        Stuck(line, last.get(line.clock.family_id), moved.get(line.clock.person_id or 0)) for line in late
    ]
