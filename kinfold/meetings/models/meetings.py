"""A meeting about a family, and the times offered for it."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Meeting(models.Model):
    """One meeting about a family. Its time is offered to the family first."""

    class Kind(models.TextChoices):
        """What sort of meeting (the very words that the rules about time look for in an entry's detail)."""

        TEAM_FAMILY = "team_around_family", "Team around the family"
        TEAM_CHILD = "team_around_child", "Team around the child"
        STRATEGY = "strategy", "Meeting to move things on"
        CHILD_IN_NEED = "child_in_need_review", "Child in need review"
        CORE_GROUP = "core_group", "Core group"
        CONFERENCE = "child_protection_conference", "Child protection conference"
        REVIEW_CONFERENCE = "review_conference", "Review child protection conference"
        CARE_REVIEW = "care_review", "Review for a child in care"
        BEFORE_COURT = "before_court", "Meeting before court"
        EDUCATION_PLAN = "education_plan", "Personal education plan meeting"
        FAMILY_GROUP = "family_group_conference", "Family group conference"
        TRANSITION = "transition", "Meeting about a move of school or service"
        OTHER = "other", "Another meeting"

    class State(models.TextChoices):
        """Where it stands (moves: `meetings/states.py`)."""

        ARRANGING = "arranging", "Being arranged"
        SET = "set", "Day and place are set"
        HELD = "held", "Held"
        CALLED_OFF = "called_off", "Called off"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family arranged_by chair entry version",
        practice=(
            "kind state starts_at minutes how agreed_with_family_on family_told_on arranged_on held_on notes_sent_on "
            "not_asked_why moved_why called_off_why"
        ),
        protected="place place_protected",
        special="why agreed_words",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=32, choices=Kind, default=Kind.TEAM_FAMILY)
    why = models.TextField(help_text="What it is for, in plain words.")
    state = models.CharField(max_length=10, choices=State, default=State.ARRANGING)
    arranged_on = models.DateField()
    arranged_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    chair = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    place_protected = models.BooleanField(
        default=False,
        help_text="Only those who run it or are invited, and from whom nothing is kept, are told.",
    )
    not_asked_why = models.TextField(blank=True, help_text="Why a time was set before the family was asked.")
    moved_why = models.TextField(
        blank=True, help_text="Why the day or place changed, as the family was told."
    )
    how = models.CharField(
        max_length=200, blank=True, help_text="In person, by telephone, on screen; child care, travel."
    )
    agreed_with_family_on = models.DateField(null=True, blank=True)
    family_told_on = models.DateField(null=True, blank=True, help_text="Told first of the newest change.")
    held_on = models.DateField(null=True, blank=True)
    agreed_words = models.TextField(blank=True, help_text="What is sent to everybody, in the words agreed.")
    notes_sent_on = models.DateField(null=True, blank=True)
    called_off_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state="set") | Q(starts_at__isnull=False), name="meeting_set_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_on__isnull=False), name="meeting_held_on"
            ),
            models.CheckConstraint(
                condition=~Q(state="called_off") | ~Q(called_off_why=""), name="called_off_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the kind."""
        return self.kind


class TimeOffered(models.Model):
    """A time that suits somebody: the family's own first, then what workers could do."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id meeting offered_by",
        personal="person",
        practice="starts_at offered_on chosen suits family_first",
    )

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()
    offered_on = models.DateField()
    person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of the family, if so.",
    )
    offered_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    family_first = models.BooleanField(default=False, help_text="Named by the family before any worker.")
    suits = models.BooleanField(null=True, help_text="Whether the family says it suits them.")
    chosen = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting"], condition=Q(chosen=True), name="one_time_chosen"),
        ]

    def __str__(self) -> str:
        """Say when."""
        return str(self.starts_at)
