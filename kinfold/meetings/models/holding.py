"""What was said at a meeting, the words that were sent, and who was told what."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.meetings.models.inviting import Invitation
from kinfold.meetings.models.meetings import Meeting


class Minute(models.Model):
    """One thing said or decided, typed as it happens. Never changed; a correction is another."""

    class Sort(models.TextChoices):
        """What sort of line."""

        FAMILY = "family_said", "The family said"
        CHILD = "child_said", "The child says"
        SAID = "said", "Said"
        DECIDED = "decided", "Decided"
        DISAGREED = "disagreed", "Seen differently"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id meeting recorded_by recorded_at", practice="sort said_by", special="what why"
    )

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes_taken")
    sort = models.CharField(max_length=12, choices=Sort, default=Sort.SAID)
    what = models.TextField()
    why = models.TextField(blank=True, help_text="The reason, for a decision.")
    said_by = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say the sort."""
        return self.sort


class NotesVersion(models.Model):
    """The words as they were sent to everybody. A correction is another version; the first can always be read."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id meeting recorded_by recorded_at", practice="number sent_on", special="words why"
    )

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="notes_versions")
    number = models.PositiveSmallIntegerField(help_text="1 is what was sent first.")
    words = models.TextField()
    why = models.TextField(
        blank=True, help_text="What was put right, as everybody is told; empty for the first."
    )
    sent_on = models.DateField()
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "number"], name="notes_version_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="notes_corrected_with_a_reason"),
        ]

    def __str__(self) -> str:
        """Say which."""
        return str(self.number)


class Told(models.Model):
    """Who was told what about a meeting, and when: the family first, the notes to everybody at once."""

    class About(models.TextChoices):
        """What they were told."""

        TIME = "time", "Day and place"
        CHANGE = "change", "A change"
        OFF = "off", "Called off"
        NOTES = "notes", "The notes"
        CORRECTED = "corrected", "The notes, put right"
        WITHDRAWN = "withdrawn", "No longer asked"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id meeting invitation recorded_by recorded_at", practice="what_about version on_day how"
    )

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="told")
    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="told")
    what_about = models.CharField(max_length=12, choices=About)
    version = models.PositiveSmallIntegerField(
        default=0, help_text="Which version of the notes, if it was notes."
    )
    on_day = models.DateField()
    how = models.CharField(max_length=100, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say what about."""
        return self.what_about
