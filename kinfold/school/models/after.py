"""Where a young person goes after school, and a school's own list of those who may need more help to get there."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Destination(Row):
    """What a young person of sixteen to eighteen does, who said so and when (seed 004: 182, 1903-1933)."""

    class What(models.TextChoices):
        """What they do."""

        SIXTH_FORM = "sixth_form", "Sixth form or college"
        APPRENTICESHIP = "apprenticeship", "Apprenticeship"
        TRAINING = "training", "Training"
        WORK = "work", "Work"
        WORK_AND_STUDY = "work_and_study", "Work with study"
        HIGHER = "higher", "University"
        VOLUNTARY = "voluntary", "Volunteering"
        LOOKING = "looking", "Looking for something"
        NOT_ABLE = "not_able", "Not able to at present: caring, ill, a baby"
        CUSTODY = "custody", "In custody"
        MOVED_AWAY = "moved_away", "Moved away"
        NOT_KNOWN = "not_known", "Nobody knows"

    class Source(models.TextChoices):
        """Who said so."""

        YOUNG_PERSON = "young_person", "The young person"
        PARENT = "parent", "A parent"
        SCHOOL = "school", "School or college"
        EMPLOYER = "employer", "Employer or training provider"
        CAREERS = "careers", "Careers adviser"
        WORKER = "worker", "Another worker"
        NOBODY = "nobody", "Nobody could be reached"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family from_school recorded_by entry",
        personal="young_person what place since until",
        practice="source told_on",
        special="note",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="destinations")
    young_person = models.ForeignKey("people.Person", models.PROTECT, related_name="destinations")
    from_school = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=16, choices=What)
    place = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=14, choices=Source)
    told_on = models.DateField()
    note = models.TextField(blank=True, help_text="What they would like, what would help.")
    recorded_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-told_on", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["young_person", "-told_on"], name="destination_newest")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="destination_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Say what."""
        return self.what


@pghistory.track()
class Listed(Row):
    """One young person on a school's own list of those who may need more help to get to what comes next (RONI).

    A reason in words and a day on which it ends; no protected trait, no score, no order (seed 004: 2188). The young
    person is told, and reads it on their own page.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family school put_on_by version",
        personal="young_person",
        practice="put_on told_on ends_on ended_on",
        special="reason help_offered ended_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="+")
    young_person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    school = models.ForeignKey("agencies.Organisation", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    help_offered = models.CharField(max_length=300, blank=True)
    put_on = models.DateField()
    put_on_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True, help_text="The young person was told, and asked.")
    ends_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "listed"
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["young_person", "school"], condition=Q(ended_on__isnull=True), name="listed_once"
            ),
            models.CheckConstraint(condition=Q(ends_on__gt=F("put_on")), name="listed_until_a_day"),
        ]

    def __str__(self) -> str:
        """Say until when."""
        return str(self.ends_on)
