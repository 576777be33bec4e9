"""What we changed: which figures led to which decision, by whom, when, and what was seen when somebody looked again."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Change(Row):
    """One decision that figures led to (seed 002: 788, 966: a specialist post after the data showed the need)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref decided_by written_at version",
        practice=(
            "table chosen as_of what_we_saw what_we_decided why decided_by_words decided_on look_again_on public_words"
        ),
    )

    table = models.CharField(max_length=40, help_text="Which figures: a key of `rules.TABLES`.")
    chosen = models.CharField(
        max_length=300, blank=True, help_text="What was chosen on the page, as in its address."
    )
    as_of = models.DateField(help_text="The day on which the figures stood like this.")
    what_we_saw = models.TextField()
    what_we_decided = models.TextField()
    why = models.TextField(blank=True)
    decided_by_words = models.CharField(max_length=200, help_text="Who decided: a board, a panel, a post.")
    decided_by = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, related_name="+", help_text="Who wrote it down."
    )
    decided_on = models.DateField()
    look_again_on = models.DateField(null=True, blank=True, help_text="Empty: nobody needs to look again.")
    public_words = models.TextField(blank=True, help_text="How it is told to everybody, in plain words.")
    written_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-decided_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(look_again_on__isnull=True) | Q(look_again_on__gte=F("decided_on")),
                name="change_looked_at_after_it_was_decided",
            ),
        ]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.decided_on)


class LookAgain(models.Model):
    """What somebody saw when they looked again at what was decided. A later look stands beside the earlier."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id change recorded_by recorded_at", practice="on_day what_we_see now_what"
    )

    change = models.ForeignKey(Change, models.PROTECT, related_name="looks")
    on_day = models.DateField()
    what_we_see = models.TextField()
    now_what = models.TextField(blank=True, help_text="What follows from it.")
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.on_day)
