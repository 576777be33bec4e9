"""What each person needs, how far it is met, and what it means for each child."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Need(models.Model):
    """What one person needs: a child's or a parent's. A parent's need is a need, not a risk (product.md, promise 6).

    Whether it is met is never overwritten: each reading is a `NeedReading`; `met` holds the newest.
    """

    class Met(models.TextChoices):
        """How far a need is met."""

        YES = "yes", "Met"
        PARTLY = "partly", "Partly met"
        NO = "no", "Not met"
        UNKNOWN = "unknown", "Not known"

    class Named(models.TextChoices):
        """How it came to be known: they asked, or somebody saw it, or both (seed 002: 280-323)."""

        ASKED = "asked", "They asked for help with it"
        SEEN = "identified", "Somebody else saw it"
        BOTH = "both", "They asked, and others saw it too"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family noticed_by entry",
        personal="person asked_by_person asked_by_words",
        practice="since met met_on source source_ref shared_with_family named_how outcome",
        special="need in_their_words detail effect_on_child how_hard strengths",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="needs")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="needs")
    need = models.CharField(
        max_length=40, help_text="A word of `services.rules.NEEDS`, or another in plain words."
    )
    detail = models.TextField(blank=True)
    in_their_words = models.TextField(blank=True, help_text="How the person says it.")
    effect_on_child = models.TextField(blank=True)
    since = models.DateField()
    met = models.CharField(max_length=8, choices=Met, default=Met.UNKNOWN)
    met_on = models.DateField(null=True, blank=True, help_text="Day of the newest reading.")
    noticed_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=20, blank=True)
    source_ref = models.CharField(max_length=40, blank=True)
    shared_with_family = models.BooleanField(
        default=False, help_text="The person agreed that the rest of the family may read it."
    )
    named_how = models.CharField(
        max_length=12, choices=Named, blank=True, help_text="Blank: nobody has said."
    )
    asked_by_person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who asked for help.",
    )
    asked_by_words = models.CharField(
        max_length=200, blank=True, help_text="Who asked, when not on the record."
    )
    how_hard = models.TextField(blank=True, help_text="How hard it makes things, in words. Never a number.")
    strengths = models.TextField(blank=True, help_text="What helps already.")
    outcome = models.CharField(max_length=20, blank=True, help_text="One of `rules.OUTCOMES`, where it fits.")
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["since", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "need"], name="need_person"),
            models.Index(fields=["need", "since"], condition=~Q(met="yes"), name="need_unmet"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["family", "person", "need"], name="one_need_of_a_kind"),
        ]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class NeedReading(models.Model):
    """How far a need was met on one day, as the family or as a worker sees it, and why."""

    class Seen(models.TextChoices):
        """Who says so."""

        WORKER = "worker", "As a worker sees it"
        FAMILY = "family", "As the person sees it"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id need recorded_by recorded_at entry",
        practice="met on_day seen_by reason_code",
        special="why",
    )

    need = models.ForeignKey(Need, models.PROTECT, related_name="readings")
    met = models.CharField(max_length=8, choices=Need.Met)
    on_day = models.DateField()
    seen_by = models.CharField(max_length=8, choices=Seen, default=Seen.WORKER)
    why = models.TextField(blank=True)
    reason_code = models.CharField(
        max_length=30, blank=True, help_text="`services.rules.REASONS` when unmet."
    )
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say how far."""
        return self.met


class NeedEffect(models.Model):
    """What a parent's need (or a brother's) means for one child, as somebody saw it on a day."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id need recorded_by recorded_at entry",
        personal="child",
        practice="on_day",
        special="what",
    )

    need = models.ForeignKey(Need, models.PROTECT, related_name="effects")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    what = models.TextField()
    on_day = models.DateField()
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.on_day)
