"""Choosing a home with the child, what carers must know, promised time with brothers and sisters, and going missing."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.care.models.periods import PeriodOfCare, Placement


@pghistory.track()
class Matching(Row):
    """Before a move: what the child wishes, what they need, who was thought of, what the child was shown and asked (seed 004: 2520-2530)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref period placement entry version",
        practice="begun_on decided_on profile_shown_on met_before",
        special="wishes who_heard needs considered photos_shown asked_and_answered why_this_one gaps siblings school",
    )

    period = models.ForeignKey(PeriodOfCare, models.PROTECT, related_name="matchings")
    placement = models.OneToOneField(
        Placement, models.PROTECT, null=True, blank=True, related_name="matching"
    )
    begun_on = models.DateField()
    wishes = models.TextField(
        blank=True, help_text="What the child wishes, before anything is decided, in their words."
    )
    who_heard = models.CharField(max_length=200, blank=True)
    needs = models.TextField(blank=True)
    considered = models.JSONField(
        default=list, blank=True, help_text="[{carer, why_not}] carers thought of, by reference."
    )
    profile_shown_on = models.DateField(null=True, blank=True)
    photos_shown = models.TextField(
        blank=True, help_text="What pictures of home, people, pets and room the child saw."
    )
    asked_and_answered = models.JSONField(
        default=list, blank=True, help_text="[{asked, answered}] in the child’s words."
    )
    met_before = models.TextField(blank=True)
    siblings = models.TextField(blank=True, help_text="Why together or apart.")
    school = models.TextField(blank=True)
    why_this_one = models.TextField(blank=True)
    gaps = models.TextField(blank=True, help_text="What this home cannot give, and who will.")
    decided_on = models.DateField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-begun_on", "-id"]

    def __str__(self) -> str:
        """Say since when."""
        return str(self.begun_on)


@pghistory.track()
class CarerInformation(Row):
    """One thing that the carers need to know: given, or a gap with an owner; also what the carers before say (seed 004: 2528)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref placement owner version",
        practice="word given_on due_on from_carer_before",
        special="what missing_why",
    )

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="information")
    word = models.CharField(
        max_length=40, help_text="A word of `rules.INFORMATION`: health, school, bedtime, fears, ..."
    )
    what = models.TextField(blank=True)
    from_carer_before = models.BooleanField(default=False)
    given_on = models.DateField(null=True, blank=True)
    missing_why = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        """Say the word."""
        return self.word


@pghistory.track()
class PromisedTime(Row):
    """Time promised to a child with brothers, sisters, parents or others: how often, by whom, until when."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family promised_by entry version",
        personal="child with_people",
        practice="every_days since until",
        special="how why child_says ended_why in_words",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="promised_times")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="promised_times")
    with_people = models.JSONField(default=list, help_text="References of the people.")
    in_words = models.CharField(max_length=300, blank=True, help_text="Of people without a record.")
    every_days = models.PositiveSmallIntegerField()
    how = models.CharField(max_length=300, blank=True, help_text="Where, how long, who brings them.")
    why = models.TextField(blank=True)
    child_says = models.TextField(blank=True)
    promised_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["since", "id"]

    def __str__(self) -> str:
        """Say how often."""
        return f"every {self.every_days} days"


class TimeHad(Written):
    """Whether promised time happened: what was it like, or why not, and what the child was told."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref promise entry recorded_by recorded_at",
        practice="on_day happened",
        special="why_not child_says told_child",
    )

    promise = models.ForeignKey(PromisedTime, models.PROTECT, related_name="had")
    on_day = models.DateField()
    happened = models.BooleanField()
    why_not = models.TextField(blank=True)
    told_child = models.TextField(blank=True)
    child_says = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.on_day)


@pghistory.track()
class Missing(Row):
    """A child who is missing, or away without leave: from when, found where, by whom, and the talk afterwards. Running is a message."""

    class Kind(models.TextChoices):
        """Missing, or away without authorisation (903)."""

        MISSING = "M", "Missing"
        AWAY = "A", "Away without leave"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family period entry ended_entry talk_entry version",
        personal="person",
        practice=(
            "kind began_on began_at reported_by police_told_on back_on back_at talk_offered_on talk_due_on talk_on "
            "talk_by talk_independent"
        ),
        protected="found_where",
        special="why_not_reported found_by reasons to_see talk_refused_why child_says what_next",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="missing_episodes")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="missing_episodes")
    period = models.ForeignKey(
        PeriodOfCare, models.PROTECT, null=True, blank=True, related_name="missing_episodes"
    )
    kind = models.CharField(max_length=1, choices=Kind, default=Kind.MISSING)
    began_on = models.DateField()
    began_at = models.TimeField(null=True, blank=True)
    reported_by = models.CharField(max_length=200, blank=True)
    why_not_reported = models.TextField(blank=True)
    police_told_on = models.DateField(null=True, blank=True)
    back_on = models.DateField(null=True, blank=True)
    back_at = models.TimeField(null=True, blank=True)
    found_where = models.TextField(blank=True)
    found_by = models.CharField(max_length=200, blank=True)
    to_see = models.CharField(
        max_length=12, blank=True, help_text="family, friends, somebody, nobody, not_known."
    )
    reasons = models.TextField(blank=True)
    talk_offered_on = models.DateField(null=True, blank=True)
    talk_due_on = models.DateField(null=True, blank=True, help_text="72 hours after being back.")
    talk_on = models.DateField(null=True, blank=True)
    talk_by = models.CharField(max_length=200, blank=True)
    talk_independent = models.BooleanField(null=True)
    talk_refused_why = models.TextField(blank=True)
    child_says = models.TextField(blank=True)
    what_next = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    talk_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "missing episodes"
        ordering: ClassVar[list[str]] = ["-began_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(back_on__isnull=True), name="missing_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(back_on__isnull=True) | Q(back_on__gte=F("began_on")), name="missing_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Say since when."""
        return str(self.began_on)
