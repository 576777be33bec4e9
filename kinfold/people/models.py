"""Persons: known, half-known, unborn and unknown; with dated names, identifiers and addresses.

Holds points 1, 2 and 12 of `statutory/README.md` "What the domain model must hold from day one".
Merging two records moves nothing: the merged person points at the one that is kept
(`merged_into`), and reading doors look at both. Undoing a merge clears the pointer.
"""

import uuid
from typing import ClassVar

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from kinfold.agencies.models import Dated
from kinfold.base import ids
from kinfold.base.dates import ACCURACIES, PartialDate
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Person(models.Model):
    """A child, young person, parent, relative, friend or anyone else in a family's life.

    An unknown person is a person too ("Bobby's father, name not known"): `name_known` is then false
    and `known_as` is the description.
    """

    class Sex(models.TextChoices):
        """Legal sex as the census asks for it (`statutory/README.md` point 13: M, F, U)."""

        FEMALE = "F", "Female"
        MALE = "M", "Male"
        UNKNOWN = "U", "Not known"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref uuid account merged_into unconfirmed created_at version",
        personal="known_as name_known sex gender born_on born_accuracy expected_on died_on first_language "
        "interpreter_needed occupation",
        special="ethnicity ethnicity_said_by note communication",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.person_ref, editable=False)
    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(
        "agencies.Account", models.SET_NULL, null=True, blank=True, related_name="person"
    )
    known_as = models.CharField(max_length=200, help_text="The name people use, or a description.")
    name_known = models.BooleanField(default=True)
    sex = models.CharField(max_length=1, choices=Sex, default=Sex.UNKNOWN)
    gender = models.CharField(max_length=60, blank=True, help_text="In the person's own words, if they say.")
    born_on = models.DateField(null=True, blank=True)
    born_accuracy = models.CharField(max_length=10, choices=ACCURACIES, default="unknown")
    expected_on = models.DateField(null=True, blank=True, help_text="For an unborn child: the due date.")
    died_on = models.DateField(null=True, blank=True)
    ethnicity = models.CharField(max_length=4, blank=True, help_text="Census code (WBRI ... NOBT).")
    ethnicity_said_by = models.CharField(max_length=120, blank=True)
    first_language = models.CharField(max_length=80, blank=True)
    interpreter_needed = models.BooleanField(null=True, blank=True, help_text="Never a relative or child.")
    communication = models.CharField(max_length=300, blank=True, help_text="How to talk with this person.")
    occupation = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    unconfirmed = models.BooleanField(
        default=False, help_text="Made from a worry; nobody has yet checked whether we know this person."
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="person_merged"
            ),
            models.Index(fields=["born_on"], name="person_born"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(born_on__isnull=True, born_accuracy="unknown")
                | (Q(born_on__isnull=False) & ~Q(born_accuracy="unknown")),
                name="person_birth_date_has_accuracy",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="person_not_merged_into_self"),
        ]

    def __str__(self) -> str:
        """Return the name in use."""
        return self.known_as

    @property
    def born(self) -> PartialDate:
        """The birth date as exactly as it is known."""
        return PartialDate(self.born_on, self.born_accuracy)  # type: ignore[arg-type]

    @property
    def is_unborn(self) -> bool:
        """True while a baby is expected and no birth is recorded."""
        return self.expected_on is not None and self.born_on is None


@pghistory.track()
class PersonName(models.Model):
    """A name that a person has or had."""

    class Use(models.TextChoices):
        """What the name is for (terms of the FHIR name use list, as vocabulary only)."""

        USUAL = "usual", "Usual name"
        BIRTH = "birth", "Name at birth"
        PREVIOUS = "previous", "Earlier name"
        ALIAS = "alias", "Also known as"
        PREFERRED = "preferred", "Prefers to be called"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id person", personal="use given family since until"
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    use = models.CharField(max_length=10, choices=Use, default=Use.USUAL)
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        """Return the whole name."""
        return f"{self.given} {self.family}".strip()


