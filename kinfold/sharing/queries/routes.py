"""The ways in to a family: each a queryset of dated rows, from which lists and single decisions are both made.

This is the one place of the room that reads the tables of `network` and `people`: a policy that is to be one indexed
statement cannot go through their Python doors.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Now

from kinfold.agencies.models import RoleHeld, Sector
from kinfold.base.who import Who
from kinfold.network.models import Family, FamilyMember, Involvement
from kinfold.sharing.models import Exclusion, Grant, Label
from kinfold.sharing.queries.who import still

Role = RoleHeld.Role
HOLDS = (Involvement.Role.ALLOCATED, Involvement.Role.LEAD)
CHAIRS = (Involvement.Role.CHAIR, Involvement.Role.GUARDIAN)
JOINS = (Involvement.Role.PARTNER, Involvement.Role.VOLUNTEER)
# A role or employer that opens families only by a grant of this kind, to the worker or to their team.
BY_GRANT: dict[str, tuple[str, str]] = {
    "DU": (Role.DUTY, Grant.Kind.DUTY),
    "CL": (Role.CONSULTATION, Grant.Kind.CONSULTATION),
    "IG": (Role.GOVERNANCE, Grant.Kind.REQUEST),
}


def kept_family(row: str = "family") -> Coalesce:
    """The family as it is now: the one into which it was joined, if it was."""
    return Coalesce(F(f"{row}__joined_into_id"), F(f"{row}_id"))


def kept_person(row: str = "person") -> Coalesce:
    """The person as they are now: the record that was kept, if two were merged."""
    return Coalesce(F(f"{row}__merged_into_id"), F(f"{row}_id"))


def at(rows: QuerySet[Any], family_id: int) -> QuerySet[Any]:
    """Narrow rows to one family and those joined into it. The few families are found first: asked of each row instead,
    PostgreSQL would read every row there is."""
    return rows.filter(family__in=Family.objects.filter(Q(pk=family_id) | Q(joined_into_id=family_id)))


def lasting(on: date) -> Q:
    """A row that protects (a label, an exclusion) lasts to the end of its last day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def involved(on: date) -> Q:
    """An involvement that gives access: to the end of an agreed last day, but not once it has been ended."""
    open_today = Q(until__isnull=True) | Q(until__gt=on) | Q(until=on, reason_ended="")
    return Q(since__lte=on) & open_today


def grants(who: Who, kind: str, on: date) -> QuerySet[Grant]:
    """Grants of a kind, to this worker or one of their teams, that nobody has ended."""
    mine = Q(practitioner_id=who.practitioner_id) | Q(team_id__in=who.team_ids)
    return Grant.objects.filter(mine, lasting(on), kind=kind, ended_on__isnull=True)


def glass(who: Who, on: date, now: datetime | None = None) -> QuerySet[Grant]:
    """This worker's own break-glass that has not run out. Without `now`, the database's clock says."""
    return grants(who, Grant.Kind.GLASS, on).filter(expires_at__gt=now or Now())


def excluded(who: Who, on: date) -> list[QuerySet[Any]]:
    """Rows of families that this worker may not look at: declared, or because they are in the family themselves."""
    if who.practitioner_id is None:
        return []
    return [
        Exclusion.objects.filter(lasting(on), practitioner_id=who.practitioner_id),
        FamilyMember.objects.filter(person_id__in=who.person_ids),
    ]


def unnamed(who: Who, on: date) -> QuerySet[Label]:
    """Labels in force on which this person is not named."""
    return Label.objects.filter(lasting(on)).exclude(named__practitioner_id=who.practitioner_id or 0)


def routes(who: Who, on: date) -> dict[str, list[QuerySet[Any]]]:
    """Return, for each actor, the rows that make this person that actor towards a family."""
    if who.is_nobody:
        return {}
    if who.practitioner_id is None:
        return {"FAM": [FamilyMember.objects.filter(still(on), person_id__in=who.person_ids)]}
    mine = Involvement.objects.filter(involved(on), practitioner_id=who.practitioner_id)
    found: dict[str, list[QuerySet[Any]]] = {
        "AW": [mine.filter(role__in=HOLDS)],
        "CH": [mine.filter(role__in=CHAIRS)],
        "PT": [mine.filter(role__in=JOINS)],
        "TM": [grants(who, Grant.Kind.COVER, on)],
        "LA2": [grants(who, Grant.Kind.TRANSFER, on)],
    }
    alongside = tuple(set(who.team_ids) - set(who.managed_team_ids))
    if alongside:
        colleagues = _held_by_team(alongside, on, social_care=True)
        found["TM"].append(colleagues.exclude(practitioner_id=who.practitioner_id))
    if who.managed_team_ids:
        found["MG"] = [_held_by_team(who.managed_team_ids, on)]
    for actor, (role, kind) in BY_GRANT.items():
        if role in who.roles:
            found[actor] = [grants(who, kind, on)]
    return found


def _held_by_team(team_ids: tuple[int, ...], on: date, *, social_care: bool = False) -> QuerySet[Involvement]:
    """Families held by somebody who is in one of the teams today. Cover among team-mates is social care's alone:
    the colleagues of a teacher who leads a plan are not in the family's team."""
    rows = Involvement.objects.filter(
        involved(on),
        still_in_team(on),
        role__in=HOLDS,
        practitioner__memberships__team_id__in=team_ids,
    )
    return rows.filter(practitioner__organisation__sector=Sector.SOCIAL_CARE) if social_care else rows


def still_in_team(on: date) -> Q:
    """The holder's membership of the team is in force."""
    path = "practitioner__memberships__"
    lasts = Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gt": on})
    return Q(**{f"{path}since__lte": on}) & lasts


def standing(who: Who) -> frozenset[str]:
    """Return what somebody is without regard to any family: by employer and by role."""
    if who.is_nobody:
        return frozenset({"EX"})
    if who.practitioner_id is None:
        return frozenset({"EX"})
    roles = {
        "DU": Role.DUTY,
        "CL": Role.CONSULTATION,
        "AN": Role.ANALYST,
        "IG": Role.GOVERNANCE,
        "SA": Role.ADMINISTRATOR,
    }
    found = {actor for actor, role in roles.items() if role in who.roles}
    if who.other_authority:
        return frozenset(found | {"LA2"})
    if who.sector != Sector.SOCIAL_CARE:
        return frozenset(found or {"PX"})
    desk_only = found & {"CL", "AN", "IG", "SA"} and "DU" not in found
    return frozenset(found if desk_only else found | {"OT"})
