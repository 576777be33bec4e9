"""Reviews ask of each child: has change reached you, and quickly enough?"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.plan.models.plans import Plan


class Review(models.Model):
    """One look at how the plan is going, together or by one worker. Never changed afterwards."""

    class Outcome(models.TextChoices):
        """What was decided."""

        GO_ON = "go_on", "Go on as we are"
        CHANGE = "change", "Change the plan"
        STEP_UP = "step_up", "Ask for more help"
        STEP_DOWN = "step_down", "Less help is needed"
        CLOSE = "close", "End, and look back on a date"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref plan meeting held_by entry recorded_by recorded_at",
        practice="held_on outcome next_on",
        special="what_we_saw why family_says",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    meeting = models.CharField(max_length=20, blank=True)
    what_we_saw = models.TextField()
    family_says = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    why = models.TextField()
    next_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["held_on", "id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.held_on)


class Reached(models.Model):
    """For one child at one review: what was asked, what changed, how far it reached the child, and quickly enough?"""

    class HowFar(models.TextChoices):
        """How far change has reached the child."""

        YES = "yes", "Yes, the child feels it"
        PARTLY = "partly", "Partly"
        NOT_YET = "not_yet", "Not yet"
        UNKNOWN = "unknown", "We do not know"

    class Quickly(models.TextChoices):
        """Whether it came quickly enough for this child."""

        YES = "yes", "Quickly enough"
        NO = "no", "Not quickly enough"
        UNKNOWN = "unknown", "We cannot say yet"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id review goal own_words",
        personal="child",
        practice="how_far quickly",
        special="asked changed why silent_why to_child",
    )

    review = models.ForeignKey(Review, models.PROTECT, related_name="reached")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    goal = models.ForeignKey("plan.Goal", models.PROTECT, null=True, blank=True, related_name="+")
    asked = models.TextField(blank=True, help_text="What was asked of the adults.")
    changed = models.TextField(blank=True, help_text="What changed.")
    how_far = models.CharField(max_length=8, choices=HowFar)
    quickly = models.CharField(max_length=8, choices=Quickly)
    why = models.TextField(blank=True)
    to_child = models.TextField(
        blank=True, help_text="What is written to the child about it: theirs to read."
    )
    own_words = models.CharField(
        max_length=20, blank=True, help_text="Reference of what the child said about it."
    )
    silent_why = models.TextField(blank=True, help_text="Why there are no words of the child's.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(own_words="") | ~Q(silent_why=""), name="review_hears_the_child_or_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Say how far."""
        return self.how_far
