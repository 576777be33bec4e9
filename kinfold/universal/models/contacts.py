"""A child at accident and emergency, a child who was not brought: facts from health, for those allowed."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class HealthContact(Row):
    """One visit to accident and emergency, or one appointment to which a child was not brought (seed 001: 239, 1289).

    Restricted (row V4), and for health staff and social care only. A child "was not brought"; children do not "fail to
    attend". What was written in error is taken back with a reason and stays readable in the history.
    """

    class Kind(models.TextChoices):
        """What it was."""

        EMERGENCY = "emergency", "Visit to accident and emergency"
        WALK_IN = "walk_in", "Visit to a walk-in or minor injuries unit"
        ADMITTED = "admitted", "Stay in hospital"
        NOT_BROUGHT = "not_brought", "Was not brought to an appointment"

    class About(models.TextChoices):
        """What for, in a word."""

        BURN = "burn", "burn"
        BREAK = "break", "broken bone"
        HEAD = "head", "knock to the head"
        CUT = "cut", "cut or bruise"
        SWALLOWED = "swallowed", "something swallowed"
        BITE = "bite", "bite"
        SELF_HARM = "self_harm", "self-harm"
        VIOLENCE = "violence", "hurt by somebody"
        ILLNESS = "illness", "illness"
        DENTIST = "dentist", "dentist"
        HEARING = "hearing", "hearing or eyes"
        GROWTH = "growth", "growth and development"
        THERAPY = "therapy", "speech or other therapy"
        INJECTION = "injection", "injections"
        MIND = "mind", "mental health"
        OTHER = "other", "something else"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family written_by entry version",
        personal="child",
        practice="happened_on told_by taken_back_on",
        special="kind about_what place words got_in_the_way taken_back_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="+")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    happened_on = models.DateField()
    about_what = models.CharField(max_length=12, choices=About)
    place = models.CharField(max_length=200, blank=True, help_text="Which hospital or clinic.")
    words = models.TextField(blank=True, help_text="What was seen and done, as it was told.")
    told_by = models.CharField(max_length=200, blank=True, help_text="Who told us.")
    got_in_the_way = models.TextField(
        blank=True, help_text="What made it hard to come, as the parent says it."
    )
    written_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_why = models.CharField(max_length=300, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-happened_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(taken_back_on=None, taken_back_why="")
                | (Q(taken_back_on__isnull=False) & ~Q(taken_back_why="")),
                name="contact_taken_back_has_its_reason",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["child", "happened_on"], name="contact_child"),
            models.Index(fields=["family"], name="contact_family"),
        ]

    def __str__(self) -> str:
        """Say what it was."""
        return self.kind
