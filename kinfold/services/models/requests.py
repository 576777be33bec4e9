"""Help asked for, and every dated step of it to its end."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.services.models.directory import Service
from kinfold.services.models.needs import Need


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
        bookkeeping="id ref family service need matter together came_from_ref",
        personal="person",
        practice=(
            "asked_on asked_by given_by state state_since every_days planned_until position companion named_service "
            "shared_with_family came_from companion_went_on expected_on ring_after"
        ),
        special="aim says_at_end",
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
    together = models.CharField(
        max_length=20, blank=True, db_index=True,
        help_text="Shared by the requests to several services for the same thing: whoever can first.",
    )  # fmt: skip
    came_from = models.CharField(
        max_length=20,
        blank=True,
        help_text="`rules.CAME_FROM`: plan, assessment, meeting, family, public page, ...",
    )
    came_from_ref = models.CharField(max_length=40, blank=True)
    companion_went_on = models.DateField(
        null=True, blank=True, help_text="The first visit, gone to together."
    )
    expected_on = models.DateField(null=True, blank=True, help_text="When it may begin, as the service said.")
    ring_after = models.CharField(
        max_length=200, blank=True, help_text="Whom to ring if they need it again, once it has ended."
    )
    says_at_end = models.TextField(blank=True, help_text="What the person says of it at its end.")

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
