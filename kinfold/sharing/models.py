"""Who may see or do what and why: dated access rows, labels, things withheld, disclosures, the access log."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kinfold.agencies.models import Dated
from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Grant(Dated):
    """Access to one family that does not come from working with it: always dated, always with a reason.

    Working with a family is a `network.Involvement`; both are legitimate relationships.
    """

    class Kind(models.TextChoices):
        """Why access is given (`trust/README.md`, relationships that give access)."""

        DUTY = "duty", "Live contact at duty"
        CONSULTATION = "consultation", "Consultation"
        COVER = "cover", "Covering for a colleague"
        TRANSFER = "transfer", "Accepted transfer or joint case with another authority"
        REQUEST = "request", "Information governance request"
        GLASS = "glass", "Break-glass"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref practitioner team family person granted_by expires_at ended_on ended_by "
        "reviewed_by reviewed_on created_at",
        practice="kind since until why category review_note",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    practitioner = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, null=True, blank=True, related_name="grants"
    )
    team = models.ForeignKey("agencies.Team", models.PROTECT, null=True, blank=True, related_name="grants")
    family = models.ForeignKey("network.Family", models.CASCADE, related_name="grants")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="grants")
    kind = models.CharField(max_length=14, choices=Kind)
    why = models.TextField()
    category = models.CharField(max_length=40, blank=True, help_text="Break-glass: the kind of emergency.")
    expires_at = models.DateTimeField(null=True, blank=True, help_text="Break-glass: four hours.")
    ended_on = models.DateField(null=True, blank=True, help_text="Ended before its time: closed at once.")
    ended_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    granted_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    reviewed_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    reviewed_on = models.DateField(null=True, blank=True)
    review_note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["practitioner", "until", "family"], name="grant_mine"),
            models.Index(fields=["team", "until", "family"], name="grant_team"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(practitioner__isnull=False, team__isnull=True)
                | Q(practitioner__isnull=True, team__isnull=False),
                name="grant_to_worker_or_team",
            ),
            models.CheckConstraint(
                condition=~Q(kind="glass") | Q(expires_at__isnull=False), name="glass_expires"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="grant_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Say the kind only."""
        return self.kind


class Label(Dated):
    """A protective label on a family or a person: RESTRICTED or SEALED. No row means ordinary."""

    class Level(models.TextChoices):
        """How closely the record is kept."""

        RESTRICTED = "restricted", "Restricted"
        SEALED = "sealed", "Sealed"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id family person raised_by lower_asked_by lower_asked_on lowered_by",
        protected="level since until why lower_why",
    )

    family = models.ForeignKey("network.Family", models.CASCADE, null=True, blank=True, related_name="labels")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="labels")
    level = models.CharField(max_length=10, choices=Level)
    why = models.TextField()
    raised_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    lower_asked_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    lower_asked_on = models.DateField(null=True, blank=True)
    lower_why = models.TextField(blank=True)
    lowered_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(family__isnull=False) | Q(person__isnull=False), name="label_on_something"
            ),
            models.CheckConstraint(
                condition=Q(lowered_by__isnull=True)
                | (Q(lower_asked_by__isnull=False) & ~Q(lower_asked_by=F("lowered_by"))),
                name="label_lowered_by_two",
            ),
        ]

    def __str__(self) -> str:
        """Say the level only."""
        return self.level


class NamedReader(models.Model):
    """A worker named on a label: with RESTRICTED or SEALED, only the named may look."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id label", protected="practitioner")

    label = models.ForeignKey(Label, models.CASCADE, related_name="named")
    practitioner = models.ForeignKey("agencies.Practitioner", models.CASCADE, related_name="+")

    def __str__(self) -> str:
        """Say nothing."""
        return "named reader"


class Exclusion(Dated):
    """A worker who may not look, for a conflict of interest. Beats every grant, management included."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id practitioner family declared_by", protected="why since until"
    )

    practitioner = models.ForeignKey("agencies.Practitioner", models.CASCADE, related_name="exclusions")
    family = models.ForeignKey("network.Family", models.CASCADE, related_name="exclusions")
    why = models.TextField()
    declared_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        """Say nothing."""
        return "exclusion"


