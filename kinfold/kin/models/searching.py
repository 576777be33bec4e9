"""Relatives and friends looked for early: who was asked, what they offer, and an assessment that they know is one."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Explored(Row):
    """One relative or friend thought of for one child (seed 004: 526, 1721-1741): asked or not, what they answered, what they offer."""

    class State(models.TextChoices):
        """Where it stands (moves: `kin/states.py`)."""

        TO_ASK = "to_ask", "To be asked"
        ASKED = "asked", "Asked, no answer yet"
        OFFERS = "offers", "Offers something"
        CANNOT = "cannot", "Cannot, at present"
        ASSESSING = "assessing", "Being assessed to care for the child"
        SUITABLE = "suitable", "Found able to care for the child"
        NOT_SUITABLE = "not_suitable", "Found not able to care for the child"
        NOT_ASKED = "not_asked", "Not to be asked, with a reason"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family asked_by entry version",
        personal="child person named tie country",
        practice="found_on state asked_on answered_on",
        special="found_how answer offers why child_says",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="kin_explored")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="kin_explored")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    named = models.CharField(max_length=200, blank=True, help_text="Somebody who is on no record yet.")
    tie = models.CharField(
        max_length=120, help_text="Aunt, godmother, father’s brother, neighbour: in words."
    )
    country = models.CharField(max_length=60, blank=True, help_text="Where they live, when abroad.")
    found_on = models.DateField()
    found_how = models.CharField(max_length=300, blank=True, help_text="From the map, or who named them.")
    state = models.CharField(max_length=14, choices=State, default=State.TO_ASK)
    asked_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True, help_text="In their words where possible.")
    offers = models.JSONField(default=list, blank=True, help_text="Words of `rules.OFFERS`.")
    why = models.TextField(blank=True, help_text="Why not asked, cannot, or found not able.")
    child_says = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "explored"
        ordering: ClassVar[list[str]] = ["found_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["child", "person"],
                condition=Q(person__isnull=False),
                name="kin_explored_once_for_a_child",
            ),
            models.CheckConstraint(condition=Q(person__isnull=False) | ~Q(named=""), name="kin_is_somebody"),
            models.CheckConstraint(
                condition=~Q(state__in=["not_asked", "cannot", "not_suitable"]) | ~Q(why=""),
                name="kin_left_out_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


@pghistory.track()
class Viability(Row):
    """A first assessment of whether somebody could care for a child. They are told, in words, that it is an assessment."""

    class Outcome(models.TextChoices):
        """What was found."""

        YES = "yes", "Could care for the child"
        WITH_HELP = "with_help", "Could, with help that is named"
        NO = "no", "Could not, with the reason"
        WITHDREW = "withdrew", "They withdrew"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref explored assessor stage entry done_entry version",
        practice="begun_on told_on rushed home_seen_on done_on outcome shared_on challenged_on",
        special="told_how rushed_why child_says why help_needed they_say challenge_answer",
    )

    explored = models.ForeignKey(Explored, models.PROTECT, related_name="viabilities")
    assessor = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    stage = models.CharField(
        max_length=20, blank=True, help_text="Reference of the assessment's viability stage."
    )
    begun_on = models.DateField()
    told_on = models.DateField(null=True, blank=True, help_text="They were told that this is an assessment.")
    told_how = models.TextField(blank=True)
    rushed = models.BooleanField(default=False)
    rushed_why = models.TextField(blank=True)
    home_seen_on = models.DateField(null=True, blank=True)
    child_says = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    why = models.TextField(blank=True)
    help_needed = models.TextField(blank=True)
    shared_on = models.DateField(null=True, blank=True, help_text="They read what was written.")
    they_say = models.TextField(blank=True)
    challenged_on = models.DateField(null=True, blank=True)
    challenge_answer = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    done_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "viabilities"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True)
                | (Q(told_on__isnull=False) & ~Q(outcome="") & ~Q(why="") & Q(told_on__lte=F("done_on"))),
                name="viability_told_before_it_is_done",
            ),
            models.CheckConstraint(
                condition=Q(rushed=False) | ~Q(rushed_why=""), name="rushed_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the outcome."""
        return self.outcome


@pghistory.track()
class TemporaryApproval(Row):
    """A relative or friend approved for a time as a foster carer, while they are assessed in full (SI 2010/959 reg 24, 25)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family explored approved_by entry ended_entry version",
        personal="child carer",
        practice="began_on due_on longer_until ended_on ended_how",
        special="why longer_why ended_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="temporary_approvals")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="temporary_approvals")
    carer = models.ForeignKey("people.Person", models.PROTECT, related_name="approved_for_a_time")
    explored = models.ForeignKey(Explored, models.PROTECT, null=True, blank=True, related_name="approvals")
    began_on = models.DateField()
    due_on = models.DateField(help_text="The last day of the first sixteen weeks.")
    longer_until = models.DateField(null=True, blank=True, help_text="Made longer once, by eight weeks.")
    longer_why = models.TextField(blank=True)
    why = models.TextField()
    approved_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=20, blank=True, help_text="approved, not_approved, order, moved.")
    ended_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["child", "carer"],
                condition=Q(ended_on__isnull=True),
                name="one_open_approval_of_a_carer",
            ),
        ]

    def __str__(self) -> str:
        """Say since when."""
        return str(self.began_on)


@pghistory.track()
class CarerSupport(Row):
    """What one kinship carer was told and gets for one child: rights, money, the child's needs (seed 004: 1735-1741)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family told_by version",
        personal="child carer",
        practice="arrangement since until told_on every_weeks paid_by money_since named_worker",
        special="pounds_pence money_why childs_needs help_agreed they_ask",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="carer_supports")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    carer = models.ForeignKey("people.Person", models.PROTECT, related_name="carer_supports")
    arrangement = models.CharField(
        max_length=24, help_text="A word of `rules.ARRANGEMENTS`: family_arrangement, ..."
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True, help_text="Told of their rights, in writing.")
    told_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    pounds_pence = models.PositiveIntegerField(
        null=True, blank=True, help_text="Pence, each `every_weeks` weeks."
    )
    every_weeks = models.PositiveSmallIntegerField(default=1)
    paid_by = models.CharField(max_length=120, blank=True)
    money_since = models.DateField(null=True, blank=True)
    money_why = models.TextField(blank=True, help_text="Why no money is paid, if none is.")
    childs_needs = models.TextField(blank=True)
    help_agreed = models.TextField(blank=True)
    named_worker = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    they_ask = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        """Say the arrangement."""
        return self.arrangement
