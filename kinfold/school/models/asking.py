"""Adult services ask "are you a parent?", and what followed (seed 002: 168-173, 830)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


class ParentAsked(Row):
    """An adult-service worker asked an adult whether there are children. No name of an adult without children is kept."""

    class Answer(models.TextChoices):
        """What they said."""

        YES = "yes", "Yes, there are children"
        BABY = "baby", "A baby is expected"
        NO = "no", "No children"
        NOT_ASKED = "not_asked", "Could not ask today"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref worker organisation concern consultation recorded_at",
        practice="asked_on answer advice_wanted",
        special="why_not_asked",
    )

    worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="+")
    organisation = models.ForeignKey("agencies.Organisation", models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answer = models.CharField(max_length=10, choices=Answer)
    why_not_asked = models.CharField(max_length=300, blank=True)
    advice_wanted = models.BooleanField(default=False)
    concern = models.CharField(
        max_length=20, blank=True, help_text="Reference of the worry with the question."
    )
    consultation = models.CharField(max_length=20, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "parents asked"
        ordering: ClassVar[list[str]] = ["-asked_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(answer="not_asked") | ~Q(why_not_asked=""), name="not_asked_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the answer."""
        return self.answer
