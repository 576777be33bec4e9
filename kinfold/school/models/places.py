"""A child's place at a school or nursery, who leads on safeguarding there, and whether school knows of a social worker."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.agencies.models import Dated
from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class SchoolPlace(Row):
    """Where one child goes to school or nursery, from a day to a day.

    One main place at a time; alternative provision may stand beside it. Where the school itself would tell somebody
    where a child is, its name stands among the protected details (row V2) and `kept_apart` says so here.
    """

    class Kind(models.TextChoices):
        """What kind of place it is."""

        NURSERY = "nursery", "Nursery or childminder"
        PRIMARY = "primary", "Primary school"
        SECONDARY = "secondary", "Secondary school"
        COLLEGE = "college", "Sixth form or college"
        SPECIAL = "special", "Special school"
        ALTERNATIVE = "alternative", "Alternative provision"
        HOME = "home", "Taught at home"
        NONE = "none", "No school place at present"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family entry ended_entry recorded_by version",
        personal="child school named kind year_group since until kept_apart",
        special="why ended_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="school_places")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="school_places")
    kind = models.CharField(max_length=12, choices=Kind)
    school = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="pupils")
    named = models.CharField(max_length=200, blank=True, help_text="A school that is not on our list.")
    year_group = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day; empty while it lasts.")
    why = models.TextField(blank=True, help_text="Why this place; for none, why not and what is done.")
    ended_why = models.TextField(blank=True)
    kept_apart = models.BooleanField(default=False)
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-since", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["school", "until"], name="school_place_pupils"),
            models.Index(fields=["child", "since"], name="school_place_child"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="school_place_in_order"
            ),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(until__isnull=True) & ~Q(kind="alternative"),
                name="one_main_school_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(school__isnull=False)
                | ~Q(named="")
                | Q(kept_apart=True)
                | Q(kind__in=["home", "none"]),
                name="school_place_is_somewhere",
            ),
        ]

    def __str__(self) -> str:
        """Say the kind only."""
        return self.kind


@pghistory.track()
class SchoolLead(Row, Dated):
    """Who leads on safeguarding at a school: the named link person whom police notices and social workers reach."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref school named_by", practice="practitioner since until"
    )

    school = models.ForeignKey("agencies.Organisation", models.PROTECT, related_name="safeguarding_leads")
    practitioner = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="leads_at_school")
    named_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["school", "practitioner"], condition=Q(until__isnull=True), name="school_lead_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="school_lead_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Say nothing of whom."""
        return "safeguarding lead"


@pghistory.track()
class WorkerKnown(Row):
    """School was told that a child has a social worker: that there is one, their name and number. Never why.

    Seed 004: 2033. Logged as a disclosure with purpose and lawful basis. A change of worker is told again: another row.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family told_to told_by entry ended_entry version",
        personal="child school worker",
        practice="told_on phone until",
        special="ended_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="schools_told_of_worker")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    school = models.ForeignKey("agencies.Organisation", models.PROTECT, related_name="+")
    told_to = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="+")
    worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="+")
    phone = models.CharField(max_length=40, blank=True)
    told_on = models.DateField()
    told_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    until = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "workers known"
        ordering: ClassVar[list[str]] = ["-told_on", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["school", "until"], name="worker_known_school")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["child", "school"], condition=Q(until__isnull=True), name="worker_known_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | ~Q(ended_why=""), name="worker_known_ends_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.told_on)
