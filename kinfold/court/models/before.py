"""Before proceedings: the letter with the offer of a family group meeting in it, meetings, help, and a day to decide by."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class PreProceedings(Row):
    """One time of work before court with one family (Public Law Outline). What must change, what help, by when."""

    class State(models.TextChoices):
        """Where it stands (moves: `court/states.py`)."""

        DECIDED = "decided", "Decided; the letter is being written"
        OPEN = "open", "The letter was sent"
        ENDED = "ended", "Ended"

    class Ended(models.TextChoices):
        """How it ended."""

        STEP_DOWN = "step_down", "Things changed; no need for court"
        ISSUE = "issue", "Application to court"
        MOVED = "moved", "Another authority took over"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family decided_by approved_by siblings entry ended_entry version",
        personal="children",
        practice=(
            "state decided_on letter_on decide_by ended_on ended_how intention_letter_on applied_on agreement_signed_on"
        ),
        special="why letter_words must_change help_given if_it_does_not agreement ended_why no_offer_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="pre_proceedings")
    children = models.JSONField(default=list, help_text="References of the children.")
    siblings = models.CharField(
        max_length=20, blank=True, help_text="Sibling-group reference, the same for all."
    )
    state = models.CharField(max_length=8, choices=State, default=State.DECIDED)
    decided_on = models.DateField(help_text="Legal planning meeting.")
    decided_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    why = models.TextField()
    must_change = models.TextField(blank=True, help_text="What must be different, in plain words.")
    help_given = models.TextField(blank=True, help_text="What help is given with it, by whom, from when.")
    if_it_does_not = models.TextField(blank=True)
    letter_on = models.DateField(null=True, blank=True)
    letter_words = models.TextField(blank=True)
    no_offer_why = models.TextField(
        blank=True,
        help_text="The exception: why the letter makes no offer of a family group meeting (2026 c.21 s.1).",
    )
    agreement = models.TextField(blank=True, help_text="What was agreed, in plain words.")
    agreement_signed_on = models.DateField(null=True, blank=True)
    decide_by = models.DateField(null=True, blank=True)
    intention_letter_on = models.DateField(
        null=True, blank=True, help_text="Letter of intention to go to court."
    )
    applied_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=10, choices=Ended, blank=True, default="")
    ended_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "pre-proceedings"
        ordering: ClassVar[list[str]] = ["-decided_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["family"],
                condition=Q(ended_on__isnull=True),
                name="one_open_pre_proceedings_of_a_family",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | (~Q(ended_how="") & ~Q(ended_why="")),
                name="pre_proceedings_ends_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


@pghistory.track()
class LetterOffer(Row):
    """The offer of a family group meeting in the letter: to whom, what they answered, when it was held."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref before family_group",
        personal="person",
        practice="offered_on answer answered_on held_on",
        special="in_their_words",
    )

    before = models.ForeignKey(PreProceedings, models.PROTECT, related_name="offers")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    offered_on = models.DateField()
    answer = models.CharField(max_length=8, blank=True, help_text="yes, no, unsure; empty: not answered.")
    answered_on = models.DateField(null=True, blank=True)
    in_their_words = models.TextField(blank=True)
    family_group = models.CharField(
        max_length=20, blank=True, help_text="Reference of the family group conference."
    )
    held_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        """Say the answer."""
        return self.answer


@pghistory.track()
class BeforeMeeting(Row):
    """A meeting before proceedings, with the parents and their lawyers: first, then reviews."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref before meeting entry version",
        practice="first due_on held_on",
        special="lawyers what_changed decided family_says",
    )

    before = models.ForeignKey(PreProceedings, models.PROTECT, related_name="meetings")
    first = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    meeting = models.CharField(max_length=20, blank=True)
    lawyers = models.TextField(blank=True, help_text="Who spoke for whom.")
    what_changed = models.TextField(blank=True)
    decided = models.TextField(blank=True)
    family_says = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.held_on or self.due_on)
