"""Who is asking: the account turned into a practitioner or a member of a family, as they stand on a day."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kinfold.agencies.models import Account, RoleHeld, TeamMembership
from kinfold.base import prepared
from kinfold.base.who import NOBODY, Who
from kinfold.people.models import Person


def still(on: date) -> Q:
    """A dated row that still gives access: what ends on a day is closed from the moment it is written."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gt=on))


def who_is(user: Any, on: date) -> Who:
    """Return who is asking. Inactive, suspended or left: nobody. One query."""
    if not getattr(user, "is_authenticated", False):
        return NOBODY
    found = _row(user.pk, on)
    if found is None or _gone(found, on):
        return NOBODY
    return Who(
        account_id=found["pk"],
        name=found["practitioner__name"] or found["display_name"],
        practitioner_id=found["practitioner__pk"],
        organisation_id=found["practitioner__organisation_id"],
        sector=found["practitioner__organisation__sector"] or "",
        other_authority=bool(found["practitioner__organisation__is_other_authority"]),
        team_ids=tuple(found["teams"]),
        managed_team_ids=tuple(found["managed"]),
        roles=frozenset(found["roles"]),
        person_id=found["kept_person"],
        person_ids=tuple(found["same_people"]),
    )


def _gone(found: dict[str, Any], on: date) -> bool:
    suspended, left = found["suspended_on"], found["practitioner__left_on"]
    return bool((suspended and suspended <= on) or (left and left <= on))


def _row(account_id: int, on: date) -> dict[str, Any] | None:
    asked: dict[str, prepared.Value] = {"account": account_id, "on": on}
    return prepared.first("who_is", asked, lambda given: _question(given["account"], given["on"]))


def _question(account_id: int, on: date) -> QuerySet[Any, Any]:
    mine = Q(practitioner__account_id=OuterRef("pk"))
    memberships = TeamMembership.objects.filter(mine, still(on))
    roles = RoleHeld.objects.filter(mine, still(on))
    kept = Coalesce("person__merged_into_id", "person__pk")
    one = OuterRef("kept_person")
    same = Person.objects.filter(
        Q(pk=one) | Q(merged_into_id=one)
    )  # two indexes; Coalesce would read everybody
    return (
        Account.objects.filter(pk=account_id, is_active=True)
        .annotate(kept_person=Coalesce(kept, Value(None)))
        .annotate(
            teams=ArraySubquery(memberships.order_by("team_id").values("team_id")),
            managed=ArraySubquery(memberships.filter(is_manager=True).order_by("team_id").values("team_id")),
            roles=ArraySubquery(roles.values("role")),
            same_people=ArraySubquery(same.order_by("pk").values("pk")),
        )
        .values(
            "pk",
            "display_name",
            "suspended_on",
            "practitioner__pk",
            "practitioner__name",
            "practitioner__left_on",
            "practitioner__organisation_id",
            "practitioner__organisation__sector",
            "practitioner__organisation__is_other_authority",
            "kept_person",
            "same_people",
            "teams",
            "managed",
            "roles",
        )
    )
