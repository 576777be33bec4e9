"""The reading door to reviews: what was asked, what changed, how far it reached each child, and what stands still."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from kinfold.clocks import queries as clocks
from kinfold.people import queries as people
from kinfold.plan.models import Plan, Reached, Review

if TYPE_CHECKING:
    from kinfold.clocks.queries import Line
    from kinfold.people.models import Person

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


def reviews(plan: Plan) -> list[Review]:
    """Every review of a plan, the newest first, each with its answers by child (`review.reached.all()`)."""
    rows = Review.objects.filter(Q(plan=plan) | Q(plan__family__joined_into=plan.family_id))
    rows = rows.select_related("held_by", "plan").prefetch_related(_with_children())
    return list(rows.order_by("-held_on", "-pk"))


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
