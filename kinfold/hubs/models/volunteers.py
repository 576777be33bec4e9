"""Volunteers: who they are, what checks were asked and came, what they learnt, when they are free (seed 004: 1245-1305, 1805, 1847)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Volunteer(Row):
    """Somebody who gives their time. They are a practitioner of an organisation, with a sign-in or without."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref practitioner hub version",
        practice="registered_on left_on left_why room_for",
        personal="about_self is_a languages interests lived free_at area",
    )

    practitioner = models.OneToOneField(
        "agencies.Practitioner", models.PROTECT, related_name="volunteering", help_text="Who they are."
    )
    hub = models.ForeignKey("hubs.Hub", models.PROTECT, related_name="volunteers")
    about_self = models.TextField(blank=True, help_text="In their own words; a child may read it.")
    is_a = models.CharField(max_length=5, blank=True, help_text="woman, man; blank: not said.")
    languages = models.JSONField(default=list, blank=True)
    interests = models.JSONField(default=list, blank=True)
    lived = models.JSONField(
        default=list, blank=True, help_text="What they lived through and may say: `rules.LIVED`."
    )
    free_at = models.JSONField(default=list, blank=True, help_text="Words of `rules.TIMES`.")
    area = models.CharField(max_length=120, blank=True)
    room_for = models.PositiveSmallIntegerField(default=1, help_text="How many they can go with at once.")
    registered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say nothing of them."""
        return "volunteer"


@pghistory.track()
class VolunteerCheck(Row):
    """One check: when it was asked, when it came, whether it stands in the way, until when it counts. Never what it says."""

    class Kind(models.TextChoices):
        """What is checked."""

        DBS = "dbs", "Check of criminal records (DBS)"
        REFERENCE = "reference", "Reference"
        INTERVIEW = "interview", "Interview"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref volunteer version",
        practice="kind asked_on received_on renew_by",
        personal="whom",
        special="fine",
    )

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=10, choices=Kind)
    whom = models.CharField(max_length=200, blank=True, help_text="Who was asked for the reference.")
    asked_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    fine = models.BooleanField(null=True, help_text="Nothing in it stands in the way.")
    renew_by = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "asked_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("asked_on")),
                name="a_check_comes_after_it_is_asked",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True, fine__isnull=True)
                | Q(received_on__isnull=False, fine__isnull=False),
                name="a_check_that_came_says_whether",
            ),
        ]

    def __str__(self) -> str:
        """Say the kind."""
        return self.kind


class VolunteerTraining(Row):
    """Something a volunteer learnt for it."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref volunteer", practice="what done_on hours"
    )

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="training")
    what = models.CharField(max_length=200)
    done_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["done_on", "id"]

    def __str__(self) -> str:
        """Say what."""
        return self.what
