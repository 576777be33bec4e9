"""Who is asked to a meeting, and the talk before it."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.meetings.models.meetings import Meeting


@pghistory.track()
class Invitation(models.Model):
    """Somebody asked to a meeting: worker, family or friend; how they know the child; whether they came."""

    class Attended(models.TextChoices):
        """How they took part."""

        UNKNOWN = "", "Not yet recorded"
        IN_PERSON = "in_person", "In person"
        BY_PHONE = "by_phone", "By telephone or on screen"
        REPORT = "report_sent", "Sent a report"
        ABSENT = "absent", "Did not come"

    class As(models.TextChoices):
        """In what part."""

        FAMILY = "family", "Family"
        SUPPORTER = "supporter", "Supporter or advocate"
        SPOKESPERSON = "spokesperson", "Speaks for the child"
        WORKER = "worker", "Worker"
        CHAIR = "chair", "Chair"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref meeting practitioner report_by",
        personal="person named",
        practice="part asked_on coming attended report_asked_on report_on family_agrees withdrawn_on",
        special="knows_child absent_why report asks withdrawn_why",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    practitioner = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    named = models.CharField(max_length=200, blank=True, help_text="Somebody who is on no record.")
    part = models.CharField(max_length=12, choices=As, default=As.WORKER)
    knows_child = models.TextField(
        blank=True, help_text="How they know the child; nobody decides on a child unknown to them."
    )
    asks = models.TextField(
        blank=True,
        help_text="Why they are asked and what is asked of them: all that a worker without access reads, with day and place.",
    )
    asked_on = models.DateField()
    family_agrees = models.BooleanField(null=True, help_text="Whether the family is glad they come.")
    coming = models.BooleanField(null=True)
    attended = models.CharField(max_length=12, choices=Attended, blank=True, default="")
    absent_why = models.CharField(max_length=300, blank=True)
    report_asked_on = models.DateField(null=True, blank=True)
    report = models.TextField(blank=True)
    report_on = models.DateField(null=True, blank=True)
    report_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True, help_text="Why they are no longer asked, as they were told.")

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["practitioner", "meeting"], name="invited_to"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "practitioner"],
                condition=Q(practitioner__isnull=False),
                name="worker_invited_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="person_invited_once"
            ),
            models.CheckConstraint(
                condition=Q(practitioner__isnull=False, person__isnull=True, named="")
                | Q(practitioner__isnull=True, person__isnull=False, named="")
                | (Q(practitioner__isnull=True, person__isnull=True) & ~Q(named="")),
                name="invitation_names_one",
            ),
            models.CheckConstraint(
                condition=~Q(attended="absent") | ~Q(absent_why=""), name="absent_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | ~Q(withdrawn_why=""), name="withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the part."""
        return self.part


class Preparation(models.Model):
    """A talk with somebody of the family before a meeting: what to expect, what they want said, who sits beside them."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id meeting recorded_by recorded_at",
        personal="person",
        practice="on_day sheet_given talked_with",
        special="wants_said worries beside_them",
    )

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="preparations")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    on_day = models.DateField()
    talked_with = models.CharField(max_length=200, help_text="Name and job of who prepared them.")
    sheet_given = models.BooleanField(default=False)
    wants_said = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    beside_them = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Say when."""
        return str(self.on_day)
