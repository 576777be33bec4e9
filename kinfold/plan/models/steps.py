"""Stepping up, down and closing, with what stays; and handing the lead over with something to read first."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.plan.models.levels import Level
from kinfold.plan.models.plans import Plan


class Step(models.Model):
    """A decision to step up, step down or close: who, why, what stays the same. Never changed afterwards."""

    class Way(models.TextChoices):
        """Which way."""

        UP = "up", "Step up"
        DOWN = "down", "Step down"
        CLOSE = "close", "End our help"
        BACK = "back", "Come back"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref plan decided_by approved_by entry recorded_by recorded_at",
        practice="way decided_on overlap_until look_back_on",
        special="why what_stays who_stays who_to_ring open_needs family_says ready not_ready_why did_not_hold",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="steps")
    way = models.CharField(max_length=6, choices=Way)
    decided_on = models.DateField()
    why = models.TextField()
    what_stays = models.TextField(
        blank=True, help_text="As it was shown and told: plan, goals, team, worker."
    )
    who_stays = models.TextField(blank=True, help_text="Who stays beside the family, and until when.")
    overlap_until = models.DateField(null=True, blank=True)
    ready = models.CharField(
        max_length=8, blank=True, help_text="Whether the family says it is ready: yes, no, partly."
    )
    not_ready_why = models.TextField(blank=True)
    open_needs = models.JSONField(
        default=list, blank=True, help_text="Needs still open, and who carries each on."
    )
    did_not_hold = models.TextField(
        blank=True, help_text="Coming back: what did not hold last time, and what will be different."
    )
    who_to_ring = models.TextField(blank=True)
    look_back_on = models.DateField(null=True, blank=True)
    family_says = models.TextField(blank=True)
    decided_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["decided_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(why=""), name="step_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(way="close") | (~Q(who_to_ring="") & Q(look_back_on__isnull=False)),
                name="closing_leaves_a_number_and_a_date",
            ),
        ]

    def __str__(self) -> str:
        """Say which way."""
        return self.way


class StepChild(models.Model):
    """A child whose level a step changed."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id step level", personal="child", practice="level_before level_after"
    )

    step = models.ForeignKey(Step, models.PROTECT, related_name="children")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    level_before = models.CharField(max_length=24, blank=True)
    level_after = models.CharField(max_length=24)
    level = models.ForeignKey(Level, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        """Say the level after."""
        return self.level_after


@pghistory.track()
class Handover(models.Model):
    """One lead professional to the next: why, what to read first, the goodbye, and that it was read."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref plan from_worker to_worker overseen_by entry",
        practice="on_day because read_on overlap_until met_family_on",
        special="why same_worker goodbye read_first promises own_view",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="handovers")
    from_worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    to_worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="+")
    overseen_by = models.ForeignKey(
        "agencies.Practitioner",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The social worker who oversees, where a child in need is led from outside social care.",
    )
    on_day = models.DateField()
    because = models.CharField(max_length=10, blank=True, help_text="A word of `rules.BECAUSE`.")
    why = models.TextField()
    same_worker = models.TextField(blank=True, help_text="Could the same worker stay? What was answered.")
    goodbye = models.TextField(blank=True, help_text="How each child is told and says goodbye.")
    promises = models.TextField(blank=True, help_text="What was promised and is still owed.")
    read_first = models.JSONField(default=list, help_text="The pack: headings and addresses, as they stood.")
    read_on = models.DateField(null=True, blank=True)
    own_view = models.TextField(
        blank=True, help_text="What the new worker makes of it, having read (seed 001: 1541)."
    )
    met_family_on = models.DateField(null=True, blank=True)
    overlap_until = models.DateField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref
