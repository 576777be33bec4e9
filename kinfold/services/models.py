"""What help there is, what each person needs, and every dated step from asking for help to its end."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Service(models.Model):
    """One kind of help in the directory: a service, a programme, a group, a tiny charity."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id slug listed_at",
        practice=(
            "name does kind target duration caution organisation csc_only every_days needs sources verified withdrawn_on"
        ),
    )

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True, help_text="As the catalogue groups it.")
    does = models.TextField(blank=True, help_text="What it does, in plain words.")
    target = models.TextField(blank=True, help_text="Whom it is for, in words.")
    duration = models.CharField(max_length=200, blank=True)
    caution = models.TextField(blank=True, help_text="What to take care of, where it is written.")
    every_days = models.PositiveSmallIntegerField(null=True, blank=True)
    needs = models.JSONField(
        default=list, blank=True, help_text="Needs it may meet (`services.rules.NEEDS`)."
    )
    organisation = models.ForeignKey(
        "agencies.Organisation", models.PROTECT, null=True, blank=True, related_name="services"
    )
    csc_only = models.BooleanField(default=False, help_text="Only children's social care gives it.")
    sources = models.JSONField(default=list, blank=True, help_text="Where this is written: seed and lines.")
    verified = models.BooleanField(default=False, help_text="Somebody rang them and it is still so.")
    withdrawn_on = models.DateField(null=True, blank=True)
    listed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        """Say the name."""
        return self.name


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

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family noticed_by entry",
        personal="person",
        practice="since met met_on source source_ref shared_with_family",
        special="need in_their_words detail effect_on_child",
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


@pghistory.track()
class Request(models.Model):
    """Help asked for, for one person: which service, why, who asked, and where it stands. `HelpStep` has the story."""

    class State(models.TextChoices):
        """Where it stands (moves: `services/states.py`)."""

        ASKED = "asked", "Asked for"
        OFFERED = "offered", "Offered"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        WAITING = "waiting", "Waiting"
        NOT_ELIGIBLE = "not_eligible", "Told not eligible"
        UNAVAILABLE = "unavailable", "Not available"
        NO_CONTACT = "closed_non_engagement", "Closed by the service for not coming"
        STARTED = "started", "Receiving it"
        IRREGULAR = "irregular", "Comes and goes"
        ENDED = "ended", "Ended"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family service need matter",
        personal="person",
        practice=(
            "asked_on asked_by given_by state state_since every_days planned_until position companion named_service "
            "shared_with_family"
        ),
        special="aim",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    matter = models.CharField(
        max_length=20, default=ids.record_ref, db_index=True,
        help_text="Shared by the requests for several people that were one step: one clock, one entry.",
    )  # fmt: skip
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="requests")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="requests")
    need = models.ForeignKey(Need, models.PROTECT, null=True, blank=True, related_name="requests")
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="requests")
    named_service = models.CharField(
        max_length=200, blank=True, help_text="Help that is not in the directory."
    )
    aim = models.TextField(blank=True, help_text="What it is hoped to do for this person.")
    asked_on = models.DateField()
    asked_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    given_by = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The named worker who gives it.",
    )  # fmt: skip
    companion = models.CharField(max_length=200, blank=True, help_text="Who goes along at first.")
    every_days = models.PositiveSmallIntegerField(null=True, blank=True)
    planned_until = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Place on a waiting list, as told."
    )
    state = models.CharField(max_length=24, choices=State, default=State.ASKED)
    state_since = models.DateField(
        help_text="The day it came into this state; saying it again does not move it."
    )
    shared_with_family = models.BooleanField(
        default=False, help_text="The person agreed that the rest of the family may read it."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_on", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["family", "state"], name="request_family"),
            models.Index(fields=["person", "state"], name="request_person"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(service__isnull=False) | ~Q(named_service=""), name="request_names_the_help"
            ),
            models.CheckConstraint(
                condition=Q(planned_until__isnull=True) | Q(planned_until__gte=F("asked_on")),
                name="request_planned_in_order",
            ),
        ]

    def __str__(self) -> str:
        """Say the state."""
        return self.state

    @property
    def what(self) -> str:
        """The help asked for, by its name."""
        return self.service.name if self.service else self.named_service


class HelpStep(models.Model):
    """One dated step of a request: asked, offered, waiting, started, ended, and why."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id request recorded_by recorded_at entry",
        practice="state on_day said_by reason_code",
        special="why",
    )

    request = models.ForeignKey(Request, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=24, choices=Request.State)
    on_day = models.DateField()
    why = models.TextField(blank=True, help_text="The reason, in the words of whoever decided.")
    reason_code = models.CharField(max_length=30, blank=True, help_text="`services.rules.REASONS`.")
    said_by = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say the state."""
        return self.state
