"""Somebody asks for help on the public page, without a sign-in; and the tries of the last minutes, so that nobody guesses a code."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.directory import rules

WORDS = ["words", "named", "safe_to_reply", "what_was_given", "reasons"]
"""What somebody told us, and what was told them. Not in the history: nothing is ever taken out of a history, and this must go."""


@pghistory.track(exclude=["code_hash", *WORDS])
class PublicAsk(Row):
    """What somebody wrote on the public page, and the answer they read there by a code that only they have.

    It is not in any family's record until a worker takes it up: nobody knows yet who wrote it. What never becomes part of a
    record is deleted after the time that was said on the page (`actions.forget_old_asks`); its history keeps days and no words.
    """

    class State(models.TextChoices):
        """Where it stands (moves: `directory/states.py`)."""

        ASKED = "asked", "Waiting for an answer"
        ANSWERED = "answered", "Answered"

    class Answer(models.TextChoices):
        """What the answer is: the same answers as to anybody who asks."""

        HELP = "help", "Yes, we can help"
        PART = "part", "Yes, with some of it"
        OTHER = "other", "Somebody else can help"
        NO = "no", "Not this time"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref number code_hash help_request answered_by taken_up_by",
        practice="service for_whom asked_on answer_by state answer answered_on taken_up_on read_on",
        personal="named",
        special="words what_was_given reasons",
        protected="safe_to_reply",
    )

    number = models.CharField(
        max_length=4, unique=True, help_text="The first part of the code: finds it, opens nothing."
    )
    code_hash = models.CharField(max_length=64, help_text="The rest of the code, never kept itself.")
    words = models.TextField()
    for_whom = models.CharField(max_length=20, blank=True, choices=list(rules.ASKED_FOR.items()))
    named = models.CharField(max_length=200, blank=True, help_text="What they would like to be called.")
    safe_to_reply = models.CharField(
        max_length=300,
        blank=True,
        help_text="How, and how not, to reach them. Nothing is sent anywhere else.",
    )
    service = models.ForeignKey(
        "services.Service", models.PROTECT, null=True, blank=True, related_name="public_asks"
    )
    asked_on = models.DateField()
    answer_by = models.DateField(
        help_text="The day that they were told. A later change of the rule moves no promise."
    )
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    answer = models.CharField(max_length=10, blank=True, choices=Answer)
    what_was_given = models.CharField(max_length=300, blank=True)
    reasons = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="public_asks_answered"
    )
    answered_on = models.DateField(null=True, blank=True)
    taken_up_by = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="public_asks_taken_up"
    )
    taken_up_on = models.DateField(null=True, blank=True)
    help_request = models.CharField(
        max_length=20, blank=True, help_text="The request for help in a family's record that it became."
    )
    read_on = models.DateField(null=True, blank=True, help_text="When its asker first read the answer.")

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_on", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["asked_on", "id"], condition=Q(state="asked"), name="public_ask_waiting"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state="asked", answered_on__isnull=True)
                | (Q(state="answered", answered_on__isnull=False) & ~Q(answer="") & ~Q(reasons="")),
                name="public_ask_answer_has_reasons",
            ),
            models.CheckConstraint(
                condition=Q(taken_up_on__isnull=True, help_request="")
                | (Q(taken_up_on__isnull=False) & ~Q(help_request="")),
                name="public_ask_taken_up_as_something",
            ),
        ]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class Try(models.Model):
    """One try at a code that did not fit, or one asking: only counted, and kept for an hour. It says nothing about whom."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id mark at")

    mark = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "tries"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["mark", "at"], name="directory_try_marks")
        ]

    def __str__(self) -> str:
        """Say nothing about whom."""
        return "a try"
