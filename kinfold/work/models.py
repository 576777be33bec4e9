"""Supervision: what a worker and their manager agreed about a family, and who does it by when."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Supervision(models.Model):
    """One talk between a worker and whoever supervises them, about one family. Never changed afterwards."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family worker supervisor entry recorded_by recorded_at",
        practice="held_on next_on",
        special="what_was_said how_is_the_worker decided why",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="supervisions")
    worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="+")
    held_on = models.DateField()
    what_was_said = models.TextField()
    how_is_the_worker = models.TextField(
        blank=True, help_text="Between the two of them; never on the family's pages."
    )
    decided = models.TextField(blank=True)
    why = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-held_on", "-id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.held_on)


@pghistory.track()
class SupervisionAction(models.Model):
    """Something agreed in supervision: who does it, by when, and whether it was done."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref supervision", practice="owner by_when done_on", special="what not_done_why"
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    supervision = models.ForeignKey(Supervision, models.PROTECT, related_name="actions")
    what = models.TextField()
    owner = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="supervision_actions")
    by_when = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    not_done_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["by_when", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["owner", "by_when"], condition=Q(done_on__isnull=True), name="supervision_mine"
            ),
        ]

    def __str__(self) -> str:
        """Say by when."""
        return str(self.by_when)
