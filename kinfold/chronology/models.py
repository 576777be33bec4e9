"""The one chronology: append-only entries, partitioned by the year of the event from the first migration."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from kinfold.base.dates import ACCURACIES
from kinfold.base.sensitivity import Sensitivity, declare


class Entry(models.Model):
    """Something that happened, once, for a family. Never changed: a correction is a new entry that points back.

    Foreign keys here have no index of their own: the composite ones begin with them, and each index costs every
    recording (and gave the planner a worse way in).

    `source` and `source_ref` name the note, visit, referral... that it came from, as text without a foreign
    key, so that history neither blocks nor follows the live row.
    """

    class Section(models.TextChoices):
        """Which row of the access matrix governs it."""

        ORDINARY = "ordinary", "Ordinary"  # V3
        SHARED = "shared", "Shared with the family"  # V8
        RESTRICTED = "restricted", "Strategy meeting or police information"  # V4
        THIRD_PARTY = "third_party", "Third-party words, or somebody who asked not to be named"  # V5
        CONSULTATION = "consultation", "Consultation"  # V10

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id uuid family recorded_at recorded_by source source_ref corrects",
        practice="kind detail organisation section timing_assumed recorded_on",
        personal="happened_on happened_accuracy until_on said_by",
        special="what reason",
    )

    id = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="entries", db_index=False)
    kind = models.CharField(max_length=40, help_text="A registered kind (`chronology.registry`).")
    detail = models.CharField(max_length=60, blank=True)
    happened_on = models.DateField()
    happened_accuracy = models.CharField(max_length=10, choices=ACCURACIES, default="day")
    until_on = models.DateField(null=True, blank=True)
    timing_assumed = models.BooleanField(default=False, help_text="The date is our estimate.")
    what = models.TextField()
    said_by = models.CharField(max_length=300, blank=True, help_text="Who said so.")
    organisation = models.ForeignKey(
        "agencies.Organisation", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    section = models.CharField(max_length=12, choices=Section, default=Section.ORDINARY)
    source = models.CharField(max_length=40, blank=True)
    source_ref = models.CharField(max_length=40, blank=True)
    corrects = models.UUIDField(null=True, blank=True, help_text="The entry that this one corrects.")
    reason = models.TextField(blank=True, help_text="Of a correction: why it was put right.")
    recorded_by = models.ForeignKey(
        "agencies.Account", models.PROTECT, null=True, related_name="+", db_index=False
    )
    recorded_on = models.DateField(help_text="The day on which it was written down.")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "entries"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["family", "-happened_on", "-id"], name="entry_family"),
            models.Index(fields=["source", "source_ref"], name="entry_source"),
            models.Index(fields=["uuid"], name="entry_uuid"),
            models.Index(fields=["family"], condition=Q(corrects__isnull=False), name="entry_corrections"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("happened_on")), name="entry_in_order"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="entry_says_something"),
        ]

    def __str__(self) -> str:
        """Say the kind only."""
        return self.kind

    @cached_property
    def about_ids(self) -> tuple[int, ...]:
        """The numbers of the people it is about (filled by `actions.record`; otherwise read once)."""
        rows = About.objects.filter(entry_id=self.pk, happened_on=self.happened_on)
        return tuple(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


class About(models.Model):
    """One person whom an entry is about, and what it meant for them. Read by (person, date)."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id entry_id person", personal="happened_on", special="meant", practice="meant_said_by"
    )

    id = models.BigAutoField(primary_key=True)
    entry_id = models.BigIntegerField()
    happened_on = models.DateField(help_text="Copied from the entry: the partition key.")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_index=False)
    meant = models.TextField(blank=True, help_text="What it meant for this child.")
    meant_said_by = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "about"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "-happened_on", "-entry_id"], name="about_person"),
            models.Index(fields=["entry_id"], name="about_entry"),
        ]

    def __str__(self) -> str:
        """Say nothing about whom."""
        return f"about {self.person_id}"
