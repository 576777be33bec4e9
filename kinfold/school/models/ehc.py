"""Asking for an education, health and care plan, so that it is not left unfinished (seed 004: 522, 608)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class EhcRequest(Row):
    """One request for an education, health and care plan, from the day somebody set out to ask."""

    class State(models.TextChoices):
        """Where it stands (moves: `school/states.py`)."""

        BEGUN = "begun", "Being written, not sent yet"
        ASKED = "asked", "Sent: the council is to decide whether to assess"
        ASSESSING = "assessing", "Being assessed"
        DRAFTED = "drafted", "Draft plan with the family"
        FINISHED = "finished", "Plan finished"
        REFUSED = "refused", "The council will not assess"
        NO_PLAN = "no_plan", "Assessed: no plan"
        CHALLENGED = "challenged", "The family challenges the decision"
        WITHDRAWN = "withdrawn", "Taken back"
        ENDED = "ended", "Challenge heard: the decision stands"

    class Asker(models.TextChoices):
        """Who asks."""

        SCHOOL = "school", "School or college"
        PARENT = "parent", "A parent"
        YOUNG_PERSON = "young_person", "The young person"
        OTHER = "other", "Somebody else"

    OPEN: ClassVar[tuple[str, ...]] = ("begun", "asked", "assessing", "drafted", "challenged")

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family school looks_after entry version",
        personal="child",
        practice="state asked_by begun_on sent_on decided_on assessed_on drafted_on ordered_on ended_on moved_on",
        special="why why_now child_says",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="ehc_requests")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="ehc_requests")
    school = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="+")
    asked_by = models.CharField(max_length=14, choices=Asker)
    looks_after = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    why = models.TextField(help_text="What the child needs that school alone cannot give.")
    child_says = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.BEGUN)
    begun_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True, help_text="The council received it.")
    decided_on = models.DateField(null=True, blank=True, help_text="Whether to assess.")
    assessed_on = models.DateField(
        null=True, blank=True, help_text="Decided, after assessing, that there is no plan."
    )
    drafted_on = models.DateField(null=True, blank=True)
    ordered_on = models.DateField(
        null=True, blank=True, help_text="A challenge was heard and won: other days count."
    )
    ended_on = models.DateField(null=True, blank=True)
    moved_on = models.DateField(help_text="Day of the last step.")
    why_now = models.TextField(blank=True, help_text="The reason of the last step, where it needs one.")
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-begun_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(state__in=["begun", "asked", "assessing", "drafted", "challenged"]),
                name="one_ehc_request_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "no_plan", "withdrawn", "ended"]) | ~Q(why_now=""),
                name="ehc_no_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state
