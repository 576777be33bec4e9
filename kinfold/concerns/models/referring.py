"""A referral to children's social care, from sending to the referrer knowing the outcome."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.concerns.models.noticing import Concern


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
