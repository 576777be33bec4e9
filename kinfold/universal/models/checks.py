"""The checks that a health visitor offers every child: due, done, missed, offered again."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class HealthCheck(Row):
    """One check of one child (`checks.yaml`): where it stands, when it was done, by whom, what came of it.

    A check that nobody has written anything about has no row: its days come from the child's birthday alone.
    """

    class State(models.TextChoices):
        """Where it stands."""

        DUE = "due", "Due"
        DONE = "done", "Done"
        NOT_TAKEN_UP = "not_taken_up", "Offered, and it did not happen"
        NOT_OFFERED = "not_offered", "Nobody offered it"
        DECLINED = "declined", "The family said no"
        OFFERED_AGAIN = "offered_again", "Offered again"

    class Place(models.TextChoices):
        """Where it was done. Never an address."""

        HOME = "home", "At home"
        HUB = "hub", "Family hub or children’s centre"
        CLINIC = "clinic", "Clinic"
        SURGERY = "surgery", "Doctor’s surgery"
        NURSERY = "nursery", "Nursery"
        HOSPITAL = "hospital", "Hospital"
        TELEPHONE = "telephone", "Telephone or video"
        ELSEWHERE = "elsewhere", "Somewhere else"

    class Same(models.TextChoices):
        """Whether the family met somebody they knew from the check before."""

        YES = "yes", "The same person as last time"
        NO = "no", "Somebody new"
        FIRST = "first", "It was the first check"
        UNKNOWN = "unknown", "Not known"

    class Language(models.TextChoices):
        """What the early language measure showed (seed 004: 1373-1375). In words; its points are not kept here."""

        AS_HOPED = "as_hoped", "Talking as hoped for this age"
        HELP = "help", "Needs some help with talking"
        NOT_DONE = "not_done", "Not looked at"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family seen_by entry version",
        personal="child",
        practice="word state due_from due_until missed_on offered_for done_on seen_by_words place same_person",
        special="language language_follow_up wellbeing_note wellbeing_follow_up found",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="+")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    word = models.CharField(max_length=20, help_text="A word of `checks.yaml`.")
    state = models.CharField(max_length=14, choices=State, default=State.DUE)
    due_from = models.DateField(null=True, blank=True)
    due_until = models.DateField(null=True, blank=True)
    missed_on = models.DateField(
        null=True, blank=True, help_text="Day on which it was first known to be missed."
    )
    offered_for = models.DateField(null=True, blank=True, help_text="Day for which it was offered again.")
    done_on = models.DateField(null=True, blank=True)
    seen_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    seen_by_words = models.CharField(max_length=200, blank=True, help_text="Who, when not on our list.")
    place = models.CharField(max_length=10, choices=Place, blank=True)
    same_person = models.CharField(max_length=8, choices=Same, blank=True)
    language = models.CharField(max_length=8, choices=Language, blank=True)
    language_follow_up = models.TextField(blank=True)
    wellbeing_note = models.TextField(
        blank=True,
        help_text="What a questionnaire on strengths and difficulties made visible, in words; never a score.",
    )
    wellbeing_follow_up = models.TextField(blank=True)
    found = models.TextField(blank=True, help_text="What came of it.")
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["child", "word"], name="one_check_of_each_child"),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on=None)),
                name="check_done_has_its_day",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["family"], name="check_family"),
            models.Index(fields=["state", "missed_on"], name="check_missed"),
        ]

    def __str__(self) -> str:
        """Say which check."""
        return self.word


class CheckStep(Written):
    """One thing that happened with a check: offered and not taken up, offered again, done. Never changed afterwards."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref check_of entry recorded_by recorded_at",
        practice="what happened_on offered_for how",
        special="why",
    )

    check_of = models.ForeignKey(HealthCheck, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=14, choices=HealthCheck.State)
    happened_on = models.DateField()
    why = models.TextField(blank=True, help_text="What got in the way, as the family says it.")
    offered_for = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=300, blank=True, help_text="How it was offered.")

    class Meta:
        ordering: ClassVar[list[str]] = ["happened_on", "id"]

    def __str__(self) -> str:
        """Say what happened."""
        return self.what
