"""Organisations, teams, and the practitioners and volunteers who work in them."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from kinfold.base import ids
from kinfold.base.sensitivity import Sensitivity, declare


class Sector(models.TextChoices):
    """What kind of service an organisation is (the words of the scenario packs)."""

    SCHOOL = "school", "School"
    EARLY_YEARS = "early_years", "Nursery or children's centre"
    HEALTH = "health", "Health"
    ADULT_HEALTH = "adult_health", "Adult health"
    SOCIAL_CARE = "social_care", "Children's social care"
    ADULT_SOCIAL_CARE = "adult_social_care", "Adult social care"
    EDUCATION = "education", "Education service"
    POLICE = "police", "Police"
    JUSTICE = "justice", "Justice"
    PROBATION = "probation", "Probation"
    HOUSING = "housing", "Housing"
    VOLUNTARY = "voluntary", "Charity or community group"
    COURT = "court", "Court"
    YOUTH = "youth", "Youth service"
    COMMUNITY = "community", "Community"
    FAITH = "faith", "Church, mosque or other faith group"
    PRIVATE = "private", "Private company"
    OTHER = "other", "Other"


class Organisation(models.Model):
    """A service that helps families: a school, a practice, a charity, the authority itself."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref created_at", practice="name sector phone hours is_other_authority closed_on"
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.organisation_ref, editable=False)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=20, choices=Sector)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    is_other_authority = models.BooleanField(default=False, help_text="Another council (actor LA2).")
    closed_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Team(models.Model):
    """A team within an organisation."""

    class Kind(models.TextChoices):
        """What the team does for others."""

        LOCALITY = "locality", "Works with families"
        DUTY = "duty", "Duty team"
        CONSULTATION = "consultation", "Consultation line"
        OUT_OF_HOURS = "out_of_hours", "Out of hours"
        REVIEWING = "reviewing", "Reviewing officers and conference chairs"
        OTHER = "other", "Other"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref organisation", practice="name kind phone hours"
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.team_ref, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.LOCALITY)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts. Accounts are made by `agencies.actions.open_account`, not here."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find an account by the name with which its owner signs in."""
        return self.get(username=username)


class Account(AbstractBaseUser):
    """Somebody who can sign in: a practitioner, a volunteer, or a member of a family."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id password last_login is_active suspended_on", personal="username display_name"
    )

    username = models.CharField(max_length=150, unique=True)
    display_name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    suspended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    def __str__(self) -> str:
        """Return the name that others see."""
        return self.display_name


class Practitioner(models.Model):
    """A worker or volunteer. Their name may be unknown; their job and organisation are what families meet."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id ref account created_at",
        practice="title organisation hours registration_number is_volunteer started_on left_on about_me",
        personal="name phone email",
    )

    ref = models.CharField(max_length=20, unique=True, default=ids.practitioner_ref, editable=False)
    account = models.OneToOneField(
        Account, models.SET_NULL, null=True, blank=True, related_name="practitioner"
    )
    name = models.CharField(max_length=200, blank=True, help_text="Blank when the name is not known.")
    title = models.CharField(max_length=200, help_text="What families would call the job.")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="practitioners")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    hours = models.CharField(max_length=120, blank=True)
    registration_number = models.CharField(max_length=20, blank=True, help_text="Social Work England: SW...")
    about_me = models.TextField(blank=True, help_text="A line or two for families: who I am, why I come.")
    is_volunteer = models.BooleanField(default=False)
    started_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return the name, or the job when the name is not known."""
        return self.name or self.title

    @property
    def known_as(self) -> str:
        """Name and job together: "Amina Yusuf, nursery teacher"; the job alone when the name is unknown."""
        if not self.name:
            return self.title
        first = self.title.split(" ", 1)[0]
        keeps = first.endswith(("'s", "’s")) or first.isupper()  # "Jason's class teacher", "GP"
        return f"{self.name}, {self.title if keeps else self.title[:1].lower() + self.title[1:]}"


class Dated(models.Model):
    """Something true from one day until another (or until further notice)."""

    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day; empty while it lasts.")

    class Meta:
        abstract = True


class TeamMembership(Dated):
    """A practitioner in a team, perhaps as its manager, for a time."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id", practice="practitioner team is_manager since until"
    )

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    is_manager = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="team_membership_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Say who is in which team."""
        return f"{self.practitioner_id} in {self.team_id}"


class RoleHeld(Dated):
    """A role that a practitioner holds for a time. A role alone opens no record."""

    class Role(models.TextChoices):
        """The roles that pages and rules know."""

        DUTY = "duty", "Duty team"
        CONSULTATION = "consultation", "Consultation line"
        CHAIR = "chair", "Conference chair or reviewing officer"
        ANALYST = "analyst", "Analyst or commissioner"
        GOVERNANCE = "governance", "Information governance"
        ADMINISTRATOR = "administrator", "System administrator"

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id granted_by", practice="practitioner role since until"
    )

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=Role)
    granted_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        """Say who holds which role."""
        return f"{self.practitioner_id}: {self.role}"
