"""Notes, visits, documents and instruments. A signed record is never changed: later words are addenda."""

from typing import ClassVar

from django.db import models

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Record(models.Model):
    """What every record has: when it happened, who made it, which family, its chronology entry."""

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="%(class)ss")
    happened_on = models.DateField()
    made_by = models.ForeignKey("agencies.Practitioner", models.PROTECT, null=True, related_name="%(class)ss")
    entry = models.UUIDField(null=True, blank=True, help_text="Its chronology entry.")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Note(Record):
    """A note of a conversation, call or observation, about one or several people."""

    class Kind(models.TextChoices):
        """What sort of note."""

        CONVERSATION = "conversation", "Conversation"
        CALL = "call", "Telephone call"
        MESSAGE = "message", "Letter or message"
        OBSERVATION = "observation", "Something seen"
        SUPERVISION = "supervision", "Supervision"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family made_by entry recorded_at addendum_to",
        practice="happened_on kind shared_with_family",
        special="what meant",
    )

    kind = models.CharField(max_length=14, choices=Kind, default=Kind.CONVERSATION)
    what = models.TextField()
    meant = models.TextField(
        blank=True, help_text="What it may mean for the child, kept apart from what was seen."
    )
    shared_with_family = models.BooleanField(default=False)
    addendum_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="addenda")

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class NoteAbout(models.Model):
    """A person whom a note is about."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id note", personal="person")

    note = models.ForeignKey(Note, models.CASCADE, related_name="about")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Say nothing."""
        return "person in a note"


class Visit(Record):
    """A visit: why, where, who was seen, and what each child said or showed."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family made_by entry recorded_at",
        practice="happened_on place purpose announced nobody_in joint_with",
        special="what meant home_conditions",
    )

    purpose = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=120, blank=True)
    announced = models.BooleanField(default=True)
    nobody_in = models.BooleanField(default=False)
    joint_with = models.CharField(max_length=200, blank=True, help_text="Who came too, and in what role.")
    what = models.TextField()
    meant = models.TextField(blank=True)
    home_conditions = models.TextField(blank=True)

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class VisitSeen(models.Model):
    """One person at a visit: seen, seen alone, where they sleep seen, what they said or showed."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id visit",
        personal="person seen seen_alone bedroom_seen not_alone_why",
        special="said_or_showed",
    )

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="seen")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="visits")
    seen = models.BooleanField(default=True)
    seen_alone = models.BooleanField(default=False)
    not_alone_why = models.CharField(max_length=300, blank=True)
    bedroom_seen = models.BooleanField(default=False)
    said_or_showed = models.TextField(blank=True)

    def __str__(self) -> str:
        """Say nothing."""
        return "person at a visit"


class Document(Record):
    """A file kept with the record: outside the database, checked for what it says it is, served only by a view."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family made_by entry recorded_at path size sha256 content_type",
        practice="happened_on shared_with_family",
        special="title file_name",
    )

    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200, help_text="Under the documents folder; random, tells nothing.")
    shared_with_family = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Say the reference."""
        return self.ref


class DocumentAbout(models.Model):
    """A person whom a document is about."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id document", personal="person")

    document = models.ForeignKey(Document, models.CASCADE, related_name="about")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Say nothing."""
        return "person in a document"


class InstrumentResult(Record):
    """The result of an instrument (Graded Care Profile, SDQ, ...): one source among others, never a verdict.

    The result is kept as the instrument words it. Kinfold adds nothing up and ranks nobody.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family made_by entry recorded_at person",
        practice="happened_on instrument completed_by",
        special="result meant",
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="instrument_results")
    instrument = models.CharField(max_length=40)
    completed_by = models.CharField(max_length=200)
    result = models.TextField()
    meant = models.TextField(blank=True)

    def __str__(self) -> str:
        """Say the instrument."""
        return self.instrument
