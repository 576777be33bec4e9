"""Care proceedings: twenty-six weeks counted, who decides, plans for each child, more time, what was learned."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Proceedings(Row):
    """One application about some children of a family."""

    class State(models.TextChoices):
        """Where it stands (moves: `court/states.py`)."""

        ISSUED = "issued", "Issued"
        ENDED = "ended", "Ended"
        WITHDRAWN = "withdrawn", "Withdrawn"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family before siblings issued_by entry ended_entry version",
        personal="court_number",
        practice=(
            "state court track issued_on due_on guardian_asked_on guardian_on guardian judge first_hearing_on ended_on "
            "reviewed_on"
        ),
        special="application why ended_why learned judge_changed_why parents_lawyers",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="proceedings")
    before = models.ForeignKey(
        "court.PreProceedings", models.PROTECT, null=True, blank=True, related_name="proceedings"
    )
    siblings = models.CharField(max_length=20, blank=True)
    court = models.CharField(max_length=120, blank=True)
    court_number = models.CharField(max_length=40, blank=True)
    track = models.CharField(max_length=12, default="ordinary", help_text="ordinary, or fdac.")
    application = models.CharField(max_length=200, help_text="What was asked of the court, in plain words.")
    why = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ISSUED)
    issued_on = models.DateField()
    issued_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(help_text="Twenty-six weeks, or the last extension.")
    guardian = models.CharField(max_length=200, blank=True, help_text="The children's guardian, by name.")
    guardian_asked_on = models.DateField(null=True, blank=True)
    guardian_on = models.DateField(null=True, blank=True)
    judge = models.CharField(max_length=200, blank=True)
    judge_changed_why = models.TextField(blank=True)
    parents_lawyers = models.TextField(blank=True)
    first_hearing_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    reviewed_on = models.DateField(
        null=True, blank=True, help_text="Looked back on together (seed 001: 1904-1922)."
    )
    learned = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "proceedings"
        ordering: ClassVar[list[str]] = ["-issued_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("issued_on")),
                name="proceedings_in_order",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


@pghistory.track()
class ProceedingsChild(Row):
    """One child in proceedings: what is planned for them, and what else is planned in case (parallel), and who agreed."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref proceedings endorsed_by written_by version",
        personal="person",
        practice="care_plan_word parallel_word final_plan_on endorsed_on left_on",
        special="care_plan parallel_plan final_plan endorsement child_says contact_plan left_why",
    )

    proceedings = models.ForeignKey(Proceedings, models.PROTECT, related_name="children")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="proceedings")
    care_plan_word = models.CharField(max_length=24, blank=True, help_text="A word of `rules.CARE_PLANS`.")
    care_plan = models.TextField(blank=True)
    parallel_word = models.CharField(max_length=24, blank=True)
    parallel_plan = models.TextField(blank=True)
    final_plan = models.TextField(blank=True)
    final_plan_on = models.DateField(null=True, blank=True)
    endorsed_on = models.DateField(
        null=True, blank=True, help_text="The reviewing officer's view of the plan."
    )
    endorsed_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(
        "agencies.Practitioner",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Who wrote the plan last: never who endorses it.",
    )
    endorsement = models.TextField(blank=True)
    contact_plan = models.TextField(blank=True, help_text="Time with family, brothers and sisters.")
    child_says = models.TextField(blank=True)
    left_on = models.DateField(null=True, blank=True, help_text="No longer part of the proceedings.")
    left_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "proceedings children"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["proceedings", "person"], name="child_once_in_proceedings"),
        ]

    def __str__(self) -> str:
        """Say the plan's word."""
        return self.care_plan_word


@pghistory.track()
class Hearing(Row):
    """A hearing, or any other milestone: before whom, what was ordered to be done by whom by when."""

    class Kind(models.TextChoices):
        """The milestones of the Public Law Outline."""

        FIRST = "first", "First hearing"
        CASE_MANAGEMENT = "case_management", "Case management hearing"
        ISSUES = "issues_resolution", "Issues resolution hearing"
        FINAL = "final", "Final hearing"
        FORTNIGHT = "fdac_review", "Fortnightly review with the judge (FDAC)"
        OTHER = "other", "Another hearing"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref proceedings entry version",
        practice="kind due_on held_on judge same_judge",
        special="what_happened directions child_says parents_say",
    )

    proceedings = models.ForeignKey(Proceedings, models.PROTECT, related_name="hearings")
    kind = models.CharField(max_length=18, choices=Kind)
    due_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    judge = models.CharField(max_length=200, blank=True)
    same_judge = models.BooleanField(null=True)
    what_happened = models.TextField(blank=True)
    directions = models.JSONField(default=list, blank=True, help_text="[{what, who, by_when, done_on}]")
    child_says = models.TextField(blank=True)
    parents_say = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "id"]

    def __str__(self) -> str:
        """Say the kind."""
        return self.kind


class Extension(Written):
    """More time given by the court, up to when, and why."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref proceedings entry recorded_by recorded_at",
        practice="on_day until judge",
        special="why",
    )

    proceedings = models.ForeignKey(Proceedings, models.PROTECT, related_name="extensions")
    on_day = models.DateField()
    until = models.DateField()
    why = models.TextField()
    judge = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        """Say until when."""
        return str(self.until)


class TrackOutcome(Written):
    """What became of a parent and child after a problem-solving court: at the end and three years on (seed 004: 1646-1693)."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref proceedings entry recorded_by recorded_at",
        personal="person",
        practice="on_day when",
        special="found family_says",
    )

    proceedings = models.ForeignKey(Proceedings, models.PROTECT, related_name="outcomes")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    when = models.CharField(max_length=12, help_text="at_end, one_year, three_years.")
    on_day = models.DateField()
    found = models.TextField()
    family_says = models.TextField(blank=True)

    def __str__(self) -> str:
        """Say which look."""
        return self.when
