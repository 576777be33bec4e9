"""The one family assessment that grows: contributions that are never overwritten, and stages that are signed snapshots."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare

_AS_SIGNED = (
    "purpose in_plain_words what_may_follow state begun_on signed_on lead_id signed_by_id entry done_entry"
)
_DIFFERS = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _AS_SIGNED.split())
_STAGE_IS_SIGNED = """
    IF EXISTS (SELECT 1 FROM assessment_stage s WHERE s.id = NEW.stage_id AND s.state = 'signed') THEN
        RAISE EXCEPTION 'a signed stage cannot be changed';
    END IF;
"""


class Assessment(models.Model):
    """A family's assessment: one, for ever. Stages come and go; what was said stays."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family begun_by entry", practice="begun_on"
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.OneToOneField("network.Family", models.PROTECT, related_name="assessment")
    begun_on = models.DateField()
    begun_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    entry = models.UUIDField(null=True, blank=True)

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class Contribution(models.Model):
    """What one person or agency adds to one section, on one day. Append-only: a change is a new one that `replaces` it."""

    class Account(models.TextChoices):
        """Whose account it is: the three columns."""

        CHILD = "child", "The child's account"
        PARENT = "parent", "The parent's or carer's account"
        WORKER = "worker", "The worker's account"

    class Sort(models.TextChoices):
        """What sort of contribution."""

        FACT = "fact", "How things are"
        STRENGTH = "strength", "What is going well"
        WORRY = "worry", "What worries us"
        DAY = "day", "A day in my life"
        GROW = "grow", "What I need to grow"
        THINK = "think", "What I need people to think about"
        DO = "do", "What I need people to do"
        TRIED = "tried", "Help tried, and how it went"
        INSTINCT = "instinct", "A worker's instinct, labelled as such"
        DISAGREE = "disagree", "Where we see it differently"

    class Sharing(models.TextChoices):
        """Who in the family may read it. Workers in the team read all but what is withheld."""

        FAMILY = "family", "Shared with the family"
        OWN = "own", "Only whoever said it, and workers, until they share it"
        WORKERS = "workers", "Not shared with the family (with a reason)"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref assessment author recorded_by recorded_at entry replaces source source_ref",
        personal="person said_by_person",
        practice="section account sort on_day said_by organisation sharing why_not_shared domain strength_beside",
        special="words evidence",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="contributions")
    section = models.CharField(
        max_length=40, help_text="`assessment.rules.SECTIONS`: a side of the triangle."
    )
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Whom it is about; nobody: the family as a whole.",
    )  # fmt: skip
    account = models.CharField(max_length=8, choices=Account, default=Account.WORKER)
    sort = models.CharField(max_length=10, choices=Sort, default=Sort.FACT)
    words = models.TextField()
    evidence = models.TextField(blank=True, help_text="What was seen or heard that shows it.")
    domain = models.CharField(
        max_length=20, blank=True, help_text="A neglect domain (`assessment.rules.DOMAINS`)."
    )
    strength_beside = models.CharField(
        max_length=20, blank=True, help_text="Reference of the strength beside a worry."
    )
    on_day = models.DateField(help_text="When it was said or seen.")
    said_by = models.CharField(max_length=200, help_text="Name and job, or what they are to the child.")
    said_by_person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    author = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("agencies.Organisation", models.PROTECT, null=True, related_name="+")
    sharing = models.CharField(max_length=8, choices=Sharing, default=Sharing.FAMILY)
    why_not_shared = models.CharField(max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by",
        help_text="The database lets a contribution be replaced once: the second writer is shown both.",
    )  # fmt: skip
    source = models.CharField(
        max_length=20, blank=True, help_text="Where it was carried from (own_words, need, ...)."
    )
    source_ref = models.CharField(max_length=40, blank=True)
    entry = models.UUIDField(null=True, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["assessment", "section", "id"], name="contribution_section"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(words=""), name="contribution_says_something"),
            models.CheckConstraint(
                condition=~Q(sharing="workers") | ~Q(why_not_shared=""), name="not_shared_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class StillTrue(models.Model):
    """What somebody answered when asked whether a contribution still holds."""

    class Answer(models.TextChoices):
        """The three answers. Changed means a new contribution replaces it."""

        CONFIRMED = "confirmed", "Still true"
        CHANGED = "changed", "Changed"
        NO_LONGER = "no_longer", "No longer true"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id contribution stage recorded_by recorded_at",
        practice="answer on_day said_by",
        special="why",
    )

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="asked_again")
    stage = models.ForeignKey("Stage", models.PROTECT, null=True, blank=True, related_name="asked_again")
    answer = models.CharField(max_length=10, choices=Answer)
    on_day = models.DateField()
    said_by = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]

    def __str__(self) -> str:
        """Say the answer."""
        return self.answer


