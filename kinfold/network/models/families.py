"""Families, who belongs to them, and where they live."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.agencies.models import Dated
from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Family(models.Model):
    """People helped together. A person may be in several families (two fathers, half-siblings)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref created_at synthetic joined_into", personal="name", special="about"
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.family_ref, editable=False)
    name = models.CharField(max_length=200, help_text="What workers call it: “Sue, Bob, Jake and Kelly”.")
    about = models.TextField(
        blank=True, help_text="Two or three sentences that anyone new should read first."
    )
    joined_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")
    synthetic = models.BooleanField(default=False, help_text="Invented, for the demonstration.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "families"

    def __str__(self) -> str:
        """Return the name."""
        return self.name


@pghistory.track()
class FamilyMember(Dated):
    """A person in a family for a time, as a child of it or as an adult."""

    class Part(models.TextChoices):
        """What the person is in this family (roles of the scenario packs)."""

        CHILD = "child", "Child"
        YOUNG_PERSON = "young_person", "Young person"
        UNBORN = "unborn", "Unborn baby"
        PARENT = "parent", "Parent"
        STEP_PARENT = "step_parent", "Step-parent or partner"
        RELATIVE = "relative", "Relative"
        FRIEND = "friend", "Friend"
        NEIGHBOUR = "neighbour", "Neighbour"
        OTHER_ADULT = "other_adult", "Other adult"
        VOLUNTEER = "volunteer", "Volunteer"
        FOSTER_CARER = "foster_carer", "Foster carer"

    CHILDREN: ClassVar[tuple[str, ...]] = ("child", "young_person", "unborn")

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id family person", personal="part since until"
    )

    family = models.ForeignKey(Family, models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="family_memberships")
    part = models.CharField(max_length=15, choices=Part)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["family", "person"], condition=Q(until__isnull=True), name="family_member_once"
            ),
        ]

    def __str__(self) -> str:
        """Say who is in which family."""
        return f"{self.person_id} in {self.family_id}"


@pghistory.track()
class Household(models.Model):
    """People who live together, at an address that may be unknown or protected."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id family", personal="label")

    family = models.ForeignKey(Family, models.CASCADE, related_name="households")
    label = models.CharField(max_length=120, help_text="“Sue and Bob's home”.")

    def __str__(self) -> str:
        """Return the label."""
        return self.label


@pghistory.track()
class HouseholdMember(Dated):
    """A person living in a household, all or part of the time."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id household person", personal="part_time since until"
    )

    household = models.ForeignKey(Household, models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="household_memberships")
    part_time = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Say who lives where, by number."""
        return f"{self.person_id} in household {self.household_id}"
