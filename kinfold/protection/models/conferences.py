"""The child protection conference: prepared with the family, decided child by child, disagreement kept."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base.rows import Row, Written
from kinfold.base.sensitivity import Sensitivity, declare


class Category(models.TextChoices):
    """The census's categories (statutory/cin.md, ABUSE). "Multiple" is read from elsewhere and never offered."""

    NEGLECT = "NEG", "Neglect"
    PHYSICAL = "PHY", "Physical harm"
    SEXUAL = "SAB", "Sexual harm"
    EMOTIONAL = "EMO", "Emotional harm"
    MULTIPLE = "MUL", "Multiple (not recommended)"


class Participation(models.TextChoices):
    """How a child took part in a conference or review (statutory/903.md, PARTICIPATION)."""

    UNDER_4 = "PN0", "Under four years old"
    SPOKE = "PN1", "Came and spoke"
    ADVOCATE_SPOKE = "PN2", "Came; an advocate spoke for them"
    SHOWED = "PN3", "Came and showed what they think without words"
    SILENT = "PN4", "Came and did not say what they think"
    ADVOCATE_SENT = "PN5", "Did not come; an advocate spoke for them"
    SENT_VIEWS = "PN6", "Did not come; sent what they think another way"
    NO_VIEWS = "PN7", "Did not come, and nobody brought what they think"


@pghistory.track()
class Conference(Row):
    """One conference about some or all children of a family. The room and the people in it are a meeting of the meetings room."""

    class Kind(models.TextChoices):
        """Which conference."""

        INITIAL = "initial", "Initial child protection conference"
        REVIEW = "review", "Review conference"
        PRE_BIRTH = "pre_birth", "Pre-birth conference"
        TRANSFER_IN = "transfer_in", "Transfer-in conference"

    class State(models.TextChoices):
        """Where it stands (moves: `protection/states.py`)."""

        PREPARING = "preparing", "Being prepared"
        HELD = "held", "Held, and decided"
        CALLED_OFF = "called_off", "Called off"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family meeting discussion chair entry version",
        practice=(
            "kind state asked_for_on due_on held_on report_shared_on chair_met_family_on chair_met_child_on "
            "in_the_room quorate family_spoke_first next_due_on from_authority"
        ),
        special=(
            "late_why report_shared_how report_not_shared_why supporter_asked why_so_many quorum_why family_view "
            "called_off_why must_change if_it_does_not"
        ),
    )

    family = models.ForeignKey("network.Family", models.PROTECT, related_name="conferences")
    meeting = models.CharField(
        max_length=20, help_text="Reference of the meeting: invitations, reports, notes."
    )
    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.PREPARING)
    discussion = models.ForeignKey(
        "protection.StrategyDiscussion", models.PROTECT, null=True, blank=True, related_name="conferences"
    )
    from_authority = models.CharField(
        max_length=120, blank=True, help_text="Transfer in: who held the plan before."
    )
    asked_for_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    late_why = models.TextField(blank=True)
    chair = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    report_shared_on = models.DateField(null=True, blank=True, help_text="The family read the report before.")
    report_shared_how = models.TextField(blank=True)
    report_not_shared_why = models.TextField(blank=True)
    chair_met_family_on = models.DateField(null=True, blank=True)
    chair_met_child_on = models.DateField(null=True, blank=True)
    supporter_asked = models.TextField(
        blank=True, help_text="Who may sit beside them, and what they answered."
    )
    in_the_room = models.PositiveSmallIntegerField(null=True, blank=True)
    why_so_many = models.TextField(blank=True)
    held_on = models.DateField(null=True, blank=True)
    quorate = models.BooleanField(null=True)
    quorum_why = models.TextField(blank=True, help_text="Not quorate and held all the same: why.")
    family_spoke_first = models.BooleanField(null=True)
    family_view = models.TextField(
        blank=True, help_text="What the family says of the decision, in their words."
    )
    must_change = models.TextField(
        blank=True, help_text="What must be different for each child, in plain words."
    )
    if_it_does_not = models.TextField(blank=True, help_text="What happens otherwise, said plainly.")
    next_due_on = models.DateField(null=True, blank=True)
    called_off_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_for_on", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_on__isnull=False), name="conference_held_on"
            ),
            models.CheckConstraint(
                condition=~Q(quorate=False) | ~Q(quorum_why=""), name="held_without_quorum_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say which."""
        return self.kind


class ConferenceChild(Row):
    """What a conference was about, and decided, for one child. Brothers and sisters may be decided differently."""

    class Decision(models.TextChoices):
        """What was decided for this child."""

        UNDECIDED = "", "Not yet decided"
        PLAN = "plan", "A child protection plan"
        NO_PLAN = "no_plan", "No child protection plan"
        CONTINUES = "continues", "The plan goes on"
        ENDS = "ends", "The plan ends"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref conference enquiry",
        personal="person",
        practice="participation advocate_offered_on advocate_taken decision category",
        special="who_knows_child child_says decision_why what_follows",
    )

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="children")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="conferences")
    enquiry = models.ForeignKey(
        "protection.Enquiry", models.PROTECT, null=True, blank=True, related_name="conferences"
    )
    who_knows_child = models.TextField(blank=True, help_text="Who in the room knows this child, and how.")
    participation = models.CharField(max_length=3, choices=Participation, blank=True, default="")
    advocate_offered_on = models.DateField(null=True, blank=True)
    advocate_taken = models.BooleanField(null=True)
    child_says = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True, default=Decision.UNDECIDED)
    decision_why = models.TextField(blank=True)
    category = models.CharField(max_length=3, choices=Category, blank=True, default="")
    what_follows = models.TextField(
        blank=True, help_text="No plan, or an ended one: what help goes on, and who leads."
    )

    class Meta:
        verbose_name_plural = "conference children"
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["conference", "person"], name="child_once_in_a_conference"),
            models.CheckConstraint(
                condition=Q(decision="") | ~Q(decision_why=""), name="conference_decides_with_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["plan", "continues"]) | ~Q(category=""), name="plan_has_a_category"
            ),
        ]

    def __str__(self) -> str:
        """Say the decision."""
        return self.decision


