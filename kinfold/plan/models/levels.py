"""Levels: where each child stands, dated, one at a time. (Goals, team and reviews come with the plan issue.)"""

from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinfold.base import ids
from kinfold.base.rows import Days
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Level(models.Model):
    """One child's level from a day until another. Changing level changes nothing else: plan, team and history stay."""

    class Word(models.TextChoices):
        """The levels of the scenario packs, in plain words."""

        NOT_KNOWN = "not_known", "Not known"
        UNIVERSAL = "universal", "Universal services"
        ADULT_ONLY = "adult_services_only", "Adult services only"
        EARLY_HELP = "early_help", "Early help"
        REFERRED = "referred", "Referred"
        CHILD_IN_NEED = "child_in_need", "Child in need"
        SECTION_47 = "section_47", "Section 47 enquiry"
        CHILD_PROTECTION = "child_protection", "Child protection plan"
        PRE_PROCEEDINGS = "pre_proceedings", "Pre-proceedings"
        PROCEEDINGS = "proceedings", "Care proceedings"
        LOOKED_AFTER = "looked_after", "Looked after"
        KINSHIP_CARE = "kinship_care", "Living with relatives or friends"
        SPECIAL_GUARDIANSHIP = "special_guardianship", "Special guardianship"
        CARE_LEAVER = "care_leaver", "Care leaver"
        CLOSED = "closed", "Closed"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref person family decided_by entry",
        practice="level tier since until lawful_basis basis",
        special="reason",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="levels")
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="levels")
    level = models.CharField(max_length=24, choices=Word)
    tier = models.PositiveSmallIntegerField(null=True, blank=True, help_text="1 to 4 (seed 001: 1613-1618).")
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="First day of the next level.")
    reason = models.TextField(blank=True)
    basis = models.CharField(max_length=10, default="stated")
    lawful_basis = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["person_id", "since", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="one_level_at_a_time",
                expressions=[
                    (Days("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                    ("person", RangeOperators.EQUAL),
                ],
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="level_in_order"
            ),
            models.CheckConstraint(
                condition=Q(tier__isnull=True) | Q(tier__range=(1, 4)), name="tier_1_to_4"
            ),
        ]

    def __str__(self) -> str:
        """Say the level."""
        return self.level
