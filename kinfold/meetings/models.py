"""Any meeting: arranged around the family, prepared, held with the family first, and told to everybody at once."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


@pghistory.track()
class Meeting(models.Model):
    """One meeting about a family. Its time is offered to the family first."""

    class Kind(models.TextChoices):
        """What sort of meeting (the very words that the rules about time look for in an entry's detail)."""

        TEAM_FAMILY = "team_around_family", "Team around the family"
        TEAM_CHILD = "team_around_child", "Team around the child"
        STRATEGY = "strategy", "Meeting to move things on"
        CHILD_IN_NEED = "child_in_need_review", "Child in need review"
        CORE_GROUP = "core_group", "Core group"
        CONFERENCE = "child_protection_conference", "Child protection conference"
        FAMILY_GROUP = "family_group_conference", "Family group conference"
        TRANSITION = "transition", "Meeting about a move of school or service"
        OTHER = "other", "Another meeting"

    class State(models.TextChoices):
        """Where it stands (moves: `meetings/states.py`)."""

        ARRANGING = "arranging", "Being arranged"
        SET = "set", "Day and place are set"
        HELD = "held", "Held"
        CALLED_OFF = "called_off", "Called off"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family arranged_by chair entry version",
        practice=(
            "kind state starts_at minutes how agreed_with_family_on family_told_on arranged_on held_on notes_sent_on "
            "not_asked_why moved_why called_off_why"
        ),
        protected="place place_protected",
        special="why agreed_words",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=32, choices=Kind, default=Kind.TEAM_FAMILY)
    why = models.TextField(help_text="What it is for, in plain words.")
    state = models.CharField(max_length=10, choices=State, default=State.ARRANGING)
    arranged_on = models.DateField()
    arranged_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    chair = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    place_protected = models.BooleanField(
        default=False,
        help_text="Only those who run it or are invited, and from whom nothing is kept, are told.",
    )
    not_asked_why = models.TextField(blank=True, help_text="Why a time was set before the family was asked.")
    moved_why = models.TextField(
        blank=True, help_text="Why the day or place changed, as the family was told."
    )
    how = models.CharField(
        max_length=200, blank=True, help_text="In person, by telephone, on screen; child care, travel."
    )
    agreed_with_family_on = models.DateField(null=True, blank=True)
    family_told_on = models.DateField(null=True, blank=True, help_text="Told first of the newest change.")
    held_on = models.DateField(null=True, blank=True)
    agreed_words = models.TextField(blank=True, help_text="What is sent to everybody, in the words agreed.")
    notes_sent_on = models.DateField(null=True, blank=True)
    called_off_why = models.TextField(blank=True)
    entry = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state="set") | Q(starts_at__isnull=False), name="meeting_set_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_on__isnull=False), name="meeting_held_on"
            ),
            models.CheckConstraint(
                condition=~Q(state="called_off") | ~Q(called_off_why=""), name="called_off_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the kind."""
        return self.kind


class TimeOffered(models.Model):
    """A time that suits somebody: the family's own first, then what workers could do."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id meeting offered_by",
        personal="person",
        practice="starts_at offered_on chosen suits family_first",
    )

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()
    offered_on = models.DateField()
    person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of the family, if so.",
    )
    offered_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="+")
    family_first = models.BooleanField(default=False, help_text="Named by the family before any worker.")
    suits = models.BooleanField(null=True, help_text="Whether the family says it suits them.")
    chosen = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting"], condition=Q(chosen=True), name="one_time_chosen"),
        ]

    def __str__(self) -> str:
        """Say when."""
        return str(self.starts_at)


@pghistory.track()
class Invitation(models.Model):
    """Somebody asked to a meeting: worker, family or friend; how they know the child; whether they came."""

    class Attended(models.TextChoices):
        """How they took part."""

        UNKNOWN = "", "Not yet recorded"
        IN_PERSON = "in_person", "In person"
        BY_PHONE = "by_phone", "By telephone or on screen"
        REPORT = "report_sent", "Sent a report"
        ABSENT = "absent", "Did not come"

    class As(models.TextChoices):
        """In what part."""

        FAMILY = "family", "Family"
        SUPPORTER = "supporter", "Supporter or advocate"
        SPOKESPERSON = "spokesperson", "Speaks for the child"
        WORKER = "worker", "Worker"
        CHAIR = "chair", "Chair"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref meeting practitioner report_by",
        personal="person named",
        practice="part asked_on coming attended report_asked_on report_on family_agrees",
        special="knows_child absent_why report",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    practitioner = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    named = models.CharField(max_length=200, blank=True, help_text="Somebody who is on no record.")
    part = models.CharField(max_length=12, choices=As, default=As.WORKER)
    knows_child = models.TextField(
        blank=True, help_text="How they know the child; nobody decides on a child unknown to them."
    )
    asked_on = models.DateField()
    family_agrees = models.BooleanField(null=True, help_text="Whether the family is glad they come.")
    coming = models.BooleanField(null=True)
    attended = models.CharField(max_length=12, choices=Attended, blank=True, default="")
    absent_why = models.CharField(max_length=300, blank=True)
    report_asked_on = models.DateField(null=True, blank=True)
    report = models.TextField(blank=True)
    report_on = models.DateField(null=True, blank=True)
    report_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["practitioner", "meeting"], name="invited_to"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "practitioner"],
                condition=Q(practitioner__isnull=False),
                name="worker_invited_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="person_invited_once"
            ),
            models.CheckConstraint(
                condition=Q(practitioner__isnull=False, person__isnull=True, named="")
                | Q(practitioner__isnull=True, person__isnull=False, named="")
                | (Q(practitioner__isnull=True, person__isnull=True) & ~Q(named="")),
                name="invitation_names_one",
            ),
            models.CheckConstraint(
                condition=~Q(attended="absent") | ~Q(absent_why=""), name="absent_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say the part."""
        return self.part


class Preparation(models.Model):
    """A talk with somebody of the family before a meeting: what to expect, what they want said, who sits beside them."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id meeting recorded_by recorded_at",
        personal="person",
        practice="on_day sheet_given talked_with",
        special="wants_said worries beside_them",
    )

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="preparations")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    on_day = models.DateField()
    talked_with = models.CharField(max_length=200, help_text="Name and job of who prepared them.")
    sheet_given = models.BooleanField(default=False)
    wants_said = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    beside_them = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Say when."""
        return str(self.on_day)


class Minute(models.Model):
    """One thing said or decided, typed as it happens. Never changed; a correction is another."""

    class Sort(models.TextChoices):
        """What sort of line."""

        FAMILY = "family_said", "The family said"
        CHILD = "child_said", "The child says"
        SAID = "said", "Said"
        DECIDED = "decided", "Decided"
        DISAGREED = "disagreed", "Seen differently"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id meeting recorded_by recorded_at", practice="sort said_by", special="what why"
    )

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes_taken")
    sort = models.CharField(max_length=12, choices=Sort, default=Sort.SAID)
    what = models.TextField()
    why = models.TextField(blank=True, help_text="The reason, for a decision.")
    said_by = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say the sort."""
        return self.sort


class Told(models.Model):
    """Who was told what about a meeting, and when: the family first, the notes to everybody at once."""

    class About(models.TextChoices):
        """What they were told."""

        TIME = "time", "Day and place"
        CHANGE = "change", "A change"
        OFF = "off", "Called off"
        NOTES = "notes", "The notes"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id meeting invitation recorded_by recorded_at", practice="what_about on_day how"
    )

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="told")
    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="told")
    what_about = models.CharField(max_length=8, choices=About)
    on_day = models.DateField()
    how = models.CharField(max_length=100, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        """Say what about."""
        return self.what_about
