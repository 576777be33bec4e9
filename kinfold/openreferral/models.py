"""What was read from other directories: each file that somebody looked at, and what was taken of each service last time."""

from typing import Any, ClassVar

from django.db import models

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


class Reading(Row):
    """A file of another directory, looked at first and then perhaps taken in."""

    class State(models.TextChoices):
        """How far it is."""

        TRIED = "tried", "Looked at: nothing is taken yet"
        TAKEN = "taken", "Taken in"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref tried_by tried_on taken_by taken_on made_at",
        practice="came_from called state public services report",
    )

    came_from = models.CharField(
        max_length=200, help_text="The feed: its address, or what the council calls it."
    )
    called = models.CharField(max_length=200, blank=True, help_text="The file's name.")
    state = models.CharField(max_length=10, choices=State, default=State.TRIED)
    public = models.BooleanField(default=False, help_text="What is new stands before everybody at once.")
    services: Any = models.JSONField(
        default=list, help_text="What was read, tidied; emptied when it is taken."
    )
    report: Any = models.JSONField(default=dict, help_text="What comes of it, service by service, in words.")
    tried_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    tried_on = models.DateField()
    taken_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    taken_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        """Say where it came from."""
        return self.came_from


class Taken(models.Model):
    """What a feed told of a service when it was taken last: so that what somebody changed by hand since is known, and kept."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id service reading", practice="facts"
    )

    service = models.OneToOneField("services.Service", models.CASCADE, related_name="+")
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="+")
    facts: Any = models.JSONField(default=dict)

    def __str__(self) -> str:
        """Say of which service."""
        return str(self.service_id)
