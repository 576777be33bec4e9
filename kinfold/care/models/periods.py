"""A period of care, with the law behind each day of it, and where the child lived: two timelines (statutory/README.md, point 8)."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Days, Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class PeriodOfCare(Row):
    """The time that one child is looked after, without a break (Children Act 1989 s.22). The need is fixed for all of it."""

    class Need(models.TextChoices):
        """The main need at the start (statutory/cin.md, NEED)."""

        ABUSE = "N1", "Abuse, neglect or exploitation"
        DISABILITY = "N2", "The child’s disability"
        PARENT_ILL = "N3", "A parent’s disability or illness"
        STRESS = "N4", "A family under acute stress"
        DYSFUNCTION = "N5", "Family relationships that do not hold"
        BEHAVIOUR = "N6", "Behaviour that worries others"
        INCOME = "N7", "Low income"
        ABSENT = "N8", "No parent to care"

    class Ended(models.TextChoices):
        """Why it ended (statutory/903.md, REC, without X1)."""

        ADOPTED = "E11", "Adopted, nobody opposed"
        ADOPTED_WITHOUT = "E12", "Adopted, consent dispensed with by the court"
        DIED = "E2", "Died"
        OTHER_AUTHORITY = "E3", "Another authority took over"
        HOME_PLANNED = "E4A", "Went home, as planned"
        HOME_UNPLANNED = "E4B", "Went home, not planned"
        OTHER_PEOPLE = "E13", "Left to live with somebody without parental responsibility"
        ARRANGEMENTS = "E41", "Child arrangements order"
        SGO_RELATIVE_CARER = "E45", "Special guardianship: the relative or friend who fostered them"
        SGO_CARER = "E46", "Special guardianship: another former foster carer"
        SGO_RELATIVE = "E47", "Special guardianship: another relative or friend"
        SGO_OTHER = "E48", "Special guardianship: somebody else"
        SUPPORTED = "E5", "Living independently, with support"
        INDEPENDENT = "E6", "Living independently, without support"
        ADULT_CARE = "E7", "Residential care for adults"
        CUSTODY = "E9", "Sentenced to custody"
        REMAND_ENDED = "E14", "Remand ended"
        FOUND_18 = "E15", "Found to be eighteen or over"
        ABROAD = "E16", "Moved abroad"
        STAYED_PUT = "E17", "Eighteen, and stayed with their carers"
        OTHER = "E8", "Any other reason"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family entry ended_entry version",
        personal="person",
        practice="began_on need ended_on ended_how",
        protected="home_postcode",
        special="why parents_told child_told child_says kin_asked ended_why effect_on_ties",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="periods_of_care")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="periods_of_care")
    began_on = models.DateField()
    need = models.CharField(max_length=2, choices=Need)
    home_postcode = models.CharField(
        max_length=8, blank=True, help_text="Where the child lived when it began."
    )
    why = models.TextField()
    parents_told = models.TextField(
        blank=True, help_text="What agreeing means and that they may change their mind, in plain words."
    )
    child_told = models.TextField(blank=True)
    child_says = models.TextField(blank=True)
    kin_asked = models.TextField(
        blank=True, help_text="Family, friends’ families, family abroad: who was asked first."
    )
    effect_on_ties = models.TextField(
        blank=True, help_text="What it does to the ties that matter to the child."
    )
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=3, choices=Ended, blank=True, default="")
    ended_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "periods of care"
        ordering: ClassVar[list[str]] = ["began_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="one_period_of_care_at_a_time",
                expressions=[
                    (Days("began_on", "ended_on", RangeBoundary()), RangeOperators.OVERLAPS),
                    ("person", RangeOperators.EQUAL),
                ],
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_how="")
                | (Q(ended_on__gte=F("began_on")) & ~Q(ended_how="")),
                name="period_of_care_ends_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Say since when."""
        return str(self.began_on)


