"""What help there is: services, where and when they are given, and who may have them."""

import uuid
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Service(models.Model):
    """One kind of help in the directory: a service, a programme, a group, a tiny charity."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id slug uuid listed_at changed_at",
        practice=(
            "name does kind target duration caution organisation csc_only every_days needs sources verified withdrawn_on "
            "for_whom youngest oldest areas usual_days cost_per_case cost_words cost_to_family evidence languages childcare "
            "travel opening out_of_hours how_to_ask ask_yourself phone email web access public kept_by checked_on "
            "came_from came_from_id"
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
    changed_at = models.DateTimeField(auto_now=True, help_text="Bookkeeping, for feeds that ask for changes.")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    for_whom = models.JSONField(
        default=list, blank=True, help_text="Words of `rules.FOR_WHOM`: mothers, fathers, children, ..."
    )
    youngest = models.PositiveSmallIntegerField(null=True, blank=True, help_text="In whole years.")
    oldest = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="In whole years, itself among them."
    )
    areas = models.JSONField(
        default=list, blank=True, help_text="Names of areas, or outward postcodes; none: everywhere."
    )
    usual_days = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Planned length, in days.")
    cost_per_case = models.DecimalField(
        max_digits=10, decimal_places=2, null=True, blank=True, help_text="Pounds, to whoever pays for it."
    )
    cost_words = models.CharField(
        max_length=300, blank=True, help_text="Of which year, per what, from where."
    )
    cost_to_family = models.CharField(max_length=200, blank=True, help_text="Blank: nobody has said.")
    evidence = models.JSONField(
        default=list, blank=True, help_text="What is known of its results: words, seed, lines."
    )
    languages = models.JSONField(default=list, blank=True)
    childcare = models.BooleanField(null=True, help_text="Children are minded meanwhile; null: not known.")
    travel = models.CharField(
        max_length=300, blank=True, help_text="How to get there; fares paid; they come to you."
    )
    opening = models.CharField(
        max_length=300, blank=True, help_text="In words, where there are no `Opening` rows."
    )
    out_of_hours = models.CharField(max_length=300, blank=True)
    how_to_ask = models.TextField(blank=True)
    ask_yourself = models.BooleanField(default=False, help_text="A family may ask for it without a worker.")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    web = models.URLField(blank=True)
    access = models.CharField(
        max_length=300, blank=True, help_text="Steps, signing, quiet room, and the like."
    )
    public = models.BooleanField(default=False, help_text="Stands in the directory that anybody may read.")
    kept_by = models.ForeignKey(
        "agencies.Practitioner", models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="The community coach who keeps this page right.",
    )  # fmt: skip
    checked_on = models.DateField(null=True, blank=True, help_text="Last day somebody made sure it is so.")
    came_from = models.CharField(max_length=200, blank=True, help_text="The feed it was read from.")
    came_from_id = models.CharField(max_length=100, blank=True, help_text="Its id in that feed.")

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["name", "id"], condition=Q(public=True), name="service_public"),
            GinIndex(fields=["needs"], name="service_needs"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["came_from", "came_from_id"], condition=~Q(came_from=""), name="one_of_a_feed"
            ),
            models.CheckConstraint(
                condition=Q(youngest__isnull=True) | Q(oldest__isnull=True) | Q(oldest__gte=F("youngest")),
                name="service_ages_in_order",
            ),
        ]

    def __str__(self) -> str:
        """Say the name."""
        return self.name


class Place(models.Model):
    """Somewhere that help is given: an address anybody may know. Never a refuge or another protected address."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref uuid changed_at",
        practice="organisation name address town postcode latitude longitude access closed_on came_from came_from_id",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "agencies.Organisation", models.PROTECT, null=True, blank=True, related_name="places"
    )
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    town = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    access = models.CharField(max_length=300, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    came_from = models.CharField(max_length=200, blank=True)
    came_from_id = models.CharField(max_length=100, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        """Say the name."""
        return self.name


class ServicePlace(models.Model):
    """A service given at a place."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id uuid", practice="service place note"
    )

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="given_at")
    place = models.ForeignKey(Place, models.PROTECT, related_name="gives")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["service", "place"], name="a_service_once_at_a_place"),
        ]

    def __str__(self) -> str:
        """Say the note."""
        return self.note


class Opening(models.Model):
    """Hours on one day of the week at which a service is open (at one place, or everywhere)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id uuid", practice="service place weekday opens closes note"
    )

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="openings")
    place = models.ForeignKey(Place, models.CASCADE, null=True, blank=True, related_name="+")
    weekday = models.PositiveSmallIntegerField(help_text="0 is Monday.")
    opens = models.TimeField()
    closes = models.TimeField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["weekday", "opens"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="opening_on_a_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="opening_in_order"),
        ]

    def __str__(self) -> str:
        """Say the note."""
        return self.note


class Criterion(models.Model):
    """One rule of who may have a service, in words and, where it can be, as something to check (`rules/eligible.py`).

    It tells a worker what to ask before asking. It never refuses anybody: only the service does, with its reason.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id", practice="service says measure low high among must"
    )

    service = models.ForeignKey(Service, models.CASCADE, related_name="criteria")
    says = models.CharField(max_length=300, help_text="In plain words.")
    measure = models.CharField(
        max_length=20,
        blank=True,
        help_text="A word of `rules.MEASURES` (age, area, need, level, parent_of, ...), or none.",
    )
    low = models.PositiveSmallIntegerField(null=True, blank=True)
    high = models.PositiveSmallIntegerField(null=True, blank=True)
    among = models.JSONField(default=list, blank=True, help_text="Words of which one has to fit.")
    must = models.BooleanField(default=True, help_text="False: it leads to a no for whom it fits.")

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say it."""
        return self.says
