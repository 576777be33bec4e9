"""Times under a child protection plan, cut out of the family's one plan; core groups; safety of workers; police notices."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinfold.agencies.models import Dated
from kinfold.base.rows import Days, Row, Written
from kinfold.base.sensitivity import Sensitivity, declare
from kinfold.protection.models.conferences import Category, Conference


@pghistory.track()
class ProtectionPlan(Row):
    """The time that one child is under a child protection plan. What is to be done stands in the family's one plan."""

    class Ended(models.TextChoices):
        """Why it ended."""

        STEP_DOWN_NEED = "child_in_need", "Safer; help goes on as a child in need"
        STEP_DOWN_EARLY = "early_help", "Safer; help goes on as early help"
        SAFER = "safer", "Safer; no more help is needed"
        CARE = "looked_after", "The child came into care"
        MOVED = "moved_away", "The family moved; another authority holds the plan"
        GROWN = "grown_up", "Eighteen"
        DIED = "died", "The child died"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family began_at ended_at entry ended_entry",
        personal="person",
        practice="began_on category category_now ended_on ended_how before_elsewhere from_authority to_authority",
        special="ended_why what_followed",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="protection_plans")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="protection_plans")
    began_on = models.DateField(help_text="The day of the conference that made it.")
    began_at = models.ForeignKey(Conference, models.PROTECT, related_name="plans_made")
    category = models.CharField(max_length=3, choices=Category, help_text="At the start.")
    category_now = models.CharField(max_length=3, choices=Category)
    before_elsewhere = models.PositiveSmallIntegerField(
        default=0, help_text="Earlier plans held by other authorities."
    )
    from_authority = models.CharField(max_length=120, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.ForeignKey(
        Conference, models.PROTECT, null=True, blank=True, related_name="plans_ended"
    )
    ended_how = models.CharField(max_length=14, choices=Ended, blank=True, default="")
    ended_why = models.TextField(blank=True)
    to_authority = models.CharField(max_length=120, blank=True)
    what_followed = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    ended_entry = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["began_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="one_protection_plan_at_a_time",
                expressions=[
                    (Days("began_on", "ended_on", RangeBoundary()), RangeOperators.OVERLAPS),
                    ("person", RangeOperators.EQUAL),
                ],
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("began_on")),
                name="protection_plan_in_order",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_how="")
                | (Q(ended_on__isnull=False) & ~Q(ended_how="") & ~Q(ended_why="")),
                name="protection_plan_ends_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Say the category."""
        return self.category_now


class CategoryChange(Written):
    """A review conference that named another category, and why. The first stays on the plan."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref plan conference entry recorded_by recorded_at",
        practice="on_day category",
        special="why",
    )

    plan = models.ForeignKey(ProtectionPlan, models.PROTECT, related_name="category_changes")
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="+")
    on_day = models.DateField()
    category = models.CharField(max_length=3, choices=Category)
    why = models.TextField()

    def __str__(self) -> str:
        """Say the category."""
        return self.category


@pghistory.track()
class CoreGroupMember(Row, Dated):
    """Somebody of the core group: the family and the few workers who carry the plan between conferences (seed 002: 703)."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family practitioner",
        personal="person named",
        practice="does since until",
        special="left_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="core_group")
    practitioner = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    named = models.CharField(max_length=200, blank=True)
    does = models.CharField(max_length=200, blank=True, help_text="What they do in the plan, in plain words.")
    left_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["since", "id"]

    def __str__(self) -> str:
        """Say what they do."""
        return self.does


@pghistory.track()
class SafetyAlert(Row, Dated):
    """Something that the next visitor must know to be safe. Apart from the child's page; always with an end or a day to look again.

    About a happening, not about a sort of person: what happened, what to do. Only workers who visit or manage read it.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family raised_by looked_at_by entry version",
        personal="person",
        practice="happened_on since until look_again_on looked_at_on",
        special="what_happened what_to_do person_told ended_why",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="safety_alerts")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    happened_on = models.DateField()
    what_happened = models.TextField()
    what_to_do = models.TextField(help_text="Visit in twos, meet at the centre, ring before and after.")
    person_told = models.TextField(
        blank=True, help_text="Whether they know that this is written, and if not why."
    )
    look_again_on = models.DateField()
    looked_at_on = models.DateField(null=True, blank=True)
    looked_at_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    raised_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    ended_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-since", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | ~Q(ended_why=""), name="safety_alert_ends_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say nothing of it."""
        return "safety alert"


class PoliceNotice(Written):
    """Police tell that children were present at a domestic incident (Operation Encompass; seed 004: 2037-2041).

    Restricted (V4). From it, each child's school, nursery or health visitor is told the least that helps, by the next
    working day: `PoliceNoticeTold`.
    """

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family entry recorded_by recorded_at",
        personal="children",
        practice="happened_on received_on police_reference",
        special="what_police_say minimum",
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="police_notices")
    children = models.JSONField(default=list, help_text="References of the children who were there.")
    happened_on = models.DateField()
    received_on = models.DateField()
    police_reference = models.CharField(max_length=60, blank=True)
    what_police_say = models.TextField()
    minimum = models.TextField(
        help_text="The least that school or nursery needs in order to be kind tomorrow."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-received_on", "-id"]

    def __str__(self) -> str:
        """Say the day."""
        return str(self.received_on)


@pghistory.track()
class PoliceNoticeTold(Row):
    """One school, nursery or health visitor to be told of a notice: by when, told when, what they did for the child."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref notice practitioner told_by version",
        personal="child",
        practice="named due_on told_on acknowledged_on",
        special="support_given nobody_why",
    )

    notice = models.ForeignKey(PoliceNotice, models.PROTECT, related_name="told")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    practitioner = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    named = models.CharField(
        max_length=200, blank=True, help_text="School, nursery or health visitor, by name."
    )
    due_on = models.DateField(help_text="The next working day.")
    told_on = models.DateField(null=True, blank=True)
    told_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    acknowledged_on = models.DateField(null=True, blank=True)
    support_given = models.TextField(blank=True)
    nobody_why = models.TextField(blank=True, help_text="Why nobody is told for this child.")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        """Say when it is due."""
        return str(self.due_on)
