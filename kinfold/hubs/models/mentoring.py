"""Mentoring: what a child (or a parent) asked for, the mentor found, their meetings, goals in the child's words, a good ending.

The mentor is not told the past, "because this is about their future" (seed 004: 2202). So what a mentor reads has fields of its
own, written for the mentor and read out to the child first; nothing of a record is shown through them.
"""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class MentorWish(Row):
    """Somebody would like a mentor: what they asked for, in their words, and what a mentor may know of them."""

    class State(models.TextChoices):
        """Where it stands (moves: `hubs/states.py`)."""

        WAITING = "waiting", "Waiting for a mentor"
        MATCHED = "matched", "Has a mentor"
        ANSWERED = "answered", "Told that there is none for now"
        CLOSED = "closed", "No longer wanted"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family hub asked_by entry version",
        practice="state asked_on answered_on",
        personal="person called who_asked wants_language wants_who wants_interests wants_times wants_lived",
        special="says likes working_on if_worried answer",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="mentor_wishes")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    hub = models.ForeignKey("hubs.Hub", models.PROTECT, related_name="mentor_wishes")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_on = models.DateField()
    asked_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    who_asked = models.CharField(max_length=120, help_text="Whose idea it was: “Wren herself”.")
    says = models.TextField(help_text="What they would like, in their own words.")
    called = models.CharField(max_length=40, help_text="What they like to be called. The mentor reads this.")
    likes = models.TextField(blank=True, help_text="The mentor reads this.")
    working_on = models.TextField(blank=True, help_text="What they want to work on. The mentor reads this.")
    if_worried = models.TextField(help_text="Whom the mentor rings when worried. The mentor reads this.")
    wants_language = models.CharField(max_length=60, blank=True)
    wants_who = models.CharField(max_length=5, blank=True, help_text="woman, man; blank: no matter.")
    wants_interests = models.JSONField(default=list, blank=True)
    wants_lived = models.JSONField(default=list, blank=True)
    wants_times = models.JSONField(default=list, blank=True, help_text="Words of `rules.TIMES`.")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True, help_text="What they were told, where there is none for now.")
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=["waiting", "matched"]),
                name="one_open_wish_for_a_mentor",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


@pghistory.track()
class MentoringMatch(Row):
    """A mentor and somebody who asked for one, from the proposal to the goodbye."""

    class State(models.TextChoices):
        """Where it stands (moves: `hubs/states.py`)."""

        PROPOSED = "proposed", "Proposed: the child is asked first"
        NOT_THIS_TIME = "not_this_time", "Not this time"
        MEETING = "meeting", "They meet"
        ENDED_WELL = "ended_well", "Ended well, with a goodbye"
        ENDED_EARLY = "ended_early", "Ended before it was planned"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref wish volunteer proposed_by entry version",
        practice="state proposed_on reasons agreed_on began_on planned_until looked_on ended_on goodbye_on",
        special="child_says mentor_says looked_says ended_why goodbye after",
    )

    wish = models.ForeignKey(MentorWish, models.PROTECT, related_name="matches")
    volunteer = models.ForeignKey("hubs.Volunteer", models.PROTECT, related_name="matches")
    state = models.CharField(max_length=13, choices=State, default=State.PROPOSED)
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    reasons = models.JSONField(default=list, help_text="Why these two, in sentences, as it was that day.")
    agreed_on = models.DateField(null=True, blank=True)
    child_says = models.TextField(
        blank=True, help_text="What they said to it. The mentor does not read this."
    )
    mentor_says = models.TextField(blank=True)
    began_on = models.DateField(null=True, blank=True)
    planned_until = models.DateField(null=True, blank=True)
    looked_on = models.DateField(null=True, blank=True)
    looked_says = models.TextField(blank=True, help_text="How it goes, looked at together.")
    goodbye_on = models.DateField(null=True, blank=True, help_text="Planned: the last meeting.")
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    goodbye = models.TextField(blank=True, help_text="How they said goodbye.")
    after = models.TextField(blank=True, help_text="How they stay in touch, if both want to.")
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-proposed_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["wish"], condition=Q(state__in=["proposed", "meeting"]), name="one_mentor_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended_early") | ~Q(ended_why=""), name="ended_early_with_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="meeting") | Q(began_on__isnull=False, planned_until__isnull=False),
                name="mentoring_has_a_planned_length",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")), name="mentoring_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


class MentoringSession(Written):
    """One meeting of the two, as the mentor tells it."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref match entry recorded_by recorded_at",
        practice="met_on minutes did_not_why",
        special="did next_time",
    )

    match = models.ForeignKey(MentoringMatch, models.PROTECT, related_name="sessions")
    met_on = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    did = models.TextField(blank=True, help_text="What we did.")
    did_not_why = models.CharField(max_length=300, blank=True, help_text="We did not meet: why.")
    next_time = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-met_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(~Q(did="") & Q(did_not_why="")) | (Q(did="") & ~Q(did_not_why="")),
                name="they_met_or_there_is_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Say nothing of it."""
        return "meeting"


class MentoringGoal(Row):
    """Something the child wants, in the child's words. It is theirs: they say when they are there."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref match", practice="set_on reached_on left_on", special="words how_they_say"
    )

    match = models.ForeignKey(MentoringMatch, models.PROTECT, related_name="goals")
    words = models.CharField(max_length=300)
    set_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True, help_text="They no longer want it.")
    how_they_say = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say nothing of it."""
        return "goal"


class MentorSaying(Written):
    """What the child says about their mentor. The mentor reads it only where the child wants that."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref match entry recorded_by recorded_at",
        practice="said_on mentor_may_read wants_talk",
        personal="heard_by",
        special="words",
    )

    match = models.ForeignKey(MentoringMatch, models.PROTECT, related_name="sayings")
    said_on = models.DateField()
    words = models.TextField()
    heard_by = models.CharField(max_length=120, blank=True, help_text="Blank: written by themselves.")
    mentor_may_read = models.BooleanField(default=False)
    wants_talk = models.BooleanField(default=False, help_text="Wants somebody to ask them about it.")

    class Meta:
        ordering: ClassVar[list[str]] = ["-said_on", "-id"]

    def __str__(self) -> str:
        """Say nothing of it."""
        return "words"