@pghistory.track()
class Stage(models.Model):
    """One purpose for which the assessment is written up: early help, child and family, section 47, ...

    While open, people add contributions and write its analysis; signing makes a `Snapshot` that nobody can change.
    """

    class Purpose(models.TextChoices):
        """What a stage is for."""

        EARLY_HELP = "early_help", "Early help assessment"
        CHILD_AND_FAMILY = "child_and_family", "Child and family assessment"
        SECTION_47 = "section_47", "Section 47 enquiry"
        PARENTING_CAPACITY = "parenting_capacity", "Parenting capacity assessment"
        VIABILITY = "viability", "Viability assessment of relatives or friends"
        CONFERENCE = "conference_report", "Report for a child protection conference"
        COURT = "court_statement", "Statement for court"
        OTHER = "other", "Another purpose"

    class State(models.TextChoices):
        """Where it stands (moves: `assessment/states.py`)."""

        OPEN = "open", "Being written"
        READY = "ready", "Ready to be agreed"
        SIGNED = "signed", "Signed"
        STOPPED = "stopped", "Stopped before it was finished"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref assessment lead signed_by approved_by entry done_entry version",
        practice="purpose state begun_on ready_on signed_on approved_on stopped_on",
        special="in_plain_words what_may_follow stopped_why manager_says",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="stages")
    purpose = models.CharField(max_length=20, choices=Purpose)
    in_plain_words = models.TextField(help_text="What this is for, as it is said to the family.")
    what_may_follow = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    begun_on = models.DateField()
    ready_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    stopped_why = models.TextField(blank=True)
    lead = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    signed_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    manager_says = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True, help_text="Chronology entry of its beginning.")
    done_entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["begun_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["assessment", "purpose"], condition=Q(state__in=["open", "ready"]),
                name="one_open_stage_of_a_purpose",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | (Q(signed_on__isnull=False) & Q(signed_by__isnull=False)),
                name="signed_by_somebody",
            ),
        ]  # fmt: skip
        # What the actions keep, PostgreSQL keeps too: of a signed stage only the approval may still be added.
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="signed_stage_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"OLD.state = 'signed' AND ({_DIFFERS})"),
            ),
            pgtrigger.Protect(name="no_stage_is_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        """Say the purpose."""
        return self.purpose


@pghistory.track()
class Analysis(models.Model):
    """So what, for this child? Written together while a stage is open: `version` guards against writing over each other."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id stage written_by version",
        personal="child",
        special="so_what change_needed what_would_help",
    )

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="analyses")
    child = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    so_what = models.TextField(blank=True, help_text="What it means for this child.")
    change_needed = models.TextField(
        blank=True, help_text="What must change, and how quickly for this child."
    )
    what_would_help = models.TextField(blank=True)
    written_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["stage", "child"], name="one_analysis_for_each_child"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="signed_analysis_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_STAGE_IS_SIGNED + "RETURN NEW;",
            ),
            pgtrigger.Protect(name="no_analysis_is_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        """Say nothing of what it holds."""
        return "analysis"


class Signature(models.Model):
    """How one person answered when asked to sign a stage: agreed, reluctantly, or not. Refusing stops nothing by itself."""

    class Answer(models.TextChoices):
        """The answers, as for consent."""

        AGREED = "given", "Signed"
        RELUCTANT = "given_reluctantly", "Signed, reluctantly"
        REFUSED = "refused", "Did not sign"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id stage practitioner consent recorded_by recorded_at",
        personal="person",
        practice="answer on_day",
        special="in_their_words",
    )

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="signatures")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    practitioner = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.CharField(max_length=20, choices=Answer)
    on_day = models.DateField()
    in_their_words = models.TextField(blank=True)
    consent = models.CharField(
        max_length=20, blank=True, help_text="Reference of the consent it is, for a family member."
    )
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, practitioner__isnull=True)
                | Q(person__isnull=True, practitioner__isnull=False),
                name="signed_by_one",
            ),
        ]

    def __str__(self) -> str:
        """Say the answer."""
        return self.answer


class Snapshot(models.Model):
    """A stage as it was signed: every contribution relied on, analysis and signatures. Nobody can change it, ever."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id stage sha256 recorded_at", practice="signed_on", special="holds"
    )

    stage = models.OneToOneField(Stage, models.PROTECT, related_name="snapshot")
    signed_on = models.DateField()
    holds = models.JSONField(help_text="`assessment.rules.snapshot`: what was relied on, word for word.")
    sha256 = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Say when."""
        return str(self.signed_on)


class ReliedOn(models.Model):
    """A contribution that a signed stage relied on."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id stage contribution")

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="relied_on")
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="relied_on_by")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["stage", "contribution"], name="relied_on_once"),
        ]

    def __str__(self) -> str:
        """Say nothing."""
        return "relied on"
