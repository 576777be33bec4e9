"""Answers by a one-time link, help meanwhile, what nobody gives, and what becomes of a parent's help when the child goes."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.services.models.needs import Need
from kinfold.services.models.requests import Request


class AnswerLink(Row):
    """A link by which a service answers one request, once, without an account. Only its hash is kept.

    `shares` holds the very words that its reader may read: written, agreed and seen before it is sent.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref request token_hash made_by made_at entry tries",
        personal="sent_to name_given",
        practice="sent_on expires_on opened_at used_at ended_at ended_why agreed_how",
        special="shares",
    )

    request = models.ForeignKey(Request, models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    sent_to = models.EmailField()
    name_given = models.CharField(max_length=200, help_text="By which name the service may ask for them.")
    shares = models.TextField(help_text="What the service may read, word for word.")
    agreed_how = models.TextField(
        help_text="Who agreed to share this and how; or the lawful reason without it."
    )
    sent_on = models.DateField()
    expires_on = models.DateField()
    opened_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(
        null=True, blank=True, help_text="Taken back, or another was sent instead."
    )
    ended_why = models.CharField(max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(default=0, help_text="How often it was opened.")
    made_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(used_at__isnull=True, ended_at__isnull=True),
                name="one_open_link",
            ),
            models.CheckConstraint(condition=Q(expires_on__gte=F("sent_on")), name="link_in_order"),
        ]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.sent_on)


class LinkTry(models.Model):
    """One try at a link that is none of ours. Kept for minutes, by a mark of the address that it came from."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id address_mark at")

    address_mark = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "link tries"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["address_mark", "at"], name="link_try"),
        ]

    def __str__(self) -> str:
        """Say nothing about whom."""
        return "a try at a link"


@pghistory.track()
class InterimHelp(Row):
    """What somebody has while they wait for the real thing."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref request entry version",
        practice="given_by_words since until",
        special="what",
    )

    request = models.ForeignKey(Request, models.PROTECT, related_name="meanwhile")
    what = models.TextField()
    given_by_words = models.CharField(max_length=200, help_text="Who gives it: a worker, a friend, a group.")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["since", "id"]

    def __str__(self) -> str:
        """Say since when."""
        return str(self.since)


@pghistory.track()
class Gap(Row):
    """What nobody gives: a need that every service asked said no to. Somebody owns it until it is answered (seed 002: 559)."""

    class State(models.TextChoices):
        """Where it stands (moves: `services/states.py`)."""

        OPEN = "open", "Nobody gives it yet"
        TAKEN_UP = "taken_up", "Taken up with those who could"
        ANSWERED = "answered", "Answered"
        STANDS = "stands", "It stays a gap, and is said so"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref need owner family entry version",
        personal="person",
        practice="state opened_on look_again_on taken_up_with answered_on",
        special="why answer meanwhile",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, models.PROTECT, null=True, blank=True, related_name="gaps")
    why = models.TextField(help_text="Who said no and with what reason; both thresholds where two said no.")
    owner = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="+")
    opened_on = models.DateField()
    look_again_on = models.DateField()
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    taken_up_with = models.CharField(max_length=300, blank=True)
    meanwhile = models.TextField(blank=True, help_text="What the person has until then.")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["opened_on", "id"]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


class GapRequest(models.Model):
    """One of the noes a gap is made of."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id gap request")

    gap = models.ForeignKey(Gap, models.CASCADE, related_name="noes")
    request = models.ForeignKey(Request, models.PROTECT, related_name="gaps")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gap", "request"], name="a_no_once_in_a_gap"),
        ]

    def __str__(self) -> str:
        """Say the number."""
        return str(self.pk)


@pghistory.track()
class ChildWent(Row):
    """A child left a parent's home: who helps the parent now (seed 002: 381-391, 548-550, 729)."""

    class How(models.TextChoices):
        """What happened."""

        CARE = "care", "Came into care"
        KIN = "kin", "Went to live with family or friends"
        REMOVED = "removed", "Removed in an emergency"
        LEFT = "left", "Left home"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family worker entry version source_ref",
        personal="child parent",
        practice="how went_on named_on no_worker_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="+")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    parent = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How)
    went_on = models.DateField()
    worker = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The parent's own worker from now on.",
    )  # fmt: skip
    named_on = models.DateField(null=True, blank=True)
    no_worker_why = models.TextField(blank=True)
    source_ref = models.CharField(max_length=40, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["went_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["child", "parent", "went_on"], name="a_child_goes_once_a_day"),
        ]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.went_on)


class HelpAfter(Written):
    """What is decided about one of the parent's services after the child went. A later word stands beside the earlier."""

    class What(models.TextChoices):
        """What becomes of it."""

        GOES_ON = "goes_on", "Goes on as before"
        CHANGES = "changes", "Goes on in another form"
        HANDED_ON = "handed_on", "Another service carries it on"
        ENDS = "ends", "Ends, and why"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref went request entry recorded_by recorded_at",
        practice="what on_day",
        special="why parent_says",
    )

    went = models.ForeignKey(ChildWent, models.PROTECT, related_name="help_after")
    request = models.ForeignKey(Request, models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    on_day = models.DateField()
    why = models.TextField(blank=True)
    parent_says = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say what."""
        return self.what
