"""Ending help, asked for by one and waiting for somebody else's yes."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.plan.models.plans import Plan
from kinfold.plan.models.steps import Step


@pghistory.track()
class Closing(models.Model):
    """An ending of help that somebody has written down and nobody has agreed to yet. Until then nothing changes.

    When it is agreed, it becomes a `Step`, which is never changed afterwards.
    """

    class State(models.TextChoices):
        """Where it stands (moves: `plan/states.py`)."""

        ASKED = "asked", "Waiting for somebody else’s agreement"
        AGREED = "agreed", "Agreed"
        SENT_BACK = "sent_back", "Sent back, with the reason"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref plan step asked_by answered_by",
        personal="children",
        practice="asked_on decided_on look_back_on state answered_on",
        special="why who_stays ready not_ready_why open_needs who_to_ring family_says answer",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="closings")
    children = models.JSONField(default=list, help_text="References of the children whose help would end.")
    asked_on = models.DateField()
    asked_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(help_text="The day on which help would end.")
    why = models.TextField()
    who_stays = models.TextField(blank=True)
    ready = models.CharField(max_length=8)
    not_ready_why = models.TextField(blank=True)
    open_needs = models.JSONField(default=list, blank=True)
    who_to_ring = models.TextField()
    look_back_on = models.DateField()
    family_says = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    answered_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True, help_text="What whoever was asked says of it.")
    step = models.OneToOneField(Step, models.PROTECT, null=True, blank=True, related_name="closing")

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state="asked"), name="one_closing_waits_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(answered_on__isnull=False), name="closing_answered_on_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_back") | ~Q(answer=""), name="closing_sent_back_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


class LookBack(models.Model):
    """What the family said, and what somebody saw, when they looked back after the end. Never changed afterwards."""

    class Holds(models.TextChoices):
        """Whether what changed has lasted."""

        YES = "yes", "It has lasted"
        PARTLY = "partly", "Some of it has lasted"
        NO = "no", "It has not lasted"
        UNKNOWN = "unknown", "We could not find out"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref step asked_by entry recorded_by recorded_at",
        practice="happened_on holds",
        special="what_we_saw family_says what_next",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    step = models.ForeignKey(Step, models.PROTECT, related_name="look_backs")
    happened_on = models.DateField()
    holds = models.CharField(max_length=8, choices=Holds)
    what_we_saw = models.TextField()
    family_says = models.TextField(blank=True)
    what_next = models.TextField(blank=True)
    asked_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["happened_on", "id"]

    def __str__(self) -> str:
        """Say whether it lasted."""
        return self.holds
