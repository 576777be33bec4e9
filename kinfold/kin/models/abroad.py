"""Family in another country: what has to be found out, by whom, by when; and visits after a child has moved."""

from typing import ClassVar

import pghistory
from django.db import models

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.kin.models.searching import Explored


@pghistory.track()
class AbroadCheck(Row):
    """Whether a relative abroad could care for a child: asked in their country, through whom, with what answer (seed 004: 1743-1777)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref explored owner entry version",
        personal="country",
        practice="begun_on asked_through asked_through_on answered_on ended_on",
        special="risks risks_answer result",
    )

    explored = models.ForeignKey(Explored, models.PROTECT, related_name="abroad_checks")
    country = models.CharField(max_length=60)
    begun_on = models.DateField()
    owner = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    asked_through = models.CharField(
        max_length=200, blank=True, help_text="Central authority, embassy, charity."
    )
    asked_through_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    risks = models.TextField(
        blank=True, help_text="Risks in that country or family asked about (forced marriage, ...)."
    )
    risks_answer = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        """Say since when."""
        return str(self.begun_on)


@pghistory.track()
class AbroadTask(Row):
    """One thing to be done across a border (`kin/tasks.yaml`): police, parenting, immigration, citizenship, school, court, travel."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref check_of owner version",
        practice="word due_on done_on",
        special="what result not_needed_why",
    )

    check_of = models.ForeignKey(AbroadCheck, models.PROTECT, related_name="tasks")
    word = models.CharField(max_length=40)
    what = models.CharField(max_length=300)
    owner = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True)
    not_needed_why = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say the task."""
        return self.word


@pghistory.track()
class AbroadVisit(Row):
    """Somebody who sees the child after the move abroad: no authority here does so unless it is arranged (seed 004: 1771-1775)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref check_of entry version",
        personal="child",
        practice="due_on by_whom done_on",
        special="child_says found not_done_why",
    )

    check_of = models.ForeignKey(AbroadCheck, models.PROTECT, related_name="visits")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    due_on = models.DateField()
    by_whom = models.CharField(max_length=200)
    done_on = models.DateField(null=True, blank=True)
    child_says = models.TextField(blank=True)
    found = models.TextField(blank=True)
    not_done_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "id"]

    def __str__(self) -> str:
        """Say when it is due."""
        return str(self.due_on)