class Withheld(models.Model):
    """Something that one person may never see, by any path, until lifted by two people.

    `kind` and `item` name the thing as text, so that anything in any room can be withheld: kind "family"
    (everything but one's own words), "person" (everything about a person), "entry", "own_words", "note",
    "document", "detail" (item = reference). What derives from the thing is withheld too.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id family raised_by raised_on lifted_by lifted_agreed_by lifted_on",
        protected="from_person kind item why",
    )

    from_person = models.ForeignKey("people.Person", models.CASCADE, related_name="withheld")
    family = models.ForeignKey("network.Family", models.CASCADE, related_name="withheld")
    kind = models.CharField(max_length=20)
    item = models.CharField(max_length=40, blank=True)
    why = models.TextField()
    raised_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    raised_on = models.DateField()
    lifted_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    lifted_agreed_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    lifted_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["from_person", "family"], name="withheld_from"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(lifted_on__isnull=True)
                | (Q(lifted_agreed_by__isnull=False) & ~Q(lifted_agreed_by=F("lifted_by"))),
                name="withheld_lifted_by_two",
            ),
        ]

    def __str__(self) -> str:
        """Say nothing."""
        return "withheld item"


class ProtectedDetail(Dated):
    """A refuge, placement, school or telephone number that would endanger somebody if it reached the wrong
    person. In its own table, with its own list of readers; never a flag beside the plain field."""

    class Kind(models.TextChoices):
        """What the detail is."""

        ADDRESS = "address", "Address"
        PHONE = "phone", "Telephone"
        SCHOOL = "school", "School or nursery"
        PLACEMENT = "placement", "Placement"
        ADOPTION = "adoption", "Adoption"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref person raised_by", protected="kind value postcode since until why"
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="protected_details")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.TextField()
    postcode = models.CharField(max_length=8, blank=True)
    why = models.TextField()
    raised_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        """Say the kind only."""
        return self.kind


class DetailReader(Dated):
    """A worker on the list of those who may read a protected detail."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id detail added_by", protected="practitioner since until"
    )

    detail = models.ForeignKey(ProtectedDetail, models.CASCADE, related_name="readers")
    practitioner = models.ForeignKey("agencies.Practitioner", models.CASCADE, related_name="+")
    added_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        """Say nothing."""
        return "reader of a protected detail"


class Disclosure(models.Model):
    """Something shared outside, or a decision not to share: what, to whom, why, on what basis, family told?"""

    class Basis(models.TextChoices):
        """Lawful basis (UK GDPR Article 6; consent only when it is really relied on)."""

        PUBLIC_TASK = "public_task", "Public task"
        LEGAL_OBLIGATION = "legal_obligation", "Legal obligation"
        VITAL_INTERESTS = "vital_interests", "To protect life"
        LEGITIMATE_INTEREST = "legitimate_interest", "Recognised legitimate interest"
        CONSENT = "consent", "Consent, relied on"

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref family decided_by decided_on recorded_at",
        practice="shared purpose basis condition family_told why_not_told to_whom",
        special="items",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)
    family = models.ForeignKey("network.Family", models.PROTECT, related_name="disclosures")
    shared = models.BooleanField(help_text="False: it was decided not to share.")
    items = models.TextField(help_text="What was shared, in words.")
    to_whom = models.CharField(max_length=200)
    purpose = models.TextField()
    basis = models.CharField(max_length=20, choices=Basis)
    condition = models.CharField(max_length=200, blank=True, help_text="Article 9 and Schedule 1 condition.")
    family_told = models.BooleanField()
    why_not_told = models.TextField(blank=True)
    decided_by = models.ForeignKey("agencies.Account", models.PROTECT, related_name="+")
    decided_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(family_told=True) | ~Q(why_not_told=""), name="disclosure_told_or_reason"
            ),
        ]

    def __str__(self) -> str:
        """Say to whom."""
        return self.to_whom


class AccessLog(models.Model):
    """One look at, or refusal of, a person's record. Append-only; partitioned by month; no foreign keys.

    A large authority writes about 112 million of these a year (`performance.md`), so closed months can be
    moved to column files without touching the rest.
    """

    append_only = True
    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id at account_id practitioner_id actor row action decision",
        personal="actor_name family_id person_id",
        special="purpose reason about",
    )

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    practitioner_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    actor = models.CharField(max_length=4, help_text="AW, TM, MG ... as in the access matrix.")
    row = models.CharField(max_length=4, help_text="Row of the access matrix.")
    action = models.CharField(max_length=60)
    decision = models.CharField(max_length=8)
    family_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    about = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        managed = True
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["family_id", "at"], name="access_log_family"),
            models.Index(fields=["account_id", "at"], name="access_log_account"),
        ]

    def __str__(self) -> str:
        """Say who did what."""
        return f"{self.actor_name}: {self.action}"
