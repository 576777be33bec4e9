"""Family group conference: offered, prepared with the family, private family time, the family's own plan (seed 004: 1586-1644).

There is no field for what is said in private family time, on purpose: only the plan leaves the room.
"""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class FamilyGroup(Row):
    """One family group conference, from the offer to the review of the family's plan."""

    class State(models.TextChoices):
        """Where it stands (moves: `kin/states.py`)."""

        OFFERED = "offered", "Offered"
        DECLINED = "declined", "The family said no, for now"
        PREPARING = "preparing", "Being prepared with the family"
        HELD = "held", "Held; the family has a plan"
        AGREED = "agreed", "The plan is agreed"
        NOT_AGREED = "not_agreed", "The plan could not be agreed, with the reason"
        ENDED = "ended", "Ended"

    class Why(models.TextChoices):
        """What made somebody offer it. Never only a letter from lawyers (seed 004: 1598, 1628)."""

        ASKED = "family_asked", "The family asked"
        ALONE = "parent_alone", "A parent says they need help and are alone"
        PLAN = "plan", "To make a plan with the family"
        BEFORE_COURT = "before_court", "Before court proceedings"
        CARE = "care", "A child may come into care, or go home"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family coordinator offered_by meeting entry version",
        practice="why state offered_on held_on private_from private_until agreed_on review_on reviewed_on ended_on",
        special="asked_of_family must_be_met resources plan_words not_agreed_why review_says ended_why children",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="family_groups")
    children = models.JSONField(default=list, help_text="References of the children it is about.")
    why = models.CharField(max_length=14, choices=Why)
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED)
    offered_on = models.DateField()
    offered_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    coordinator = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Independent: works for none of the services that decide.",
    )  # fmt: skip
    asked_of_family = models.TextField(
        blank=True, help_text="The question that the family is asked to answer."
    )
    must_be_met = models.TextField(blank=True, help_text="What the plan must keep safe, said before.")
    resources = models.TextField(blank=True, help_text="What services can give to the family's plan.")
    meeting = models.CharField(max_length=20, blank=True, help_text="Reference of the meeting.")
    held_on = models.DateField(null=True, blank=True)
    private_from = models.TimeField(
        null=True, blank=True, help_text="Family time: no worker in the room, no notes."
    )
    private_until = models.TimeField(null=True, blank=True)
    plan_words = models.TextField(blank=True, help_text="The family's plan, in the family's words.")
    agreed_on = models.DateField(null=True, blank=True)
    not_agreed_why = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    review_says = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-offered_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state="not_agreed") | ~Q(not_agreed_why=""),
                name="family_plan_refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "agreed"]) | (Q(held_on__isnull=False) & ~Q(plan_words="")),
                name="family_group_held_has_a_plan",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


@pghistory.track()
class OfferAnswer(Row):
    """To whom it was offered, and what each one answered. A no today does not lose the offer (seed 001: 391, 411)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref group",
        personal="person",
        practice="offered_on how answer answered_on",
        special="in_their_words",
    )

    group = models.ForeignKey(FamilyGroup, models.PROTECT, related_name="offers")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    offered_on = models.DateField()
    how = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=8, blank=True, help_text="yes, no, unsure; empty: not answered.")
    answered_on = models.DateField(null=True, blank=True)
    in_their_words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["group", "person"], name="family_group_offered_once_to_each"),
        ]

    def __str__(self) -> str:
        """Say the answer."""
        return self.answer


@pghistory.track()
class NetworkPerson(Row):
    """Somebody on the list built with the family: who they are to the child, whether they come, what they bring."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref group version",
        personal="person named tie named_by",
        practice="invited_on coming attended",
        special="not_invited_why separate_why brings",
    )

    group = models.ForeignKey(FamilyGroup, models.PROTECT, related_name="network")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    named = models.CharField(max_length=200, blank=True)
    tie = models.CharField(max_length=120)
    named_by = models.CharField(max_length=200, blank=True, help_text="Which of the family thought of them.")
    invited_on = models.DateField(null=True, blank=True)
    not_invited_why = models.TextField(blank=True)
    separate_why = models.TextField(blank=True, help_text="Takes part apart from somebody, for safety.")
    coming = models.BooleanField(null=True)
    attended = models.BooleanField(null=True)
    brings = models.TextField(blank=True, help_text="What they offer before the day.")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say the tie."""
        return self.tie


class RotaLine(Row):
    """A regular thing that a friend or relative does, as the family's plan says: the action in the one plan that carries it."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref group action", practice="days", special="what who"
    )

    group = models.ForeignKey(FamilyGroup, models.PROTECT, related_name="rota")
    action = models.CharField(max_length=20, help_text="Reference of the action in the family's plan.")
    who = models.CharField(max_length=200)
    what = models.CharField(max_length=300)
    days = models.JSONField(default=list, blank=True, help_text="Days of the week, as words: monday, ...")

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say nothing of it."""
        return "rota line"