class Circumstance(Written):
    """What is hard in a parent's or carer's own life, said at a conference: apart from the category, and never a blame.

    Several may hold (seed 002: 271-278, table 4.1). The words are `services.rules.NEEDS`: a parent's need is a need.
    """

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref conference entry recorded_by recorded_at",
        personal="person",
        practice="since_known",
        special="word note",
    )

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="circumstances")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    word = models.CharField(max_length=40)
    note = models.TextField(blank=True)
    since_known = models.BooleanField(default=False, help_text="Known before this conference.")

    def __str__(self) -> str:
        """Say the word."""
        return self.word


class Dissent(Written):
    """Somebody who sees a decision differently, and why. Kept beside it; shown on every page that shows the decision."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref conference practitioner entry recorded_by recorded_at",
        personal="person child named",
        special="says would_have",
    )

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="dissents")
    child = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    practitioner = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    named = models.CharField(max_length=200, blank=True)
    says = models.TextField()
    would_have = models.CharField(max_length=300, blank=True, help_text="What they would have decided.")

    def __str__(self) -> str:
        """Say nothing of it."""
        return "seen differently"


class QualityAnswer(Written):
    """One answer about how well the conference was run (`rules.QUALITY`, after seed 002: 749). For learning, not for scoring."""

    class Answer(models.TextChoices):
        """Three answers, no number."""

        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref conference entry recorded_by recorded_at",
        practice="question answer answered_as",
        special="note",
    )

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="quality")
    question = models.CharField(max_length=40)
    answer = models.CharField(max_length=6, choices=Answer)
    answered_as = models.CharField(max_length=20, help_text="chair, worker, family or child.")
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        """Say which question."""
        return self.question
