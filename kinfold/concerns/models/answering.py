"""What waits for an answer: a consultation, a family's own request, a report that came in."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.concerns.models.noticing import Concern


@pghistory.track()
class Consultation(models.Model):
    """Advice asked and given, with its reasons. No case is opened and no referral made (seed 001: 606, 1487)."""

    class State(models.TextChoices):
        """Asked, answered, or looked at again."""

        ASKED = "asked", "Waiting for an answer"
        ANSWERED = "answered", "Answered"
        LOOKED_AGAIN = "looked_again", "Looked at again"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family concern asked_by answered_by team entry answer_entry",
        practice="state asked_on answered_on look_again_on looked_again_on next_step family_known answer_seen_on",
        special="question who_is_involved advice reasons looked_again_note",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="consultations")
    concern = models.ForeignKey(Concern, models.PROTECT, null=True, blank=True, related_name="consultations")
    team = models.ForeignKey("agencies.Team", models.PROTECT, null=True, related_name="consultations")
    state = models.CharField(max_length=14, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="consultations_asked")
    asked_on = models.DateField()
    question = models.TextField()
    answered_by = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="consultations_answered"
    )
    answered_on = models.DateField(null=True, blank=True)
    family_known = models.BooleanField(null=True, blank=True)
    who_is_involved = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    next_step = models.CharField(max_length=300, blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    looked_again_on = models.DateField(null=True, blank=True)
    looked_again_note = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    answer_entry = models.UUIDField(null=True, blank=True)
    answer_seen_on = models.DateField(
        null=True, blank=True, help_text="When the asker first read the answer."
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state="asked", answered_on__isnull=True)
                | (~Q(state="asked") & Q(answered_on__isnull=False) & ~Q(advice="") & ~Q(reasons="")),
                name="consultation_answer_has_reasons",
            ),
        ]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


@pghistory.track()
class HelpRequest(models.Model):
    """A parent or young person asks for help themselves: first-class, always answered with reasons.

    Sources: seed 001: 529-558, 1247-1285; seed 002: 280-323.
    """

    class State(models.TextChoices):
        """Asked or answered."""

        ASKED = "asked", "Waiting for an answer"
        ANSWERED = "answered", "Answered"

    class Answer(models.TextChoices):
        """What was answered."""

        HELP = "help", "Yes, this help"
        PART = "part", "Some of it"
        OTHER = "other", "Somebody else can help"
        NO = "no", "Not this time"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family asked_by taken_down_by answered_by entry answer_entry",
        practice="state asked_on answered_on answer route what_was_given safe_to_reply",
        special="words wanted reasons",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="help_requests")
    asked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="help_requests")
    taken_down_by = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_on = models.DateField()
    words = models.TextField(help_text="What they said, in their words.")
    wanted = models.TextField(blank=True, help_text="What help they asked for.")
    safe_to_reply = models.CharField(
        max_length=300, blank=True, help_text="How and when it is safe to answer."
    )
    route = models.CharField(
        max_length=40, default="own", help_text="own sign-in, by telephone, through a worker"
    )
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    reasons = models.TextField(blank=True)
    what_was_given = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    answer_entry = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state="asked") | (Q(answered_on__isnull=False) & ~Q(reasons="") & ~Q(answer="")),
                name="help_answer_has_reasons",
            ),
        ]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


@pghistory.track()
class InboundReport(models.Model):
    """A report that reaches us from a neighbour, the police or another service (seed 001: 776, 1034, 1193)."""

    class State(models.TextChoices):
        """Received, looked at, and whoever told us told."""

        RECEIVED = "received", "Not looked at yet"
        LOOKED_AT = "looked_at", "Looked at"
        TOLD = "told", "Looked at, and whoever told us knows"

    SOURCES: ClassVar[tuple[tuple[str, str], ...]] = (
        ("police", "Police"),
        ("neighbour", "Neighbour or member of the public"),
        ("relative", "Relative or friend"),
        ("housing", "Housing"),
        ("other", "Other service"),
    )

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family received_by looked_at_by entry looked_at_entry",
        practice="state received_on looked_at_on source from_organisation not_to_be_named told_on",
        special="what what_we_did from_whom told_what",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="inbound_reports")
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    source = models.CharField(max_length=12, choices=SOURCES)
    from_organisation = models.ForeignKey(
        "agencies.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_whom = models.CharField(max_length=200, blank=True)
    not_to_be_named = models.BooleanField(default=False)
    received_on = models.DateField()
    received_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    what = models.TextField()
    looked_at_on = models.DateField(null=True, blank=True)
    looked_at_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    what_we_did = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_what = models.TextField(
        blank=True, help_text="What whoever told us heard back, or why they could not."
    )
    entry = models.UUIDField(null=True, blank=True)
    looked_at_entry = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state="received") | (Q(looked_at_on__isnull=False) & ~Q(what_we_did="")),
                name="report_looked_at_says_what_was_done",
            ),
        ]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref
