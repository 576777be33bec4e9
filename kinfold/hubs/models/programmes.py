"""Programmes in which two parents have a worker each, and a wall between them (For Baby's Sake, seed 004: 1089-1129).

What stands on one side of the wall is read by that side's worker and by the supervisor named for both, and by nobody else: not the
other worker, not the family's own worker, neither parent of the other. So meetings and notes write no chronology entry.
"""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class ProgrammeCase(Row):
    """A family in a programme: what it is, and who supervises both sides."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family service supervisor opened_by version",
        practice="name began_on ended_on",
        personal="children",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="programmes")
    service = models.ForeignKey("services.Service", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200, help_text="What the programme is called.")
    children = models.JSONField(default=list, blank=True, help_text="References of the children it is for.")
    supervisor = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="+")
    opened_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-began_on", "-id"]

    def __str__(self) -> str:
        """Say the programme."""
        return self.name


@pghistory.track()
class ProgrammePart(Row):
    """One parent's side of a programme: their own worker, length planned and had, how it ended."""

    class State(models.TextChoices):
        """Where it stands (moves: `hubs/states.py`)."""

        RUNNING = "running", "Takes part"
        FINISHED = "finished", "Finished"
        LEFT = "left", "Stopped before the end, with the reason"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref case worker entry version",
        personal="parent",
        practice="state began_on planned_until ended_on",
        special="ended_why after why_here",
    )

    case = models.ForeignKey(ProgrammeCase, models.PROTECT, related_name="parts")
    parent = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    why_here = models.TextField(blank=True, help_text="What they want from it, in their words.")
    began_on = models.DateField()
    planned_until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    after = models.TextField(
        blank=True, help_text="Who stays in touch, and how: help does not just end (004: 1127)."
    )
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "parent"], name="one_side_for_each_parent"),
            models.CheckConstraint(
                condition=~Q(state="left") | ~Q(ended_why=""), name="programme_left_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="programme_part_in_order",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


class ProgrammeMeeting(Written):
    """One meeting of a parent with their own worker, with the worker's note."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref part entry recorded_by recorded_at",
        practice="met_on minutes",
        special="name note for_parent",
    )

    part = models.ForeignKey(ProgrammePart, models.PROTECT, related_name="meetings")
    met_on = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    name = models.CharField(max_length=200, help_text="What it was about.")
    note = models.TextField(blank=True)
    for_parent = models.TextField(blank=True, help_text="What the parent takes away: they read this.")

    class Meta:
        ordering: ClassVar[list[str]] = ["-met_on", "-id"]

    def __str__(self) -> str:
        """Say nothing of it."""
        return "meeting"


class ProgrammeGoal(Row):
    """What a parent wants to change, in their words."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref part", practice="set_on reached_on", special="words how_they_say"
    )

    part = models.ForeignKey(ProgrammePart, models.PROTECT, related_name="goals")
    words = models.CharField(max_length=300)
    set_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    how_they_say = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say nothing of it."""
        return "goal"


@pghistory.track()
class WallCrossing(Row):
    """Something that concerns a child's safety crossed the wall: as a worry of the ordinary kind, with the reason why it crossed.

    What the other side's worker is told of it is decided and written by the supervisor.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref part concern crossed_by told_by version",
        practice="crossed_on told_on",
        special="why told",
    )

    part = models.ForeignKey(ProgrammePart, models.PROTECT, related_name="crossings")
    concern = models.CharField(max_length=20, help_text="Reference of the worry.")
    why = models.TextField()
    crossed_on = models.DateField()
    crossed_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    told = models.TextField(blank=True, help_text="What the supervisor lets the other worker know.")
    told_on = models.DateField(null=True, blank=True)
    told_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-crossed_on", "-id"]

    def __str__(self) -> str:
        """Say nothing of it."""
        return "crossing"