@pghistory.track()
class Identifier(models.Model):
    """A number by which some service knows a person, with its format checked (`people.rules`)."""

    class System(models.TextChoices):
        """Which number it is."""

        NHS = "nhs", "NHS number"
        UPN = "upn", "Unique pupil number"
        FORMER_UPN = "former_upn", "Former pupil number"
        UPN_UNKNOWN = "upn_unknown", "Why there is no pupil number (UN1 to UN10)"
        LA_CHILD = "la_child", "Local authority child id"
        ULN = "uln", "Unique learner number"
        HOME_OFFICE = "home_office", "Home Office number"
        COURT = "court", "Court case number"
        LEGACY = "legacy", "Number in an earlier system"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id person system source verified_by verified_on since until", personal="value"
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    system = models.CharField(max_length=12, choices=System)
    value = models.CharField(max_length=40)
    source = models.CharField(max_length=120, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)
    verified_on = models.DateField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["value", "system"], name="identifier_value"),
        ]

    def __str__(self) -> str:
        """Name the kind of number, never the number."""
        return self.get_system_display()


@pghistory.track()
class Address(Dated):
    """Where a person lives or lived. An address that must be kept from somebody is never held here:
    it is a protected detail of the sharing room, in a table of its own."""

    class Kind(models.TextChoices):
        """What the address is to the person."""

        HOME = "home", "Home"
        TEMPORARY = "temporary", "Temporary home"
        CONTACT = "contact", "Where they can be reached"
        ABROAD = "abroad", "Home abroad"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id person", personal="kind lines postcode uprn easting northing country since until"
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.HOME)
    lines = models.CharField(max_length=300, help_text="House and street, town; comma separated.")
    postcode = models.CharField(max_length=8, blank=True)
    uprn = models.CharField(max_length=12, blank=True)
    easting = models.CharField(max_length=8, blank=True)
    northing = models.CharField(max_length=8, blank=True)
    country = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        """Say the kind only."""
        return self.get_kind_display()


class ContactPoint(Dated):
    """A telephone number or e-mail address, with whether it is safe to use."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id person", personal="kind value since until", special="safe_note"
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=10, choices=[("phone", "Telephone"), ("email", "E-mail")])
    value = models.CharField(max_length=120)
    safe_note = models.CharField(max_length=200, blank=True, help_text="When and how it is safe to ring.")

    def __str__(self) -> str:
        """Say the kind only."""
        return self.get_kind_display()


class Disability(Dated):
    """A disability as the census codes it, and who said so."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id person said_by since until", special="code note"
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="disabilities")
    code = models.CharField(
        max_length=5, help_text="NONE, MOB, HAND, PC, INC, COMM, LD, HEAR, VIS, BEH, AUT, DDA"
    )
    said_by = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        """Say the code."""
        return self.code


class SearchKey(models.Model):
    """An exact key under which a person can be found (see `people.rules.keys_for`).

    Keys in an ordinary index found a million people in 1.7 ms with better recall than trigrams
    (`performance.md`). Rewritten whenever a name, date, identifier or address changes.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id person", personal="key")

    person = models.ForeignKey(Person, models.CASCADE, related_name="search_keys")
    key = models.CharField(max_length=80)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["key", "person"], name="search_key"),
        ]

    def __str__(self) -> str:
        """Name nothing: a key may hold a name."""
        return "search key"


class SearchName(models.Model):
    """One unaccented, lower-case whole name of a person: what trigrams are tried on when keys find nobody."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id person", personal="name")

    person = models.ForeignKey(Person, models.CASCADE, related_name="search_names")
    name = models.CharField(max_length=260)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(fields=["name"], name="search_name_trigram", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        """Name nothing."""
        return "search name"


class Merge(models.Model):
    """Two records found to be one person: asked by one worker, agreed by another, undone by clearing it."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id kept merged asked_by agreed_by asked_on agreed_on undone_by undone_on",
        special="why undone_why",
    )

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="merges_merged")
    why = models.TextField()
    asked_by = models.ForeignKey("agencies.Account", models.PROTECT, related_name="+")
    asked_on = models.DateField()
    agreed_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    agreed_on = models.DateField(null=True)
    undone_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    undone_on = models.DateField(null=True)
    undone_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")), name="merge_by_two_people"
            ),
        ]

    def __str__(self) -> str:
        """Say which two records."""
        return f"{self.merged_id} into {self.kept_id}"
