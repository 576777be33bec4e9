"""Bundles made from the record, and looks at a parent's earlier proceedings, each with its purpose."""

from typing import ClassVar

from django.db import models

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare


class Bundle(Row):
    """A paginated, indexed PDF made from the record as a job: what it holds, for whom, how far it is."""

    class State(models.TextChoices):
        """Where the job stands (moves: `court/states.py`)."""

        ASKED = "asked", "Waiting to be made"
        MAKING = "making", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family proceedings asked_by path sha256 size made_at entry",
        practice="purpose recipient parts asked_on state done of pages redacted_count failed_why",
        special="title redactions",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="bundles")
    proceedings = models.ForeignKey(
        "court.Proceedings", models.PROTECT, null=True, blank=True, related_name="bundles"
    )
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=300)
    recipient = models.CharField(max_length=200)
    parts = models.JSONField(
        default=list, help_text="Words of `rules.PARTS`, in order: chronology, statements, ..."
    )
    redactions = models.JSONField(
        default=dict,
        blank=True,
        help_text="{source reference: [words to black out]}, with reasons; kept with it.",
    )
    asked_on = models.DateField()
    asked_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    done = models.PositiveIntegerField(default=0, help_text="How many of the pieces are in.")
    of = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True, blank=True)
    redacted_count = models.PositiveIntegerField(default=0)
    failed_why = models.TextField(blank=True)
    path = models.CharField(
        max_length=200, blank=True, help_text="Under the documents folder; random, tells nothing."
    )
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_on", "-id"]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


class EarlierProceedingsLook(Written):
    """A look at whether a parent has lost children in court before: by whom, for what purpose, and what support was offered.

    Never to judge: to offer help to a parent who may otherwise lose child after child (seed 004: 848-876).
    """

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family looked_by entry recorded_by recorded_at",
        personal="person",
        practice="on_day found_any",
        special="purpose support_offered they_say",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", help_text="The parent.")
    on_day = models.DateField()
    looked_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    purpose = models.TextField()
    found_any = models.BooleanField()
    support_offered = models.TextField(blank=True)
    they_say = models.TextField(blank=True)

    def __str__(self) -> str:
        """Say when."""
        return str(self.on_day)
