"""Going home, short breaks, children alone from abroad, the child's own book, and growing up out of care."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.care.models.periods import PeriodOfCare


@pghistory.track()
class ReturnHome(Row):
    """Coming home from care in four parts (seed 004: 2576-2593): support, agencies together, a written agreement, talk with everyone."""

    class State(models.TextChoices):
        """Where it stands (moves: `care/states.py`)."""

        PREPARING = "preparing", "Being prepared"
        HOME = "home", "The child is home; visits go on"
        LASTED = "lasted", "It has lasted"
        ENDED = "ended", "It did not last, with the reason"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref period decided_by entry home_entry version",
        practice="state decided_on home_on visits_every_days visits_until agreement_signed_on ended_on",
        special="why support agencies agreement talk household_now child_says parents_say ended_why what_lasts",
    )

    period = models.ForeignKey(PeriodOfCare, models.PROTECT, related_name="returns_home")
    state = models.CharField(max_length=10, choices=State, default=State.PREPARING)
    decided_on = models.DateField()
    decided_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    why = models.TextField(help_text="What has changed since the child left home.")
    household_now = models.TextField(blank=True, help_text="Who lives at home now; what is different.")
    support = models.TextField(blank=True, help_text="1. Help for child and parents, before and after.")
    agencies = models.TextField(blank=True, help_text="2. Who works together before, during and after.")
    agreement = models.TextField(
        blank=True, help_text="3. What was agreed in writing, and what happens otherwise."
    )
    agreement_signed_on = models.DateField(null=True, blank=True)
    talk = models.TextField(blank=True, help_text="4. How everyone talks with each other and with the child.")
    child_says = models.TextField(blank=True)
    parents_say = models.TextField(blank=True)
    home_on = models.DateField(null=True, blank=True)
    visits_every_days = models.PositiveSmallIntegerField(null=True, blank=True)
    visits_until = models.DateField(null=True, blank=True)
    what_lasts = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    home_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "returns home"
        ordering: ClassVar[list[str]] = ["decided_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state__in=["home", "lasted"])
                | (
                    ~Q(support="")
                    & ~Q(agencies="")
                    & ~Q(agreement="")
                    & ~Q(talk="")
                    & Q(home_on__isnull=False)
                ),
                name="home_with_its_four_parts",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


class ShortBreak(Row):
    """One short stay away from home while the parents keep the lead: at most 17 days, and 75 in twelve months (SI 2010/959 reg 48)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family carer entry",
        personal="person",
        practice="since until planned",
        special="why child_says parents_say",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="short_breaks")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="short_breaks")
    carer = models.ForeignKey(
        "care.Carer", models.PROTECT, null=True, blank=True, related_name="short_breaks"
    )
    since = models.DateField()
    until = models.DateField(help_text="The day of coming home.")
    planned = models.BooleanField(default=True)
    why = models.TextField(blank=True)
    child_says = models.TextField(blank=True)
    parents_say = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["since", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="short_break_in_order"),
        ]

    def __str__(self) -> str:
        """Say since when."""
        return str(self.since)


@pghistory.track()
class AloneFromAbroad(Row):
    """A child who came to this country alone (UASC): language, interpreter (never family), what they need first."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref version",
        personal="person country language interpreter",
        practice="since until",
        special="needs trafficking_asked family_tracing legal_help child_says",
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="alone_from_abroad")
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="No longer an unaccompanied child (DUC).")
    country = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.CharField(
        max_length=200, blank=True, help_text="By name and agency; never family or friends."
    )
    needs = models.TextField(blank=True)
    trafficking_asked = models.TextField(blank=True)
    family_tracing = models.TextField(blank=True)
    legal_help = models.TextField(blank=True)
    child_says = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "alone from abroad"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until__isnull=True), name="alone_from_abroad_once"
            ),
        ]

    def __str__(self) -> str:
        """Say since when."""
        return str(self.since)


@pghistory.track()
class LifeStoryPiece(Row):
    """One piece of the child's own book: a photo, letter, award or words, of the first family or of the homes after (seed 004: 1765)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref path sha256 content_type put_in_by version",
        personal="person who_is_on_it",
        practice="kind of_when about_year part",
        special="title words keeps_back_why child_chose",
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="life_story")
    kind = models.CharField(max_length=10, help_text="photo, letter, award, words, thing.")
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    of_when = models.DateField(null=True, blank=True)
    about_year = models.PositiveSmallIntegerField(null=True, blank=True)
    part = models.CharField(max_length=12, help_text="before_care, in_care, both.")
    who_is_on_it = models.CharField(max_length=300, blank=True)
    path = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content_type = models.CharField(max_length=80, blank=True)
    child_chose = models.BooleanField(default=False)
    keeps_back_why = models.TextField(
        blank=True, help_text="Kept for later, with the reason and who decided."
    )
    put_in_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["of_when", "about_year", "id"]

    def __str__(self) -> str:
        """Say the kind."""
        return self.kind


@pghistory.track()
class LeavingCare(Row):
    """Growing up out of care, to 21 or 25: adviser, pathway plan, staying with carers, ties that are kept."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family adviser staying_with entry version",
        personal="person",
        practice="word since until staying_since staying_until",
        special="staying_why ties",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="leaving_care")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="leaving_care")
    word = models.CharField(max_length=16, help_text="eligible, relevant, former_relevant, qualifying.")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    adviser = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    staying_with = models.ForeignKey(
        "care.Carer", models.PROTECT, null=True, blank=True, related_name="staying_put"
    )
    staying_since = models.DateField(null=True, blank=True)
    staying_until = models.DateField(null=True, blank=True)
    staying_why = models.TextField(blank=True)
    ties = models.JSONField(
        default=list, blank=True, help_text="[{person|named, why, how_kept}] ties kept for good."
    )
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "leaving care"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until__isnull=True), name="leaving_care_once"
            ),
        ]

    def __str__(self) -> str:
        """Say the word."""
        return self.word


@pghistory.track()
class PathwayPlan(Row):
    """A version of a young person's pathway plan, in their words, with a day to look again (at most six months)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref leaving made_by entry version",
        practice="made_on review_on agreed_on",
        special="wants home money work_and_learning health people identity young_person_says in_case",
    )

    leaving = models.ForeignKey(LeavingCare, models.PROTECT, related_name="pathway_plans")
    made_on = models.DateField()
    made_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    wants = models.TextField(help_text="What I want, in their words.")
    home = models.TextField(blank=True)
    money = models.TextField(blank=True)
    work_and_learning = models.TextField(blank=True)
    health = models.TextField(blank=True)
    people = models.TextField(blank=True)
    identity = models.TextField(blank=True)
    in_case = models.TextField(blank=True, help_text="If it does not work out: who to ring, where to sleep.")
    young_person_says = models.TextField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["made_on", "id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.made_on)


class KeepingInTouch(Written):
    """One contact with a care leaver, with home and days as they are then (statutory/903.md, OC3)."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref leaving entry recorded_by recorded_at",
        practice="on_day in_touch",
        special="activity home home_suitable they_say why_not_suitable",
    )

    leaving = models.ForeignKey(LeavingCare, models.PROTECT, related_name="in_touch")
    on_day = models.DateField()
    in_touch = models.CharField(max_length=4, help_text="YES NO DIED REFU NREQ RHOM.")
    activity = models.CharField(max_length=2, blank=True, help_text="A code of ACTIV.")
    home = models.CharField(max_length=1, blank=True, help_text="A letter of ACCOM.")
    home_suitable = models.BooleanField(null=True)
    why_not_suitable = models.TextField(blank=True)
    they_say = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say when."""
        return str(self.on_day)
