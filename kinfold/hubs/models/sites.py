"""A family hub: what is offered there, its sessions and who came, outreach, and the registrar's desk (seed 004: 1403-1475).

Whoever comes is counted without a name, unless they agreed to be known here. What a guest likes to be called says nothing of any
record: the tie to a record is seen by those alone to whom that record is open.
"""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare


class Hub(Row):
    """One family hub, at a place of the directory."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref version",
        practice="place organisation name phone says opened_on closed_on",
    )

    place = models.ForeignKey("services.Place", models.PROTECT, related_name="hubs")
    organisation = models.ForeignKey(
        "agencies.Organisation", models.PROTECT, related_name="hubs", help_text="Who runs it."
    )
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)
    says = models.TextField(blank=True, help_text="For families: what it is like here.")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]

    def __str__(self) -> str:
        """Say the name."""
        return self.name


class HubWorker(Row):
    """Who works at a hub, and as what. It opens no record of a family to them."""

    class Part(models.TextChoices):
        """What they do there."""

        COORDINATOR = "coordinator", "Runs the hub"
        COACH = "coach", "Community coach: knows the small charities, keeps their pages right"
        WORKER = "worker", "Works with families at the hub"
        REGISTRAR = "registrar", "Registrar"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref hub practitioner", practice="part since until"
    )

    hub = models.ForeignKey(Hub, models.PROTECT, related_name="workers")
    practitioner = models.ForeignKey("agencies.Practitioner", models.PROTECT, related_name="at_hubs")
    part = models.CharField(max_length=12, choices=Part)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["hub", "practitioner", "part"],
                condition=Q(until__isnull=True),
                name="hub_worker_once_in_a_part",
            ),
        ]

    def __str__(self) -> str:
        """Say the part."""
        return self.part


class HubOffer(Row):
    """Something given at a hub: a service of the directory, and when it is usually there."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref hub service", practice="usually room_for creche_for since until"
    )

    hub = models.ForeignKey(Hub, models.PROTECT, related_name="offers")
    service = models.ForeignKey("services.Service", models.PROTECT, related_name="at_hubs")
    usually = models.CharField(max_length=200, blank=True, help_text="“Thursdays, 10 to 12”.")
    room_for = models.PositiveSmallIntegerField(null=True, blank=True)
    creche_for = models.PositiveSmallIntegerField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["hub", "service"], condition=Q(until__isnull=True), name="hub_offers_a_service_once"
            ),
        ]

    def __str__(self) -> str:
        """Say when it usually is."""
        return self.usually


class HubSession(Row):
    """One session on one day: who leads it, room for how many, a crèche; and how many came without a name."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref hub offer version counted_by",
        practice="name held_on begins ends led_by room_for creche_for cancelled_why adults children counted_on note",
    )

    hub = models.ForeignKey(Hub, models.PROTECT, related_name="sessions")
    offer = models.ForeignKey(HubOffer, models.PROTECT, null=True, blank=True, related_name="sessions")
    name = models.CharField(max_length=200)
    held_on = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField(null=True, blank=True)
    led_by = models.CharField(max_length=200, blank=True)
    room_for = models.PositiveSmallIntegerField(null=True, blank=True)
    creche_for = models.PositiveSmallIntegerField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    adults = models.PositiveSmallIntegerField(default=0, help_text="Grown-ups who came, without a name.")
    children = models.PositiveSmallIntegerField(default=0, help_text="Children who came, without a name.")
    counted_on = models.DateField(null=True, blank=True)
    counted_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True, help_text="How it went. Nobody by name.")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["held_on", "begins", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["hub", "held_on"], name="hub_session_days")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=F("begins")), name="hub_session_in_order"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_why="") | Q(counted_on__isnull=True), name="cancelled_is_not_counted"
            ),
        ]

    def __str__(self) -> str:
        """Say the name."""
        return self.name


@pghistory.track()
class HubGuest(Row):
    """Somebody who agreed to be known at a hub, by what they like to be called; with their record where a worker has tied it."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref hub family entry",
        personal="called person is_child agreed_on agreed_how until",
    )

    hub = models.ForeignKey(Hub, models.PROTECT, related_name="guests")
    called = models.CharField(max_length=60, help_text="What they like to be called here.")
    is_child = models.BooleanField(default=False)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    family = models.ForeignKey("network.Family", models.PROTECT, null=True, blank=True, related_name="+")
    agreed_on = models.DateField()
    agreed_how = models.CharField(max_length=300, help_text="Who asked, and what they said.")
    until = models.DateField(null=True, blank=True, help_text="They took it back.")
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["called", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["hub", "person"],
                condition=Q(until__isnull=True, person__isnull=False),
                name="a_person_known_once_at_a_hub",
            ),
        ]

    def __str__(self) -> str:
        """Say nothing of them."""
        return "guest"


class Attendance(models.Model):
    """A guest who came to a session."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id session", personal="guest")

    session = models.ForeignKey(HubSession, models.PROTECT, related_name="came")
    guest = models.ForeignKey(HubGuest, models.PROTECT, related_name="came_to")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["session", "guest"], name="came_once_to_a_session"),
        ]

    def __str__(self) -> str:
        """Say nothing of them."""
        return "came"


class Outreach(Written):
    """Going to where families are: where, how many were met, what was offered, what they asked for. Nobody by name."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref hub entry recorded_by recorded_at",
        practice="went_on where adults children offered asked_for by_whom",
    )

    hub = models.ForeignKey(Hub, models.PROTECT, related_name="outreach")
    went_on = models.DateField()
    where = models.CharField(max_length=200)
    adults = models.PositiveSmallIntegerField(default=0)
    children = models.PositiveSmallIntegerField(default=0)
    offered = models.TextField(blank=True)
    asked_for = models.TextField(
        blank=True, help_text="What people said they would want, and there is not yet."
    )
    by_whom = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-went_on", "-id"]

    def __str__(self) -> str:
        """Say where."""
        return self.where


class RegistrarTime(Row):
    """Hours of the registrar's desk at a hub, on a day of the week."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref hub", practice="weekday begins ends since until"
    )

    hub = models.ForeignKey(Hub, models.PROTECT, related_name="registrar_times")
    weekday = models.PositiveSmallIntegerField(help_text="0 is Monday.")
    begins = models.TimeField()
    ends = models.TimeField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["weekday", "begins"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="registrar_on_a_weekday"),
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="registrar_times_in_order"),
        ]

    def __str__(self) -> str:
        """Say nothing more."""
        return "registrar's hours"


class RegistrarDay(Row):
    """One day at the registrar's desk, counted: how many births, and which offers were made and taken. The registration itself
    is in the universal room; here nobody has a name."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref hub written_by version", practice="held_on births both_parents offers"
    )

    hub = models.ForeignKey(Hub, models.PROTECT, related_name="registrar_days")
    held_on = models.DateField()
    births = models.PositiveSmallIntegerField(default=0)
    both_parents = models.PositiveSmallIntegerField(
        default=0, help_text="Births at which both parents were named."
    )
    offers = models.JSONField(
        default=dict, blank=True, help_text="By offer: how many it was offered to, how many said yes."
    )
    written_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-held_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["hub", "held_on"], name="one_registrar_day"),
            models.CheckConstraint(condition=Q(both_parents__lte=F("births")), name="both_parents_of_births"),
        ]

    def __str__(self) -> str:
        """Say nothing more."""
        return "day at the registrar's desk"
