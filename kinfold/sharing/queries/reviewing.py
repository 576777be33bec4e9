"""Break-glass to be looked at again, and who has looked at a record."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from kinfold.agencies.models import Practitioner, RoleHeld, TeamMembership
from kinfold.base.who import Who
from kinfold.law import days
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.sharing import rules
from kinfold.sharing.models import AccessLog, Grant
from kinfold.sharing.queries import routes as ways
from kinfold.sharing.queries.visible import findable_families
from kinfold.sharing.queries.who import still


@dataclass(frozen=True, slots=True)
class GlassToReview:
    """One break-glass that somebody else has to look at."""

    grant: Grant
    worker: Practitioner
    family_name: str  # empty when the reviewer may not know it
    category: str
    due_on: date
    overdue: bool


def reviewable(who: Who, on: date) -> QuerySet[Grant]:
    """Break-glass that this person may review: all for governance, their own teams' for a manager; never their own."""
    rows = Grant.objects.filter(kind=Grant.Kind.GLASS)
    if who.practitioner_id is None:
        return rows.none()
    if RoleHeld.Role.GOVERNANCE not in who.roles:
        line = TeamMembership.objects.filter(
            still(on), practitioner_id=OuterRef("practitioner_id"), team_id__in=who.managed_team_ids
        )
        rows = rows.filter(Exists(line))
    mine = [row.values(kept_id=ways.kept_family()) for row in ways.excluded(who, on)]
    for families in mine:
        rows = rows.annotate(kept=ways.kept_family()).exclude(kept__in=families)
    return rows.exclude(practitioner_id=who.practitioner_id)


def glass_to_review(who: Who, on: date) -> list[GlassToReview]:
    """Break-glass nobody has reviewed yet, oldest first: the notice to the line manager and to governance."""
    rows = reviewable(who, on).filter(reviewed_by__isnull=True)
    found = list(rows.select_related("practitioner__organisation", "family").order_by("created_at"))
    named = set(
        findable_families(who, on).filter(pk__in=[g.family_id for g in found]).values_list("pk", flat=True)
    )
    return [_to_review(row, row.family.name if row.family_id in named else "", on) for row in found]


def _to_review(row: Grant, name: str, on: date) -> GlassToReview:
    assert row.practitioner is not None  # break-glass is never a team's
    due = days.add_working_days(row.since, rules.REVIEW_WORKING_DAYS)
    category = rules.GLASS_CATEGORIES.get(row.category, row.category)
    return GlassToReview(row, row.practitioner, name, category, due, on > due)


def glass_opened(ref: str) -> Grant:
    """Return a break-glass by reference. Raises `Grant.DoesNotExist`."""
    return Grant.objects.select_related("practitioner", "family").get(ref=ref, kind=Grant.Kind.GLASS)


def may_review(who: Who, opened: Grant, on: date) -> bool:
    """Say whether somebody may review this break-glass."""
    return reviewable(who, on).filter(pk=opened.pk).exists()


def my_glass(who: Who, on: date, now: datetime) -> list[Grant]:
    """One's own break-glass that is open now: for the banner."""
    return list(ways.glass(who, on, now).select_related("family")) if who.practitioner_id else []


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a record, as it is told."""

    at: datetime
    name: str  # empty where only kinds of reader are told
    capacity: str
    action: str
    outcome: str
    why: str


def who_looked(
    family: Family, *, names: bool, before: datetime | None = None, limit: int = 100
) -> list[Look]:
    """Who has looked at a record or tried to, newest first (row A1).

    Without `names`, only what kind of reader saw something of it on which day, once a day: attempts that were refused and
    work on protection itself say nothing to the family about the family.
    """
    rows = AccessLog.objects.filter(family_id__in=network.family_ids(family))
    if before is not None:
        rows = rows.filter(at__lt=before)
    if names:
        return [_look(row, names) for row in rows.order_by("-at", "-id")[:limit]]
    seen = rows.filter(decision__in=("allow", "mask"), row__startswith="V").exclude(actor="")
    once = seen.annotate(day=TruncDate("at")).order_by("-day", "actor").distinct("day", "actor")
    return [_look(row, names) for row in once[:limit]]


def _look(row: AccessLog, names: bool) -> Look:
    return Look(
        at=row.at,
        name=row.actor_name if names else "",
        capacity=rules.SAYS.get(row.actor, "Signed-in worker"),
        action=row.action.replace("_", " "),
        outcome=row.decision,
        why=(row.purpose or row.reason) if names else "",
    )


def looks_outside_work(account_id: int, since: datetime) -> int:
    """How many different families an account has opened since a moment (threat 54: more than 60 in an hour)."""
    rows = AccessLog.objects.filter(
        Q(decision="allow") | Q(decision="mask"), account_id=account_id, at__gte=since
    )
    return rows.exclude(family_id=None).values("family_id").distinct().count()
