"""A child's days at school: notes between school and home, sessions attended, hours of alternative provision."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


class DailyNote(Row):
    """A line in the log book between school and home, good news too (seed 001: 475; seed 004: 2015).

    Written once, never changed. It is the family's and the school's daily talk: it stands on the child's page of school
    and makes no entry in the chronology, which two hundred days a year would drown.
    """

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family school recorded_by recorded_at worker",
        personal="child person only_for",
        practice="written_on good shared",
        special="says",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="daily_notes")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="daily_notes")
    school = models.ForeignKey("agencies.Organisation", models.PROTECT, related_name="+")
    written_on = models.DateField()
    worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    says = models.TextField()
    good = models.BooleanField(default=False, help_text="Good news.")
    only_for = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="From school: for one parent only.",
    )
    shared = models.BooleanField(default=False, help_text="From home: the other parent may read it.")
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-written_on", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["child", "-written_on"], name="daily_note_child"),
            models.Index(fields=["school", "-written_on"], name="daily_note_school"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(worker__isnull=False, person__isnull=True)
                | Q(worker__isnull=True, person__isnull=False),
                name="daily_note_has_one_author",
            ),
        ]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.written_on)


@pghistory.track()
class Attendance(Row):
    """Sessions (half days) a child could attend and did, in a week or a term, with reasons. Never a rank."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family school recorded_by entry version",
        personal="child since until possible attended late",
        special="reasons says",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="attendance")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="attendance")
    school = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField()
    possible = models.PositiveSmallIntegerField(
        help_text="Half days on which the school was open to the child."
    )
    attended = models.PositiveSmallIntegerField()
    late = models.PositiveSmallIntegerField(default=0)
    reasons = models.JSONField(default=dict, help_text="Word of `rules.ABSENCES` to half days.")
    says = models.TextField(blank=True, help_text="What the child or parent says of it; what helps.")
    recorded_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "attendance"
        ordering: ClassVar[list[str]] = ["-until", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="attendance_in_order"),
            models.CheckConstraint(condition=Q(attended__lte=F("possible")), name="attended_is_possible"),
            models.UniqueConstraint(fields=["child", "since", "until"], name="attendance_once"),
        ]

    def __str__(self) -> str:
        """Say the half days."""
        return f"{self.attended} of {self.possible}"


@pghistory.track()
class AlternativeHours(Row):
    """Hours of teaching a week offered to a child who cannot be in school, against twenty-five (seed 004: 2003)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family recorded_by entry version",
        personal="child",
        practice="provider named since until offered attended",
        special="fewer_why result",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="alternative_hours")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    provider = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="+")
    named = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    offered = models.DecimalField(max_digits=4, decimal_places=1, help_text="Hours a week.")
    attended = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    fewer_why = models.TextField(blank=True, help_text="Why fewer than twenty-five, and until when.")
    result = models.TextField(blank=True, help_text="What came of it.")
    recorded_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "alternative hours"
        ordering: ClassVar[list[str]] = ["-since", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(offered__gte=25) | ~Q(fewer_why=""), name="fewer_hours_have_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="alternative_hours_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Say the hours."""
        return f"{self.offered} hours a week"
