"""Before and after a child is sent away from school: the prevention panel, what it agreed, and the exclusion itself."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class PreventionPanel(Row):
    """People of several services asked early what would keep a child in school (seed 004: 1941-1969)."""

    class State(models.TextChoices):
        """Where it stands (moves: `school/states.py`)."""

        ASKED = "asked", "Asked for, not met yet"
        MET = "met", "Met: actions agreed"
        ENDED = "ended", "Ended"

    class Outcome(models.TextChoices):
        """How it came out."""

        STAYED = "stayed", "Stayed in this school"
        MOVED = "moved", "Moved to another school by agreement"
        ALTERNATIVE = "alternative", "Part of the week somewhere else"
        EXCLUDED = "excluded", "Was excluded all the same"
        NOT_NEEDED = "not_needed", "Not needed any more"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family school asked_by entry met_entry ended_entry version",
        personal="child",
        practice="asked_on state met_on look_again_on ended_on outcome members",
        special="why tried child_says family_says outcome_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="prevention_panels")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="prevention_panels")
    school = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="+")
    asked_on = models.DateField()
    asked_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    why = models.TextField()
    tried = models.TextField(help_text="What was tried already, and what came of it.")
    child_says = models.TextField(blank=True)
    family_says = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    met_on = models.DateField(null=True, blank=True)
    members = models.JSONField(default=list, help_text="Who was there, by name and service, in words.")
    look_again_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True, default="")
    outcome_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    met_entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["child"], condition=~Q(state="ended"), name="one_panel_at_a_time_for_a_child"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | (~Q(outcome="") & Q(ended_on__isnull=False)),
                name="panel_ends_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


@pghistory.track()
class PanelAction(Row):
    """One thing a panel agreed: what, who, by when, and whether it was done."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref panel version", practice="who by_when done_on", special="what came_of_it"
    )

    panel = models.ForeignKey(PreventionPanel, models.PROTECT, related_name="actions")
    what = models.CharField(max_length=500)
    who = models.CharField(max_length=200)
    by_when = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    came_of_it = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say who."""
        return self.who


@pghistory.track()
class SchoolExclusion(Row):
    """A suspension or a permanent exclusion: days, reason, what was tried, whether a panel met before it."""

    class Kind(models.TextChoices):
        """For a time or for good."""

        SUSPENSION = "suspension", "Suspension"
        PERMANENT = "permanent", "Permanent exclusion"

    class State(models.TextChoices):
        """Whether it stands."""

        STANDS = "stands", "Stands"
        BACK = "back", "Back in school"
        TAKEN_BACK = "taken_back", "Taken back"
        UPHELD = "upheld", "Looked at again: it stands"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family school panel recorded_by entry ended_entry version",
        personal="child kind began_on half_days",
        practice="state told_on teaching_from ended_on",
        special="reason why tried no_panel_why child_says teaching ended_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="school_exclusions")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="school_exclusions")
    school = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    began_on = models.DateField()
    half_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Half days of a suspension."
    )
    reason = models.CharField(max_length=24, help_text="A word of `rules.EXCLUSION_REASONS`.")
    why = models.TextField(help_text="What happened, as the school tells it.")
    tried = models.TextField(help_text="What was tried before.")
    panel = models.ForeignKey(PreventionPanel, models.PROTECT, null=True, related_name="exclusions")
    no_panel_why = models.TextField(blank=True, help_text="Why no panel met before it.")
    child_says = models.TextField(blank=True)
    told_on = models.DateField(
        null=True, blank=True, help_text="The day on which the parents were told in writing."
    )
    teaching_from = models.DateField(
        null=True, blank=True, help_text="From when the child is taught elsewhere."
    )
    teaching = models.TextField(blank=True, help_text="Where and how.")
    state = models.CharField(max_length=10, choices=State, default=State.STANDS)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    recorded_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-began_on", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["child", "began_on"], name="school_exclusion_child")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind="permanent", half_days__isnull=True) | Q(kind="suspension", half_days__gt=0),
                name="suspension_says_how_long",
            ),
            models.CheckConstraint(
                condition=Q(panel__isnull=False) | ~Q(no_panel_why=""), name="no_panel_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")), name="exclusion_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Say the kind."""
        return self.kind
