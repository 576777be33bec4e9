"""The one plan of a family: goals in people's words, who does what by when, and how often somebody comes."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.plan.rules.plans import every


@pghistory.track()
class Plan(models.Model):
    """A family's plan: one, whatever the level. Steps up and down change the children's level, never the plan."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family made_by entry version",
        practice="made_on package",
        special="in_short contingency who_to_ring",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.OneToOneField("network.Family", models.PROTECT, related_name="plan")
    made_on = models.DateField()
    made_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    in_short = models.TextField(blank=True, help_text="What we want, in the family's words.")
    contingency = models.TextField(
        blank=True, help_text="What we do if it does not work, and who is told first."
    )
    who_to_ring = models.TextField(blank=True, help_text="Whom the family rings, also at night.")
    package = models.CharField(
        max_length=40, blank=True, help_text="Package it was begun from (`plan/packages`)."
    )
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


@pghistory.track()
class Goal(models.Model):
    """Something somebody wants to be different, in their words, with how we will know and by when."""

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", "We are working on it"
        REACHED = "reached", "Reached"
        LET_GO = "let_go", "Let go, with a reason"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref plan need entry version",
        personal="person",
        practice="by_when state since ended_on order shared_with_family",
        special="words whose_words how_we_will_know why_now ended_why",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Whose goal it is; nobody: the family's.",
    )  # fmt: skip
    words = models.TextField(help_text="What they want, in their words.")
    whose_words = models.CharField(max_length=200, blank=True)
    how_we_will_know = models.TextField()
    by_when = models.DateField(null=True, blank=True)
    why_now = models.TextField(blank=True, help_text="Why by then: the child's time.")
    shared_with_family = models.BooleanField(
        default=False, help_text="A grown-up's own goal: they agreed that the others of the family read it."
    )
    need = models.ForeignKey("services.Need", models.PROTECT, null=True, blank=True, related_name="goals")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(how_we_will_know=""), name="goal_says_how_we_know"),
            models.CheckConstraint(
                condition=~Q(state="let_go") | ~Q(ended_why=""), name="goal_let_go_with_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


@pghistory.track()
class PlanAction(models.Model):
    """Who does what, by when. The owner is a worker, somebody of the family, or a friend who has no sign-in."""

    class State(models.TextChoices):
        """Where it stands."""

        TO_DO = "to_do", "To do"
        DONE = "done", "Done"
        NOT_DONE = "not_done", "Not done, with a reason"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref plan goal request meeting agreed_by entry version",
        personal="person friend for_person ended_said_by",
        practice="owner by_when every_days state agreed_on ended_on",
        special="what aim ended_why",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="actions")
    what = models.TextField()
    aim = models.TextField(blank=True)
    for_person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="plan_actions"
    )
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    friend = models.CharField(max_length=200, blank=True, help_text="A friend or neighbour, by name and tie.")
    request = models.ForeignKey("services.Request", models.PROTECT, null=True, blank=True, related_name="+")
    by_when = models.DateField(null=True, blank=True)
    every_days = models.PositiveSmallIntegerField(null=True, blank=True)
    meeting = models.CharField(
        max_length=20, blank=True, help_text="Reference of the meeting that agreed it."
    )
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.TO_DO)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    ended_said_by = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of the family, who said by their own sign-in how it went.",
    )
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["by_when", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "by_when"], condition=Q(state="to_do"), name="plan_action_mine"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(owner__isnull=False, person__isnull=True, friend="")
                | Q(owner__isnull=True, person__isnull=False, friend="")
                | (Q(owner__isnull=True, person__isnull=True) & ~Q(friend="")),
                name="action_has_one_owner",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_done") | ~Q(ended_why=""), name="not_done_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class PlanNote(models.Model):
    """A line in the plan's own log: what changed and why ("goal reached", "nurse now comes weekly"). Never changed."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id plan about_ref recorded_by recorded_at", practice="on_day", special="what"
    )

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="notes")
    about_ref = models.CharField(
        max_length=20, blank=True, help_text="Reference of the goal, action, rhythm or person it is about."
    )
    on_day = models.DateField()
    what = models.TextField()
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.on_day)


@pghistory.track()
class Rhythm(models.Model):
    """How often somebody sees this child, where and how long, and why so often: no blanket rule (seed 003: 9-60)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref plan entry set_by",
        personal="person",
        practice="worker every_days place minutes since until",
        special="why",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rhythms")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    every_days = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    why = models.TextField(help_text="Why so often for this child.")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["person_id", "since"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(why=""), name="rhythm_has_a_reason"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="rhythm_in_order"
            ),
            models.UniqueConstraint(
                fields=["plan", "person", "worker"],
                condition=Q(until__isnull=True),
                name="one_rhythm_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        """Say how often."""
        return self.says

    @property
    def says(self) -> str:
        """How often, as people say it: "every 2 weeks"."""
        return every(self.every_days)
