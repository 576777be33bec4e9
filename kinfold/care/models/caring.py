"""How a child in care is looked after: reviews, health, school; the carers, who visits them, what they learned."""

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
        special="child_says decided not_done late_why next_why changed_for_child family_says",
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


@pghistory.track()
class Carer(Row):
    """A fostering household, or a relative approved to foster: who they are, for whom they are approved, who supports them."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref agency supervisor version",
        personal="people name",
        practice="kind approved_on approved_for ended_on places",
        protected="postcode",
        special="about_us ended_why",
    )

    name = models.CharField(max_length=200, help_text="As the children would say it: “Bev and Tony”.")
    people = models.ManyToManyField("people.Person", related_name="carers", blank=True)
    kind = models.CharField(
        max_length=20, help_text="foster, connected, supported_lodgings, support_care, adopter."
    )
    agency = models.ForeignKey(
        "agencies.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    supervisor = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="carers_supported"
    )
    approved_on = models.DateField(null=True, blank=True)
    approved_for = models.CharField(
        max_length=300, blank=True, help_text="How many, ages, for how long, in words."
    )
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    about_us = models.TextField(
        blank=True, help_text="For the child: who lives here, pets, rules, food, the bedroom."
    )
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]

    def __str__(self) -> str:
        """Say the kind."""
        return self.kind


class CarerPicture(Row):
    """A picture that a child is shown before a move: the house, the people, the dog, the room. The file is a document's."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref carer path sha256 content_type",
        personal="says",
        practice="taken_on agreed_by_all",
    )

    carer = models.ForeignKey(Carer, models.PROTECT, related_name="pictures")
    says = models.CharField(max_length=200, help_text="What is on it, for somebody who cannot see it.")
    path = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=80)
    taken_on = models.DateField()
    agreed_by_all = models.BooleanField(
        default=False, help_text="Everybody on it agreed that children see it."
    )

    def __str__(self) -> str:
        """Say nothing of it."""
        return "picture"


class CarerVisit(Written):
    """A visit to carers by their own supervising worker; at least one a year unannounced (seed 004: 2568-2570)."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref carer worker entry recorded_by recorded_at",
        practice="on_day announced",
        special="carers_say children_say seen agreed",
    )

    carer = models.ForeignKey(Carer, models.PROTECT, related_name="visits")
    worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    on_day = models.DateField()
    announced = models.BooleanField(default=True)
    seen = models.TextField(blank=True)
    carers_say = models.TextField(blank=True)
    children_say = models.TextField(blank=True)
    agreed = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-on_day", "-id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.on_day)


class CarerReview(Written):
    """The yearly review of carers, with the words of the children who live or lived there."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref carer held_by entry recorded_by recorded_at",
        practice="on_day outcome next_due_on",
        special="children_say own_children_say carers_say good_fostering why",
    )

    carer = models.ForeignKey(Carer, models.PROTECT, related_name="reviews")
    held_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    on_day = models.DateField()
    children_say = models.TextField(help_text="What the children say; or why nobody asked them.")
    own_children_say = models.TextField(blank=True)
    carers_say = models.TextField(blank=True)
    good_fostering = models.JSONField(
        default=dict,
        blank=True,
        help_text="Carers’ own reflection under the headings of seed 004: 2511-2518.",
    )
    outcome = models.CharField(max_length=20, help_text="goes_on, changed, ends.")
    why = models.TextField(blank=True)
    next_due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-on_day", "-id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.on_day)


class CarerTraining(Written):
    """Something that carers learned: counts towards their level of pay where the authority does so (seed 004: 2544, 2562-2566)."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref carer entry recorded_by recorded_at",
        practice="what on_day hours credits",
        special="changed",
    )

    carer = models.ForeignKey(Carer, models.PROTECT, related_name="training")
    what = models.CharField(max_length=200)
    on_day = models.DateField()
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    credits = models.PositiveSmallIntegerField(null=True, blank=True)
    changed = models.TextField(blank=True, help_text="What they do differently since.")

    class Meta:
        ordering: ClassVar[list[str]] = ["-on_day", "-id"]

    def __str__(self) -> str:
        """Say what."""
        return self.what
