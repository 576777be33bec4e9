"""A worry: what somebody saw and heard, and whom it is about."""

from typing import ClassVar

from django.db import models

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
