"""Running timescales. Each open clock stores its due date and its owner; nothing is worked out at read time."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Clock(models.Model):
    """One running or ended timescale for a family or a person. Clocks advise; a reason may always be recorded.

    The version of the rule it was started under is stored. `due_on` is empty where there is no limit (waiting
    for a service): the wait is then shown in days and as a share of the child's life.
    """

    class State(models.TextChoices):
        """Open, or how it ended. Late is `open` past `due_on`, or `met` after it."""

        OPEN = "open", "Running"
        MET = "met", "Met"
        STOPPED = "stopped", "Stopped"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family person owner owner_team started_by_entry started_by_kind matter ended_by_entry",
        practice="rule rule_version limit_days limit_source every_days about started_on due_on state ended_on "
        "remind_on",
        special="breach_reason stopped_why",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    rule = models.CharField(max_length=60)
    rule_version = models.CharField(max_length=20, help_text="Start date of the value in force.")
    family = models.ForeignKey("network.Family", models.CASCADE, related_name="clocks")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="clocks")
    owner = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="clocks"
    )
    owner_team = models.ForeignKey(
        "agencies.Team", models.PROTECT, null=True, blank=True, related_name="clocks"
    )
    about = models.CharField(max_length=200, blank=True, help_text="What it is for, in plain words.")
    started_on = models.DateField()
    started_by_entry = models.UUIDField(default=uuid.uuid4)
    started_by_kind = models.CharField(
        max_length=40, blank=True, help_text="Kind of the entry that began it."
    )
    matter = models.CharField(
        max_length=40,
        blank=True,
        help_text="Reference of the very thing it is about: this referral, this service.",
    )
    due_on = models.DateField(null=True, blank=True)
    limit_days = models.IntegerField(null=True, blank=True, help_text="Limit agreed for this family, if any.")
    limit_source = models.CharField(max_length=120, blank=True)
    every_days = models.IntegerField(null=True, blank=True, help_text="A rhythm: starts again when met.")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    ended_by_entry = models.UUIDField(null=True, blank=True)
    breach_reason = models.TextField(blank=True)
    stopped_why = models.TextField(blank=True)
    remind_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_on"], condition=Q(state="open"), name="clock_due"),
            models.Index(fields=["owner", "due_on"], condition=Q(state="open"), name="clock_owner_due"),
            models.Index(fields=["owner_team", "due_on"], condition=Q(state="open"), name="clock_team_due"),
            models.Index(fields=["family", "started_on"], name="clock_family"),
            models.Index(fields=["person"], condition=Q(state="open"), name="clock_person_open"),
            models.Index(fields=["rule"], condition=Q(state="open"), name="clock_rule_open"),
            models.Index(fields=["started_by_entry"], name="clock_started_by"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state="open", ended_on__isnull=True)
                | Q(ended_on__isnull=False) & ~Q(state="open"),
                name="clock_ended_or_open",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")), name="clock_in_order"
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(owner_team__isnull=False), name="clock_has_an_owner"
            ),
        ]

    def __str__(self) -> str:
        """Say the rule."""
        return self.rule


class LocalLimit(models.Model):
    """A council's or one family's own limit for a rule: a dated row with an author."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id family set_by", practice="rule days since until why"
    )

    rule = models.CharField(max_length=60)
    family = models.ForeignKey(
        "network.Family", models.CASCADE, null=True, blank=True, related_name="local_limits"
    )
    days = models.PositiveIntegerField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=300)
    set_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        """Say the rule and its days."""
        return f"{self.rule}: {self.days} days"
