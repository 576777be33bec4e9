"""Worries, consultations, requests for help, inbound reports, referrals and decisions."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Concern(models.Model):
    """A worry: what somebody saw and heard, apart from what they think it may mean (seed 001: 184-192, 1335).

    It may stay a worry ("not enough to act on" is kept and builds a pattern), be asked about, or be referred.
    Signed when sent; never edited afterwards: later words are another worry.
    """

    class Wish(models.TextChoices):
        """What the person who raised it would like."""

        KEEP = "keep", "Keep it: not enough to act on yet"
        ASK = "ask", "Ask the consultation line"
        REFER = "refer", "Refer to children's social care"
        SERVICE = "service", "Ask for one service, without an assessment"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family raised_by entry recorded_at",
        practice="seen_on wish not_to_be_named family_told",
        special="saw may_mean instinct done_already service_wanted why_family_not_told",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="concerns")
    raised_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="concerns")
    seen_on = models.DateField()
    saw = models.TextField(help_text="What I saw and heard.")
    may_mean = models.TextField(blank=True, help_text="What I think it may mean.")
    instinct = models.TextField(blank=True, help_text="A feeling I cannot yet explain, labelled as such.")
    done_already = models.TextField(blank=True)
    wish = models.CharField(max_length=10, choices=Wish, default=Wish.KEEP)
    service_wanted = models.CharField(max_length=200, blank=True)
    family_told = models.BooleanField(null=True, blank=True)
    why_family_not_told = models.TextField(blank=True)
    not_to_be_named = models.BooleanField(default=False)
    entry = models.UUIDField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class ConcernAbout(models.Model):
    """A child (or adult) whom a worry is about, with the details as they were typed."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id concern person",
        personal="typed_name typed_born typed_address typed_school typed_adults",
        special="own_words_ref",
    )

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="about")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="concerns_about")
    typed_name = models.CharField(max_length=200)
    typed_born = models.CharField(max_length=40, blank=True)
    typed_address = models.CharField(max_length=300, blank=True)
    typed_school = models.CharField(max_length=200, blank=True)
    typed_adults = models.CharField(max_length=300, blank=True)
    own_words_ref = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        """Say nothing."""
        return "person in a worry"


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


@pghistory.track()
class Referral(models.Model):
    """A referral to children's social care, with what was known gathered by itself.

    The five dimensions (Platt 2006, by seed 001: 2060-2070) are five written judgements, never a total.
    """

    class State(models.TextChoices):
        """From sending to the referrer knowing the outcome."""

        SENT = "sent", "Waiting for duty"
        TAKEN_UP = "taken_up", "Duty is looking at it"
        DECIDED = "decided", "Decided"
        TOLD = "told", "Decided, and the referrer told"

    class Outcome(models.TextChoices):
        """What was decided."""

        ADVICE = "advice", "Advice and information"
        EARLY_HELP = "early_help", "Early help"
        ASSESSMENT = "assessment", "Child and family assessment"
        PROTECTION = "protection", "Strategy discussion (protection)"
        NO_ACTION = "no_action", "No further action"

    class Danger(models.TextChoices):
        """A worker's own marking of how soon somebody must look. Never computed."""

        NOW = "now", "Today: may be in danger now"
        SOON = "soon", "Within a day"
        ROUTINE = "routine", "No sign of danger now"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family concern referred_by team taken_up_by decided_by told_by entry decision_entry",
        practice="state referred_on taken_up_on decided_on told_on outcome danger family_told not_to_be_named "
        "consent_decision source_code level_after outcome_seen_on",
        special="why specificity severity future_harm accountability corroboration help_tried gathered "
        "decision_reasons told_referrer told_family why_family_not_told danger_why",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="referrals")
    concern = models.ForeignKey(Concern, models.PROTECT, null=True, blank=True, related_name="referrals")
    team = models.ForeignKey("agencies.Team", models.PROTECT, null=True, related_name="referrals")
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    referred_by = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, related_name="referrals_made"
    )
    source_code = models.CharField(max_length=3, default="10", help_text="Census referral source, 1A to 10.")
    referred_on = models.DateField()
    why = models.TextField()
    specificity = models.TextField(blank=True)
    severity = models.TextField(blank=True)
    future_harm = models.TextField(blank=True)
    accountability = models.TextField(blank=True)
    corroboration = models.TextField(blank=True)
    help_tried = models.TextField(blank=True)
    gathered = models.JSONField(
        default=list, help_text="What travelled with it: kind, reference, date, one line."
    )
    family_told = models.BooleanField(null=True, blank=True)
    why_family_not_told = models.TextField(blank=True)
    consent_decision = models.CharField(max_length=20, blank=True)
    not_to_be_named = models.BooleanField(default=False)
    danger = models.CharField(max_length=8, choices=Danger, blank=True)
    danger_why = models.CharField(max_length=300, blank=True)
    taken_up_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    taken_up_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    decision_reasons = models.TextField(blank=True)
    decided_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    level_after = models.CharField(max_length=24, blank=True)
    told_referrer = models.TextField(blank=True)
    told_family = models.TextField(blank=True)
    told_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    decision_entry = models.UUIDField(null=True, blank=True)
    outcome_seen_on = models.DateField(
        null=True, blank=True, help_text="When the referrer first read the outcome."
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | (~Q(outcome="") & ~Q(decision_reasons="") & Q(decided_by__isnull=False)),
                name="referral_decision_has_reasons",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["team", "referred_on"],
                condition=Q(state__in=["sent", "taken_up"]),
                name="referral_queue",
            ),
        ]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class ReferralAbout(models.Model):
    """A child named in a referral."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id referral", personal="person")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="about")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="referrals_about")

    def __str__(self) -> str:
        """Say nothing."""
        return "child in a referral"
