"""Own words, consent, tellings: what children, parents and kin say, kept as they said it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class OwnWords(models.Model):
    """What a person said, drew or showed, in their words. Dated, attributed, never overwritten.

    A correction or a changed mind is a new row: first and later views both stay.
    """

    class Gathered(models.TextChoices):
        """How the words were gathered."""

        TALK = "talk", "Said in a talk"
        OWN_ENTRY = "own_entry", "Wrote it themselves"
        DRAWING = "drawing", "Drew it"
        CARDS = "cards", "With cards or play"
        SHOWED = "showed", "Showed it (too young or unable to say)"
        OVERHEARD = "overheard", "Overheard"

    class Basis(models.TextChoices):
        """Whether these are the words, or what those who know the person think they would say."""

        SAID = "said", "Said"
        PROBABLE = "probable", "Probable: written by those who know them"
        INFERRED = "inferred", "Our reading"

    class Topic(models.TextChoices):
        """What the words are about (topics of the scenario packs)."""

        FEELING = "how_it_felt", "How it feels"
        HELP = "the_help", "The help"
        MOVE = "the_move", "A move"
        WISHES = "wishes", "Wishes"
        WORRY = "the_worry", "The worry"
        MEETING = "the_meeting", "A meeting"
        AFTERWARDS = "afterwards", "Afterwards"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref person family recorded_by recorded_at entry corrects",
        practice="wrote_down_by where gathered basis topic only_my_worker warned_first interpreter said_on",
        special="words",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="own_words")
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="own_words")
    words = models.TextField()
    said_on = models.DateField()
    wrote_down_by = models.CharField(max_length=200, help_text="Name and job of whoever wrote it down.")
    where = models.CharField(max_length=200, blank=True)
    gathered = models.CharField(max_length=10, choices=Gathered, default=Gathered.TALK)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.SAID)
    topic = models.CharField(max_length=12, choices=Topic, default=Topic.FEELING)
    interpreter = models.CharField(max_length=200, blank=True, help_text="Who interpreted: never a relative.")
    only_my_worker = models.BooleanField(
        default=False, help_text="The person asked that only their worker sees."
    )
    warned_first = models.BooleanField(
        default=False, help_text="They were told before speaking what must be passed on."
    )
    entry = models.UUIDField(null=True, blank=True, help_text="Chronology entry it belongs to.")
    corrects = models.CharField(max_length=20, blank=True, help_text="Reference of the words this corrects.")
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "own words"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "-said_on"], name="own_words_person"),
            models.Index(fields=["entry"], condition=Q(entry__isnull=False), name="own_words_entry"),
        ]

    def __str__(self) -> str:
        """Never print the words."""
        return self.ref


class Consent(models.Model):
    """What one person decided, for one purpose, on one day. Consent is not engagement (seed 001: 1417)."""

    class Decision(models.TextChoices):
        """The five answers of the scenario packs."""

        GIVEN = "given", "Agreed"
        RELUCTANT = "given_reluctantly", "Agreed, reluctantly"
        REFUSED = "refused", "Said no"
        WITHDRAWN = "withdrawn", "Withdrew"
        NOT_SOUGHT = "not_sought", "Not asked"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref person family entry recorded_by recorded_at",
        practice="purpose decision decided_on told_what_happens",
        special="in_their_words",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="consents")
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=300, help_text="What it is for, in plain words.")
    decision = models.CharField(max_length=20, choices=Decision)
    decided_on = models.DateField()
    in_their_words = models.TextField(blank=True)
    told_what_happens = models.BooleanField(default=True, help_text="They were told what follows either way.")
    entry = models.UUIDField(null=True, blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Say the decision only."""
        return self.decision


class Telling(models.Model):
    """One time that a person had to give their account to somebody new (promise 1: told once, and counted)."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id person family entry recorded_at", practice="told_to told_on occasion"
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="tellings")
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="tellings")
    told_to = models.CharField(max_length=300, help_text="Who heard it.")
    told_on = models.DateField()
    occasion = models.CharField(max_length=200, blank=True)
    entry = models.UUIDField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "entry"], name="told_once_per_occasion"),
        ]

    def __str__(self) -> str:
        """Say when only."""
        return str(self.told_on)


class Silence(models.Model):
    """Why a child's own words are missing, when they are ("asleep at each visit"). A reason, dated."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id person family recorded_by recorded_at", practice="on_day what_next", special="reason"
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="silences")
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="silences")
    on_day = models.DateField()
    reason = models.TextField()
    what_next = models.TextField(blank=True)
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(reason=""), name="silence_has_a_reason"),
        ]

    def __str__(self) -> str:
        """Say when only."""
        return str(self.on_day)


class WhatCameOfIt(models.Model):
    """What came of somebody's words: the answer they were given, and when. Nothing came of it is an answer too, with why."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id words recorded_by recorded_at", practice="on_day told_them", special="what"
    )

    words = models.ForeignKey(OwnWords, models.PROTECT, related_name="outcomes")
    what = models.TextField()
    on_day = models.DateField()
    told_them = models.CharField(max_length=300, blank=True, help_text="Who told them, and how.")
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on_day", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(what=""), name="something_came_of_it"),
        ]

    def __str__(self) -> str:
        """Say when only."""
        return str(self.on_day)


class ViewOnDecision(models.Model):
    """What somebody wished when a decision was made about them, and whether it was followed; or why they were not asked."""

    class Followed(models.TextChoices):
        """Whether the decision followed their wish."""

        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No, and they were told why"
        OPEN = "open", "Not yet decided"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id person family decision_entry words recorded_by recorded_at",
        practice="on_day followed",
        special="decision why not_asked_why",
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="views_on_decisions")
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="views_on_decisions")
    decision = models.TextField(help_text="What was decided, in plain words.")
    decision_entry = models.UUIDField(null=True, blank=True)
    words = models.ForeignKey(OwnWords, models.PROTECT, null=True, blank=True, related_name="+")
    not_asked_why = models.TextField(blank=True)
    followed = models.CharField(max_length=8, choices=Followed, default=Followed.OPEN)
    why = models.TextField(blank=True)
    on_day = models.DateField()
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(words__isnull=False) | ~Q(not_asked_why=""), name="wish_or_why_not_asked"
            ),
        ]

    def __str__(self) -> str:
        """Say when only."""
        return str(self.on_day)


class Feedback(models.Model):
    """What somebody of the family says of the help after a stage, a meeting or the end; and what we changed because of it."""

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref person family recorded_by recorded_at replies_to",
        practice="after_what on_day gathered",
        special="what_helped what_did_not what_we_changed",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="feedback")
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="feedback")
    after_what = models.CharField(max_length=40, help_text="stage, meeting, review, step, closing.")
    what_helped = models.TextField(blank=True)
    what_did_not = models.TextField(blank=True)
    what_we_changed = models.TextField(blank=True, help_text="The reply, in a row of its own (`replies_to`).")
    replies_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    gathered = models.CharField(max_length=10, choices=OwnWords.Gathered, default=OwnWords.Gathered.TALK)
    on_day = models.DateField()
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Say when only."""
        return str(self.on_day)