@pghistory.track()
class LegalStatus(Row):
    """The law under which a child is in care, from a day to a day, and what stands behind it: an order or a consent."""

    class Code(models.TextChoices):
        """The codes of the looked-after return (statutory/903.md, LS) in use."""

        INTERIM = "C1", "Interim care order"
        FULL = "C2", "Care order"
        PLACEMENT = "E1", "Placement order"
        AGREED = "V2", "Agreed with parents (section 20)"
        BREAKS_EACH = "V3", "Short breaks, each recorded"
        BREAKS = "V4", "Short breaks, by agreement"
        POLICE = "L1", "Police protection"
        EMERGENCY = "L2", "Emergency protection order"
        ASSESSMENT = "L3", "Child assessment order"
        REMAND = "J1", "Remanded to the authority or to youth detention"
        PACE = "J2", "Police detention (PACE)"
        YOUTH = "J3", "Youth rehabilitation order with residence or fostering"

    class Backing(models.TextChoices):
        """What stands behind it."""

        ORDER = "order", "An order of a court"
        CONSENT = "consent", "Consent of whoever may give it"
        POWER = "power", "A power of the police"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref period backing_ref entry version",
        personal="consent_by",
        practice="code since until backing paper_seen_on",
        special="in_plain_words",
    )

    period = models.ForeignKey(PeriodOfCare, models.PROTECT, related_name="legal")
    code = models.CharField(max_length=2, choices=Code)
    since = models.DateField()
    until = models.DateField(
        null=True, blank=True, help_text="First day of the next, or of no longer being in care."
    )
    backing = models.CharField(max_length=8, choices=Backing)
    backing_ref = models.CharField(
        max_length=40,
        help_text="Reference of the order (court), the consent (voice) or the power (protection); or the court’s own number.",
    )
    consent_by = models.JSONField(default=list, blank=True, help_text="References of who agreed.")
    paper_seen_on = models.DateField(null=True, blank=True)
    in_plain_words = models.TextField(blank=True, help_text="What it means, as child and parents are told.")
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "legal statuses"
        ordering: ClassVar[list[str]] = ["since", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="one_legal_status_at_a_time",
                expressions=[
                    (Days("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                    ("period", RangeOperators.EQUAL),
                ],
            ),
            models.CheckConstraint(condition=~Q(backing_ref=""), name="legal_status_is_backed"),
            models.CheckConstraint(
                condition=(Q(backing="order") & Q(code__in=["C1", "C2", "E1", "L2", "L3", "J1", "J3"]))
                | (Q(backing="consent") & Q(code__in=["V2", "V3", "V4"]))
                | (Q(backing="power") & Q(code__in=["L1", "J2"])),
                name="legal_status_backed_by_the_right_thing",
            ),
        ]

    def __str__(self) -> str:
        """Say the code."""
        return self.code


@pghistory.track()
class Placement(Row):
    """Where a child lives while in care, from a day to a day: one at a time; a short stay elsewhere leads back to it.

    The address is a protected detail (`sharing.ProtectedDetail`, kind placement), in a table of its own with its own readers.
    """

    class Kind(models.TextChoices):
        """Kinds from 2025-26 on (statutory/903.md, PLACE). Retired codes are read, never offered (`rules.codes`)."""

        ADOPT_CONSENT_CARER = "A3", "Placed for adoption with consent, with the foster carer"
        ADOPT_CONSENT = "A4", "Placed for adoption with consent"
        ADOPT_ORDER_CARER = "A5", "Placed for adoption under an order, with the foster carer"
        ADOPT_ORDER = "A6", "Placed for adoption under an order"
        SECURE = "K1", "Secure children’s home"
        HOME = "K2", "Children’s home"
        SUPPORTED = "K3", "Supported accommodation"
        PARENTS = "P1", "With parents, or others with parental responsibility"
        WORK = "P3", "Living where they work"
        CARE_HOME = "R1", "Residential care home"
        HEALTH = "R2", "Hospital or other health setting"
        MOTHER_BABY = "R3", "Family centre, or mother and baby unit"
        CUSTODY = "R5", "Young offender institution"
        SCHOOL = "S1", "Residential school"
        TEMPORARY = "T0", "Somewhere else for a short time"
        HOSPITAL = "T1", "In hospital for a short time"
        HOLIDAY = "T2", "On holiday"
        CARER_HOLIDAY = "T3", "Carer on holiday"
        WEEK = "T4", "Away for up to seven days"
        KIN_LONG = "U1", "Fostered by a relative or friend, long term"
        KIN_ADOPT = "U2", "Fostered by a relative or friend, for adoption"
        KIN = "U3", "Fostered by a relative or friend"
        FOSTER_LONG = "U4", "Foster carer, long term"
        FOSTER_ADOPT = "U5", "Foster carer, for adoption"
        FOSTER = "U6", "Foster carer"
        OTHER_11 = "Z11", "Other placement (Z11; wording unverified)"
        OTHER_12 = "Z12", "Other placement (Z12; wording unverified)"
        OTHER_13 = "Z13", "Other placement (Z13; wording unverified)"
        OTHER_14 = "Z14", "Other placement (Z14; wording unverified)"

    class Provider(models.TextChoices):
        """Who provides it (PLACE_PROVIDER)."""

        PARENTS = "PR0", "Parents, or others with parental responsibility"
        OWN = "PR1", "Our own authority"
        OTHER_LA = "PR2", "Another authority"
        PUBLIC = "PR3", "Another public body"
        PRIVATE = "PR4", "A private provider"
        VOLUNTARY = "PR5", "A voluntary provider"

    class Why(models.TextChoices):
        """Why a placement ended (REASON_PLACE_CHANGE)."""

        PLAN = "CARPL", "As planned"
        CLOSED = "CLOSE", "The carer stopped, or the home closed"
        ALLEGATION = "ALLEG", "An allegation"
        STANDARDS = "STAND", "Standards of care"
        APPROVAL = "APPRR", "Approval was taken away"
        CARER_BEHAVIOUR = "CREQB", "The carer asked, because of behaviour"
        CARER_OTHER = "CREQO", "The carer asked, for another reason"
        CHILD = "CHILD", "The child asked"
        AUTHORITY = "LAREQ", "The authority asked"
        SAME = "PLACE", "Same carer; only the kind of placement changed"
        CUSTODY = "CUSTOD", "Custody"
        OTHER = "OTHER", "Another reason"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref period carer place_org back_to entry ended_entry version",
        practice=(
            "kind provider since until ended_how urn in_area miles planned child_told_on warning_days emergency "
            "notice_out_of_area_on with_siblings information_on"
        ),
        protected="detail_ref",
        special="why_here child_says ended_why effect_on_ties why_apart education_same parents_told",
    )

    period = models.ForeignKey(PeriodOfCare, models.PROTECT, related_name="placements")
    kind = models.CharField(max_length=3, choices=Kind)
    provider = models.CharField(max_length=3, choices=Provider, blank=True, default="")
    carer = models.ForeignKey("care.Carer", models.PROTECT, null=True, blank=True, related_name="placements")
    place_org = models.ForeignKey(
        "agencies.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    urn = models.CharField(max_length=8, blank=True, help_text="Ofsted’s number of the home or agency.")
    detail_ref = models.CharField(max_length=20, blank=True, help_text="Its protected detail: the address.")
    in_area = models.BooleanField(null=True)
    miles = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="First day somewhere else.")
    back_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="stays_away")
    planned = models.BooleanField(default=True)
    emergency = models.BooleanField(default=False)
    notice_out_of_area_on = models.DateField(null=True, blank=True)
    why_here = models.TextField(blank=True)
    child_told_on = models.DateField(null=True, blank=True)
    warning_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Days between being told and moving."
    )
    child_says = models.TextField(blank=True)
    parents_told = models.TextField(blank=True)
    with_siblings = models.CharField(
        max_length=8, blank=True, help_text="all, some, none; empty: no brothers or sisters in care."
    )
    why_apart = models.TextField(blank=True)
    education_same = models.TextField(blank=True, help_text="Whether the school stays the same.")
    effect_on_ties = models.TextField(blank=True)
    information_on = models.DateField(null=True, blank=True, help_text="Carers had what they need to know.")
    ended_how = models.CharField(max_length=6, choices=Why, blank=True, default="")
    ended_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["since", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="one_placement_at_a_time",
                expressions=[
                    (Days("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                    ("period", RangeOperators.EQUAL),
                ],
            ),
            models.CheckConstraint(
                condition=~Q(with_siblings__in=["some", "none"]) | ~Q(why_apart=""),
                name="apart_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Say the kind."""
        return self.kind


@pghistory.track()
class Permanence(Row):
    """What is planned for good for a child in care (home, adoption, guardian, long-term fostering, ...), from the day it was agreed."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref period review entry",
        practice="word agreed_on until",
        special="why child_says in_case",
    )

    period = models.ForeignKey(PeriodOfCare, models.PROTECT, related_name="permanence")
    word = models.CharField(max_length=24, help_text="A word of `rules.PERMANENCE`.")
    agreed_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    why = models.TextField()
    in_case = models.TextField(blank=True, help_text="What happens if it cannot be.")
    child_says = models.TextField(blank=True)
    review = models.CharField(max_length=20, blank=True)
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "permanence plans"
        ordering: ClassVar[list[str]] = ["agreed_on", "id"]

    def __str__(self) -> str:
        """Say the word."""
        return self.word


class EarlierPermanence(Row):
    """A home for good that ended before the child came (back) into care (PrevPerm), or that there was none: asked once.

    The day of the order as far as anybody knows it; which authority arranged it. What was wrong is taken back, never removed.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref entry",
        personal="person year month day",
        practice="word arranged_by said_on taken_back_on",
        special="note taken_back_why",
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="earlier_permanence")
    word = models.CharField(max_length=2, help_text="P1 P2 P3 P4 Z1.")
    arranged_by = models.CharField(max_length=3, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    said_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["said_on", "id"]

    def __str__(self) -> str:
        """Say the word."""
        return self.word
