"""Foster carers: who they are, who visits them and by when, how a year was looked at, what they learned."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.care.rules import carers


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


class CarerClock(Row):
    """By when carers are next visited, visited unannounced, reviewed and taught: stored, with whose it is.

    Carers are no family, so these are no rows of the clocks room; they are kept as children's clocks are: a due day and an
    owner, and nothing worked out when read (`actions.carer_clocks`).
    """

    class State(models.TextChoices):
        """Running, or how it ended."""

        OPEN = "open", "Running"
        MET = "met", "Met"
        STOPPED = "stopped", "Stopped"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref carer owner owner_team",
        practice="rule rule_version started_on due_on state ended_on",
    )

    carer = models.ForeignKey(Carer, models.PROTECT, related_name="clocks")
    rule = models.CharField(max_length=60)
    rule_version = models.CharField(max_length=20, help_text="Start date of the value in force.")
    owner = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_team = models.ForeignKey("agencies.Team", models.PROTECT, null=True, blank=True, related_name="+")
    started_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "due_on"], condition=Q(state="open"), name="carer_clock_owner_due"),
            models.Index(
                fields=["owner_team", "due_on"], condition=Q(state="open"), name="carer_clock_team_due"
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["carer", "rule"], condition=Q(state="open"), name="one_open_clock_of_carers"
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_on__isnull=True)
                | Q(ended_on__isnull=False) & ~Q(state="open"),
                name="carer_clock_ended_or_open",
            ),
        ]

    def __str__(self) -> str:
        """Say the rule."""
        return self.rule

    @property
    def says(self) -> str:
        """What is to be done, in a few words."""
        return carers.CLOCKS.get(self.rule, self.rule)

    @property
    def page(self) -> str:
        """The name of the page on which it is written down."""
        return carers.PAGES.get(self.rule, "carer")
