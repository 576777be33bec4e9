"""Orders about one child, with their codes; and the decisions on adoption, reversed ones too."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Days, Row
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.court.models.proceedings import Proceedings


@pghistory.track()
class Order(Row):
    """An order about one child, from a day to a day. A legal status in care is backed by one, or by consent."""

    class Word(models.TextChoices):
        """Which order; in brackets the code of the looked-after return where there is one."""

        INTERIM_CARE = "interim_care", "Interim care order (C1)"
        CARE = "care", "Care order (C2)"
        PLACEMENT = "placement", "Placement order (E1)"
        EMERGENCY = "emergency_protection", "Emergency protection order (L2)"
        CHILD_ASSESSMENT = "child_assessment", "Child assessment order (L3)"
        REMAND = "remand", "Remand to the authority or youth detention (J1)"
        YOUTH = "youth_rehabilitation", "Youth rehabilitation order with residence or fostering (J3)"
        SUPERVISION = "supervision", "Supervision order"
        INTERIM_SUPERVISION = "interim_supervision", "Interim supervision order"
        CHILD_ARRANGEMENTS = "child_arrangements", "Child arrangements order"
        SPECIAL_GUARDIANSHIP = "special_guardianship", "Special guardianship order"
        ADOPTION = "adoption", "Adoption order"
        NON_MOLESTATION = "non_molestation", "Non-molestation order"
        LIBERTY = "deprivation_of_liberty", "Deprivation of liberty order"
        RECOVERY = "recovery", "Recovery order"
        OTHER = "other", "Another order"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family proceedings paper_seen_by entry ended_entry version",
        personal="person to_people",
        practice="word made_on until ended_on court paper_seen_on",
        special="in_plain_words ended_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="orders")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="orders")
    proceedings = models.ForeignKey(Proceedings, models.PROTECT, null=True, blank=True, related_name="orders")
    word = models.CharField(max_length=24, choices=Word)
    court = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The day it says; empty: until further order.")
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    to_people = models.JSONField(
        default=list, blank=True, help_text="References of those in whose favour it is made."
    )
    in_plain_words = models.TextField(blank=True, help_text="What it means for this child, as they are told.")
    paper_seen_on = models.DateField(null=True, blank=True)
    paper_seen_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["made_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="one_order_of_a_word_at_a_time",
                expressions=[
                    (Days("made_on", "ended_on", RangeBoundary()), RangeOperators.OVERLAPS),
                    ("person", RangeOperators.EQUAL),
                    ("word", RangeOperators.EQUAL),
                ],
                condition=~Q(word="other"),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("made_on")), name="order_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Say which order."""
        return self.word


@pghistory.track()
class AdoptionSteps(Row):
    """The decisions on adoption for one child, with their days (statutory/903.md AD1, PlacedAdoption): reversed ones stay."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family entry version",
        personal="person",
        practice=(
            "decided_on should_be_placed_on matched_on placed_on adopted_on reversed_on reversed_why_code current_carer "
            "adopters early_permanence"
        ),
        special="child_told child_says reversed_why birth_family_told",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="adoption_steps")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="adoption_steps")
    decided_on = models.DateField(help_text="Decision that adoption is right (DATE_INT).")
    should_be_placed_on = models.DateField(null=True, blank=True)
    matched_on = models.DateField(null=True, blank=True)
    placed_on = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    reversed_on = models.DateField(null=True, blank=True)
    reversed_why_code = models.CharField(max_length=3, blank=True, help_text="RD1 to RD4.")
    reversed_why = models.TextField(blank=True)
    current_carer = models.BooleanField(null=True, help_text="Adopted by the carer they lived with.")
    adopters = models.PositiveSmallIntegerField(null=True, blank=True)
    early_permanence = models.BooleanField(default=False, help_text="Fostering for adoption, or concurrent.")
    child_told = models.TextField(blank=True)
    child_says = models.TextField(blank=True)
    birth_family_told = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "adoption steps"
        ordering: ClassVar[list[str]] = ["decided_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(adopted_on__isnull=True, reversed_on__isnull=True),
                name="one_open_adoption_of_a_child",
            ),
            models.CheckConstraint(
                condition=Q(reversed_on__isnull=True) | ~Q(reversed_why_code=""),
                name="adoption_reversed_with_a_code",
            ),
        ]

    def __str__(self) -> str:
        """Say since when."""
        return str(self.decided_on)
