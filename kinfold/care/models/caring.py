"""How a child in care is looked after: reviews, health, school."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class CareReview(Row):
    """A review of a child in care, chaired by the reviewing officer (SI 2010/959 reg 33)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref period officer meeting entry version",
        practice="due_on held_on participation order next_due_on spoke_alone_on",
        special="child_says decided not_done late_why next_why changed_for_child family_says to_child to_family",
    )

    period = models.ForeignKey("care.PeriodOfCare", models.PROTECT, related_name="reviews")
    order = models.PositiveSmallIntegerField(default=1, help_text="First, second, ... of this period.")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    late_why = models.TextField(blank=True)
    meeting = models.CharField(max_length=20, blank=True)
    officer = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    spoke_alone_on = models.DateField(
        null=True, blank=True, help_text="The officer spoke with the child before, alone."
    )
    participation = models.CharField(max_length=3, blank=True, help_text="PN0 to PN7.")
    child_says = models.TextField(blank=True)
    family_says = models.TextField(blank=True)
    not_done = models.TextField(blank=True, help_text="What was promised last time and not done, by whom.")
    changed_for_child = models.TextField(blank=True)
    decided = models.TextField(blank=True)
    to_child = models.TextField(blank=True, help_text="What we write to the child about it: theirs to read.")
    to_family = models.TextField(blank=True, help_text="What was decided, as it is shared with the parents.")
    next_due_on = models.DateField(null=True, blank=True)
    next_why = models.TextField(
        blank=True, help_text="Why this often: agreed with the child, within the law."
    )
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["period"], condition=Q(held_on__isnull=True), name="one_care_review_to_come"
            ),
        ]

    def __str__(self) -> str:
        """Say when."""
        return str(self.held_on or self.due_on)


class HealthStep(Written):
    """One fact about a looked-after child's health: assessment, dentist, immunisation, development check, SDQ, drugs or drink."""

    class Word(models.TextChoices):
        """What sort (statutory/903.md, OC2)."""

        ASSESSMENT = "health_assessment", "Health assessment"
        DENTIST = "dentist", "Seen by a dentist"
        IMMUNISATIONS = "immunisations", "Immunisations"
        DEVELOPMENT = "development", "Development check"
        SDQ = "sdq", "Strengths and difficulties questionnaire"
        SUBSTANCE = "substance", "Drugs or alcohol"
        CONVICTED = "convicted", "Convicted or cautioned"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref entry recorded_by recorded_at",
        personal="person",
        practice="word on_day",
        special="done up_to_date sdq sdq_why_not help_offered help_taken note child_says",
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="care_health")
    word = models.CharField(max_length=18, choices=Word)
    on_day = models.DateField()
    done = models.BooleanField(default=True, help_text="Done; or refused or missed, with a note.")
    up_to_date = models.BooleanField(null=True)
    sdq = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="As the carer filled it in, 0 to 40: for the return and for a talk, never a verdict.",
    )
    sdq_why_not = models.CharField(max_length=4, blank=True, help_text="SDQ1 to SDQ5.")
    help_offered = models.BooleanField(null=True)
    help_taken = models.BooleanField(null=True)
    note = models.TextField(blank=True)
    child_says = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(sdq__isnull=True) | Q(sdq__lte=40), name="sdq_0_to_40"),
        ]

    def __str__(self) -> str:
        """Say which."""
        return self.word


@pghistory.track()
class EducationPlan(Row):
    """A personal education plan meeting (seed 004: 1879): with parents there; at a time and place that do not single the child out."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref period school_worker entry version",
        practice="due_on held_on parents_there next_on school attendance_said",
        special="where_and_why child_says going_well needs agreed not_held_why parents_why_not premium",
    )

    period = models.ForeignKey("care.PeriodOfCare", models.PROTECT, related_name="education_plans")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    school = models.CharField(max_length=200, blank=True)
    school_worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    where_and_why = models.TextField(
        blank=True, help_text="Where it was held so that the child was not singled out."
    )
    parents_there = models.BooleanField(null=True)
    parents_why_not = models.TextField(blank=True)
    child_says = models.TextField(blank=True)
    going_well = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    agreed = models.TextField(blank=True)
    premium = models.TextField(blank=True, help_text="What the money for this pupil is used for.")
    attendance_said = models.CharField(max_length=200, blank=True)
    not_held_why = models.TextField(
        blank=True, help_text="Not held, for example because it would intrude: who agreed."
    )
    next_on = models.DateField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.held_on or self.due_on)
