"""Strategy discussions, section 47 enquiries, and what police or a court did in an emergency."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from kinfold.base.rows import Row
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class StrategyDiscussion(Row):
    """Children's social care, police, health and others decide together whether to make section 47 enquiries.

    What is said here is a restricted section (access matrix, row V4): the family reads that it was held, and why, from
    what is told them, not from this row.
    """

    class Decision(models.TextChoices):
        """What was decided for the children together; each child's own enquiry may differ."""

        SINGLE = "single", "Enquiries by social care alone"
        JOINT = "joint", "Enquiries by social care and police together"
        NONE = "none", "No section 47 enquiries"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family led_by entry version",
        practice="held_on how decision",
        special="why what_is_known decided_why keeps_safe_now told_family told_family_why_not",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="strategy_discussions")
    held_on = models.DateField()
    how = models.CharField(max_length=120, blank=True, help_text="A meeting, or by telephone.")
    why = models.TextField(help_text="What made people meet.")
    what_is_known = models.TextField(blank=True, help_text="What each agency knows.")
    decision = models.CharField(max_length=8, choices=Decision)
    decided_why = models.TextField()
    keeps_safe_now = models.TextField(
        blank=True, help_text="What keeps each child safe today, and who does it."
    )
    told_family = models.TextField(blank=True, help_text="What the family is told, when and by whom.")
    told_family_why_not = models.TextField(blank=True, help_text="Why they are not told yet, if so.")
    led_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-held_on", "-id"]

    def __str__(self) -> str:
        """Say what was decided."""
        return self.decision


class TookPart(models.Model):
    """Somebody who took part in a strategy discussion, for which agency, and what they brought."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id discussion practitioner", practice="named agency", special="brought"
    )

    discussion = models.ForeignKey(StrategyDiscussion, models.CASCADE, related_name="took_part")
    practitioner = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    named = models.CharField(max_length=200, blank=True)
    agency = models.CharField(
        max_length=40, help_text="A word of `rules.AGENCIES`: social_care, police, health, ..."
    )
    brought = models.TextField(blank=True)

    def __str__(self) -> str:
        """Say the agency."""
        return self.agency


@pghistory.track()
class Enquiry(Row):
    """Section 47 enquiries about one child (Children Act 1989 s.47): from the strategy discussion to their outcome."""

    class State(models.TextChoices):
        """Where it stands (moves: `protection/states.py`)."""

        OPEN = "open", "Being made"
        READY = "ready", "Written, waiting for a manager"
        ENDED = "ended", "Ended"

    class Outcome(models.TextChoices):
        """What was found. Not a verdict on a person."""

        RISK = "substantiated_risk", "Concerns borne out; the child is likely to be harmed without a plan"
        NO_RISK = "substantiated_no_risk", "Concerns borne out; the child is not likely to be harmed now"
        NOT = "not_substantiated", "Concerns not borne out"

    class Next(models.TextChoices):
        """What follows."""

        CONFERENCE = "conference", "Initial child protection conference"
        CHILD_IN_NEED = "child_in_need", "Help as a child in need"
        EARLY_HELP = "early_help", "Early help"
        COURT = "court", "Legal advice, or court at once"
        NOTHING = "nothing", "Nothing more from social care"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref discussion family lead written_by approved_by entry ended_entry stage version",
        personal="person",
        practice="began_on joint state outcome next ready_on ended_on medical_asked_on medical_on told_on told_by",
        special="outcome_why next_why medical_says medical_agreed told_how child_says family_says manager_says",
    )

    discussion = models.ForeignKey(StrategyDiscussion, models.PROTECT, related_name="enquiries")
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="enquiries")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="enquiries", help_text="The child."
    )
    began_on = models.DateField(help_text="The day of the strategy discussion that began it.")
    joint = models.BooleanField(default=False)
    lead = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(
        "agencies.Practitioner",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Who wrote the outcome.",
    )
    stage = models.CharField(
        max_length=20, blank=True, help_text="Reference of the assessment's section 47 stage."
    )
    medical_asked_on = models.DateField(null=True, blank=True)
    medical_agreed = models.TextField(blank=True, help_text="Who agreed to it, and what the child said.")
    medical_on = models.DateField(null=True, blank=True)
    medical_says = models.TextField(blank=True)
    child_says = models.TextField(blank=True)
    family_says = models.TextField(blank=True)
    outcome = models.CharField(max_length=22, choices=Outcome, blank=True, default="")
    outcome_why = models.TextField(blank=True)
    next = models.CharField(max_length=14, choices=Next, blank=True, default="")
    next_why = models.TextField(blank=True)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    ready_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    manager_says = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True, help_text="The family was told how it ended.")
    told_by = models.CharField(max_length=200, blank=True)
    told_how = models.TextField(
        blank=True, help_text="The words used: kindly, and what stays behind in the record."
    )
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "enquiries"
        ordering: ClassVar[list[str]] = ["-began_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on__isnull=True), name="one_open_enquiry_of_a_child"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")), name="enquiry_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended")
                | (Q(ended_on__isnull=False) & ~Q(outcome="") & ~Q(next="") & ~Q(outcome_why="")),
                name="enquiry_ends_with_an_outcome_and_why",
            ),
        ]

    def __str__(self) -> str:
        """Say where it stands."""
        return self.state


@pghistory.track()
class EmergencyPower(Row):
    """Police protection, or an emergency protection order, about one child (Children Act 1989 ss.44-46)."""

    class Kind(models.TextChoices):
        """Under what power; the codes of the looked-after return beside."""

        POLICE = "police_protection", "Police protection (s.46; L1)"
        ORDER = "emergency_protection_order", "Emergency protection order (s.44; L2)"
        EXTENDED = "emergency_order_extended", "Emergency protection order made longer (s.45)"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family recorded_by entry version",
        personal="person",
        practice="kind began_at ends_by ended_at ended_how made_by",
        special="why child_told child_says parents_told what_next",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="emergency_powers")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="emergency_powers")
    kind = models.CharField(max_length=28, choices=Kind)
    began_at = models.DateTimeField()
    ends_by = models.DateTimeField(
        help_text="The last moment that the law allows (`law/timescales/protection`)."
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=200, blank=True)
    made_by = models.CharField(max_length=200, help_text="Designated officer, or the court.")
    why = models.TextField()
    child_told = models.TextField(blank=True, help_text="What the child was told, in which words.")
    child_says = models.TextField(blank=True)
    parents_told = models.TextField(blank=True)
    what_next = models.TextField(blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-began_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ends_by__gt=F("began_at")), name="emergency_power_ends_later"),
        ]

    def __str__(self) -> str:
        """Say the kind."""
        return self.kind
