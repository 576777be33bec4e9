"""A birth registered, offers made at good moments, first days at nursery and school."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class BirthRegistration(Row):
    """A birth was registered: nearly every parent comes, so something can be offered (seed 004: 178, 1403-1419)."""

    class Place(models.TextChoices):
        """Where."""

        HUB = "hub", "Family hub"
        OFFICE = "office", "Register office"
        HOSPITAL = "hospital", "Hospital"
        ELSEWHERE = "elsewhere", "Somewhere else"

    class How(models.TextChoices):
        """By whom it was registered."""

        SOLE = "sole", "By the mother alone"
        JOINT = "joint", "By both parents, who share a home"
        JOINT_APART = "joint_apart", "By both parents, who live apart"

    class Father(models.TextChoices):
        """Whether the father, or second parent, stands on the certificate."""

        YES = "yes", "Yes"
        NO = "no", "No"
        UNKNOWN = "unknown", "Not known"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family entry version",
        personal="child father how father_on_certificate",
        practice="registered_on place place_name",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="+")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    registered_on = models.DateField()
    place = models.CharField(max_length=10, choices=Place)
    place_name = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=12, choices=How)
    father_on_certificate = models.CharField(max_length=8, choices=Father, default=Father.UNKNOWN)
    father = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The father, or second parent: addressed by name.",
    )
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["child"], name="one_registration_of_each_birth"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["family"], name="registration_family")]

    def __str__(self) -> str:
        """Say when."""
        return str(self.registered_on)


@pghistory.track()
class MomentOffer(Row):
    """Something offered to one person at a good moment, never pressed: yes, not now, no (seed 004: 150, 165, 1085-1093)."""

    class Answer(models.TextChoices):
        """What they said."""

        WAITING = "waiting", "Thinking about it"
        YES = "yes", "Yes"
        NOT_NOW = "not_now", "Not now"
        NO = "no", "No"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family registration offered_by moment_entry entry version",
        personal="person child",
        practice="moment moment_on offered_on answer answered_on ask_again_on service",
        special="what their_words",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="+")
    moment = models.CharField(max_length=20, help_text="A word of `moments.yaml`.")
    moment_on = models.DateField()
    moment_entry = models.UUIDField(null=True, blank=True, help_text="The entry that tells of the moment.")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", help_text="To whom.")
    child = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    registration = models.ForeignKey(
        BirthRegistration, models.PROTECT, null=True, blank=True, related_name="offers"
    )
    service = models.CharField(
        max_length=80, blank=True, help_text="Its name in the directory, if it stands there."
    )
    what = models.CharField(max_length=300)
    offered_on = models.DateField()
    offered_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer, default=Answer.WAITING)
    answered_on = models.DateField(null=True, blank=True)
    their_words = models.TextField(blank=True)
    ask_again_on = models.DateField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-offered_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(answer="waiting", answered_on=None)
                | (~Q(answer="waiting") & Q(answered_on__isnull=False)),
                name="offer_answered_has_its_day",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["family"], name="moment_offer_family")]

    def __str__(self) -> str:
        """Say at which moment."""
        return self.moment


@pghistory.track()
class TransitionDay(Row):
    """A first day set by hand, or that a child does not go: where it differs from what the age says."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family version",
        personal="child",
        practice="stage starts_on",
        special="why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="+")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, help_text="A word of `transitions.yaml`.")
    starts_on = models.DateField(
        null=True, blank=True, help_text="Empty: the child does not go, with the reason."
    )
    why = models.CharField(max_length=300)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["child", "stage"], name="one_day_of_each_stage"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["family"], name="transition_family")]

    def __str__(self) -> str:
        """Say which."""
        return self.stage
