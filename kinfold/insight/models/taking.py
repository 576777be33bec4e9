"""Taking a table away: asked for by one manager, agreed to by another person, and then handed over (access matrix, row X2)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Taking(Row):
    """One request to take a table away. It holds no number: the file is made when it is fetched, for who asked and nobody else."""

    class Answer(models.TextChoices):
        """What the second person said."""

        YES = "yes", "Yes, it may be taken away"
        NO = "no", "No"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref asked_by asked_on answered_by answered_on fetched_on",
        practice="table chosen as_of why for_whom answer why_not",
    )

    table = models.CharField(max_length=40, help_text="Which figures: a key of `rules.TABLES`.")
    chosen = models.CharField(max_length=300, blank=True, help_text="What is chosen, as in an address.")
    as_of = models.DateField(help_text="The day on which the figures stand.")
    why = models.TextField()
    for_whom = models.CharField(max_length=200, help_text="Who is to have the file.")
    asked_by = models.ForeignKey("agencies.Account", models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answer = models.CharField(max_length=3, choices=Answer, blank=True, help_text="Blank: nobody has said.")
    why_not = models.TextField(blank=True)
    answered_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    fetched_on = models.DateField(null=True, help_text="The first day on which the file was fetched.")

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_on", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["asked_on"], condition=Q(answer=""), name="taking_to_answer"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")),
                name="taking_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_on__isnull=False)),
                name="taking_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.asked_on)
