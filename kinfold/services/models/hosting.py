"""Nights that a child spends with a volunteer host family, so that a parent can rest (seed 004: 1245-1305)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.services.models.requests import Request


@pghistory.track()
class Stay(Row):
    """One child's stay with a host family, with its dates: agreed, over, or called off. Never where the host lives."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref request entry version",
        personal="child host ring",
        practice="begins_on until_on checked_on checked_words ended_on called_off_on",
        special="agreed_how how_it_went child_says called_off_why",
    )

    request = models.ForeignKey(Request, models.PROTECT, related_name="stays")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    host = models.CharField(max_length=200, help_text="The name of the host family. Never an address.")
    ring = models.CharField(max_length=200, blank=True, help_text="Whom the family rings meanwhile.")
    checked_on = models.DateField(help_text="Day on which somebody made sure of the host's checks.")
    checked_words = models.CharField(max_length=200, help_text="Who made sure of them.")
    agreed_how = models.TextField(help_text="Who with parental responsibility agreed, and how.")
    begins_on = models.DateField()
    until_on = models.DateField(help_text="The day on which the child comes back.")
    ended_on = models.DateField(null=True, blank=True, help_text="The day on which the child came back.")
    how_it_went = models.TextField(blank=True)
    child_says = models.TextField(blank=True, help_text="What the child says of it.")
    called_off_on = models.DateField(null=True, blank=True)
    called_off_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["begins_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(until_on__gt=F("begins_on")), name="stay_in_order"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(called_off_on__isnull=True), name="stay_ends_one_way"
            ),
        ]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.begins_on)

    @property
    def nights(self) -> int:
        """How many nights it was, or is agreed to be."""
        return ((self.ended_on or self.until_on) - self.begins_on).days

    @property
    def is_open(self) -> bool:
        """True until somebody says that the child is back, or that it does not take place."""
        return self.ended_on is None and self.called_off_on is None
