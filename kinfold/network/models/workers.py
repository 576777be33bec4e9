"""Who works with a family; and what somebody was told about what is not known."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.agencies.models import Dated
from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.network.models.families import Family


@pghistory.track()
class Involvement(Dated):
    """A worker or volunteer with a family, or with one person in it, in a role, from a day to a day.

    This is what gives access, and what continuity is computed from.
    """

    class Role(models.TextChoices):
        """What the worker is to this family."""

        ALLOCATED = "allocated", "Allocated worker"
        LEAD = "lead", "Lead professional"
        PARTNER = "partner", "In the team around the family"
        CHAIR = "chair", "Conference chair or reviewing officer"
        GUARDIAN = "guardian", "Guardian or legal, on this child"
        VOLUNTEER = "volunteer", "Volunteer"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref practitioner family person granted_by",
        practice="role since until does reason_started reason_ended reason_code",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    practitioner = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="involvements")
    family = models.ForeignKey(Family, models.CASCADE, related_name="involvements")
    person = models.ForeignKey(
        "people.Person", models.CASCADE, null=True, blank=True, related_name="involvements"
    )
    role = models.CharField(max_length=12, choices=Role)
    does = models.CharField(
        max_length=200, blank=True, help_text="What they do for this family, in plain words."
    )
    reason_started = models.CharField(max_length=300, blank=True)
    reason_ended = models.CharField(max_length=300, blank=True)
    reason_code = models.CharField(
        max_length=6, blank=True, help_text="Why this worker took over: a word of `rules.WORKER_REASONS`."
    )
    granted_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["practitioner", "until", "family"], name="involvement_mine"),
            models.Index(fields=["family", "until"], name="involvement_family"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="involvement_in_order"
            ),
            models.UniqueConstraint(
                fields=["family"], condition=Q(role="lead", until__isnull=True), name="one_lead_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        """Say the role only."""
        return self.role


class GapAnswer(models.Model):
    """Why something that ought to be known is not ("mother does not want to say", asked on a date)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id family person gap asked_on", special="answer", practice="asked_by"
    )

    family = models.ForeignKey(Family, models.CASCADE, related_name="gap_answers")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="gap_answers")
    gap = models.CharField(max_length=40, help_text="The name of the gap (`network.rules`).")
    answer = models.TextField()
    asked_by = models.CharField(max_length=200)
    asked_on = models.DateField()

    def __str__(self) -> str:
        """Say which gap."""
        return self.gap
