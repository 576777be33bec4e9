"""Who is who to whom, who is responsible, and who matters to a child."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Basis(models.TextChoices):
    """How surely something is known."""

    STATED = "stated", "Stated"
    INFERRED = "inferred", "Worked out from what is known"
    ASSUMED = "assumed", "Assumed"


@pghistory.track()
class Relationship(models.Model):
    """One directed tie: "a is TYPE b" (a is mother of b). Dated, with contact and quality.

    `a` is nearly always a person; a worker or volunteer may be `a` when they matter as a tie
    (a teacher whom a child trusts): then `a_practitioner` is set and `a` is empty.
    """

    class Type(models.TextChoices):
        """The ties of the scenario packs."""

        MOTHER = "mother_of", "mother of"
        FATHER = "father_of", "father of"
        PARENT = "parent_of", "parent of"
        STEP_MOTHER = "step_mother_of", "step-mother of"
        STEP_FATHER = "step_father_of", "step-father of"
        MOTHERS_PARTNER = "mothers_partner_of", "mother's partner, in the life of"
        SIBLING = "sibling", "brother or sister of"
        HALF_SIBLING = "half_sibling", "half-brother or half-sister of"
        GRANDMOTHER = "grandmother_of", "grandmother of"
        GRANDPARENT = "grandparent_of", "grandparent of"
        AUNT_UNCLE = "aunt_uncle_of", "aunt or uncle of"
        RELATIVE = "relative_of", "relative of"
        GODPARENT = "godparent_of", "godparent of"
        IN_LAW = "in_law_of", "in-law of"
        PARTNER = "partner", "partner of"
        SPOUSE = "spouse", "married to"
        EX_PARTNER = "ex_partner", "former partner of"
        PARTNER_OR_EX = "partner_or_ex", "partner or former partner of"
        FRIEND = "friend_of", "friend of"
        NEIGHBOUR = "neighbour_of", "neighbour of"
        TRUSTED_ADULT = "trusted_adult_for", "trusted adult for"
        CARER = "carer_for", "carer for"
        PEER_RISK = "peer_risk", "peer who may put at risk"

    KIN: ClassVar[tuple[str, ...]] = (
        "mother_of",
        "father_of",
        "parent_of",
        "sibling",
        "half_sibling",
        "grandmother_of",
        "grandparent_of",
        "aunt_uncle_of",
        "relative_of",
    )
    """Kin stay kin: `until` says only when they last had to do with each other."""

    class Contact(models.TextChoices):
        """How often they see each other."""

        LIVES_WITH = "lives_with", "Lives with"
        REGULAR = "regular", "Regular contact"
        SOME = "some", "Some contact"
        NONE = "none", "No contact"
        SOUGHT = "sought", "Wants contact"
        ENDED = "ended", "Contact ended"
        UNKNOWN = "unknown", "Not known"

    class Quality(models.TextChoices):
        """How the tie is, as those who know them say."""

        CLOSE = "close", "Close"
        SUPPORTIVE = "supportive", "Supportive"
        STRAINED = "strained", "Strained"
        ESTRANGED = "estranged", "Estranged"
        FEARED = "feared", "Feared"
        VIOLENT = "violent", "Violent"
        CONTROLLING = "controlling", "Controlling"
        MIXED = "mixed", "Mixed"
        UNKNOWN = "unknown", "Not known"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref a a_practitioner b version",
        personal="type contact lives_together since until basis last_contact_on mistaken",
        special="quality note",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    a = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="ties_from")
    a_practitioner = models.ForeignKey(
        "agencies.Practitioner", models.CASCADE, null=True, blank=True, related_name="ties"
    )
    b = models.ForeignKey("people.Person", models.CASCADE, related_name="ties_to")
    type = models.CharField(max_length=20, choices=Type)
    contact = models.CharField(max_length=12, choices=Contact, default=Contact.UNKNOWN)
    last_contact_on = models.DateField(null=True, blank=True)
    lives_together = models.CharField(
        max_length=8,
        choices=[("yes", "Yes"), ("no", "No"), ("part", "Part of the time"), ("unknown", "Not known")],
        default="unknown",
    )
    quality = models.CharField(max_length=12, choices=Quality, default=Quality.UNKNOWN)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.STATED)
    note = models.TextField(blank=True)
    since = models.DateField(null=True, blank=True, help_text="Empty: since before anyone wrote it down.")
    until = models.DateField(null=True, blank=True)
    mistaken = models.BooleanField(default=False, help_text="Never so: on no map, of no day.")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(a__isnull=False, a_practitioner__isnull=True)
                | Q(a__isnull=True, a_practitioner__isnull=False),
                name="tie_has_one_first_end",
            ),
            models.CheckConstraint(condition=Q(a__isnull=True) | ~Q(a=F("b")), name="tie_not_with_self"),
        ]

    def __str__(self) -> str:
        """Say the type of tie only."""
        return self.type


@pghistory.track()
class ParentalResponsibility(models.Model):
    """Whether an adult holds parental responsibility for a child, and on what basis (Children Act 1989 ss.2-4)."""

    class Held(models.TextChoices):
        """Yes, no, or nobody has found out yet."""

        YES = "yes", "Yes"
        NO = "no", "No"
        UNKNOWN = "unknown", "Not known"

    class How(models.TextChoices):
        """The basis in law. `unverified` until a practitioner has seen the paper."""

        BIRTH_MOTHER = "birth_mother", "Gave birth (s.2)"
        MARRIED = "married", "Married to or in a civil partnership with the mother (s.2)"
        REGISTERED = "registered", "On the birth certificate (s.4, from 1 December 2003)"
        AGREEMENT = "agreement", "Agreement with the mother (s.4)"
        COURT_ORDER = "court_order", "Order of a court"
        CARE_ORDER = "care_order", "Shared with the authority under a care order (s.33)"
        SPECIAL_GUARDIAN = "special_guardian", "Special guardian (s.14C)"
        NOT_KNOWN = "not_known", "Basis not known"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id adult child seen_by", personal="held how since until paper_seen_on", special="note"
    )

    adult = models.ForeignKey("people.Person", models.CASCADE, related_name="responsibility_for")
    child = models.ForeignKey("people.Person", models.CASCADE, related_name="responsibility_held")
    held = models.CharField(max_length=8, choices=Held, default=Held.UNKNOWN)
    how = models.CharField(max_length=20, choices=How, default=How.NOT_KNOWN)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    paper_seen_on = models.DateField(null=True, blank=True)
    seen_by = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        """Say the answer only."""
        return self.held


@pghistory.track()
class Matters(models.Model):
    """Somebody who matters to a child, in the child's own choice or as others see it.

    The child's own choice (`chosen_by_child`) is what "trusted adult" means (seed 001: 930, 1163; 004: 163).
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref child person practitioner",
        personal="chosen_by_child said_on until",
        special="why ended_why",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    child = models.ForeignKey("people.Person", models.CASCADE, related_name="matters_to_me")
    person = models.ForeignKey(
        "people.Person", models.CASCADE, null=True, blank=True, related_name="matters_to"
    )
    practitioner = models.ForeignKey(
        "agencies.Practitioner", models.CASCADE, null=True, blank=True, related_name="matters_to"
    )
    chosen_by_child = models.BooleanField(default=False)
    said_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True, help_text="In the child's words where possible.")
    ended_why = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "matters"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, practitioner__isnull=True)
                | Q(person__isnull=True, practitioner__isnull=False),
                name="matters_is_one_person",
            ),
        ]

    def __str__(self) -> str:
        """Say nothing about whom."""
        return f"matters to {self.child_id}"
